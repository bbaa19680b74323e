/**
 * Loaded before a server that is measured (`--import`): tells over HTTP what the process has used so far. The port
 * is the query of this module's address.
 */
import { createServer } from 'node:http';

// A measurement that dies takes its servers along, and the channel to it keeps none of them alive.
process.once('disconnect', () => process.exit());
process.channel?.unref();

const collect = (globalThis as { gc?: () => void }).gc;

createServer((req, res) => {
  if (req.url === '/collected') collect?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  res.end(JSON.stringify({ processorMs: (user + system) / 1000, rss, heapUsed, external }));
})
  .listen(Number(new URL(import.meta.url).searchParams.get('port')), '127.0.0.1')
  .unref();
