import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { PROJECT, temporaryDir } from './support/processes.ts';

/** To start takes many seconds on a busy machine. */
const WITHIN_MS = 240_000;

/** Ended also where a test gave up on it. */
let child: ReturnType<typeof startBot>;
afterEach(() => {
  child.kill('SIGKILL');
});

function startBot(dir: string) {
  const settings = { PORT: '0', PLAYGROUND_PORT: 'off', PACK: 'jammerbugt', DATA_DIR: dir };
  const env = { PATH: process.env.PATH, ...settings };
  return spawn(process.execPath, ['src/main.ts'], { cwd: PROJECT, env });
}

describe('a stop that is asked for while the bot starts', () => {
  it(
    'ends it without a word of complaint, and it never listens',
    async () => {
      const data = await temporaryDir();
      child = startBot(data.dir);
      const printed = Promise.all([text(child.stdout), text(child.stderr)]);
      const closed = once(child, 'close');
      // From here on the database is made, which takes seconds.
      while (!existsSync(join(data.dir, 'pglite/lock')) && child.exitCode === null) await sleep(5);
      child.kill('SIGTERM');
      const [code] = await closed;
      await data.remove();
      const [out, err] = await printed;
      expect([code, err]).toEqual([0, '']);
      const lines = out.trim().split('\n');
      expect(lines.map((line) => JSON.parse(line).event)).toEqual(['Stopping']);
    },
    WITHIN_MS,
  );
});
