/** One of several instances that start at the same moment: opens the database at the URL and its queue, and ends. */
import { createQueue } from '../../src/store/queue.ts';
import { openServer } from '../../src/store/server.ts';

const [, , url = ''] = process.argv;
const database = await openServer(url);
const queue = await createQueue(database, {
  onError: (error) => {
    throw error;
  },
});
await queue.stop(1);
await database.close();
