import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { linesOf } from './support/measuring.ts';
import { COMPILED, PROJECT, temporaryDir } from './support/processes.ts';
import { startCollector } from './support/stub-collector.ts';

/** To start takes many seconds on a busy machine. */
const WITHIN_MS = 240_000;

/** Ended also where a test gave up on it. */
let child: ReturnType<typeof startBot>;
afterEach(() => {
  child.kill('SIGKILL');
});

function startBot(dir: string, more: Record<string, string> = {}) {
  const settings = { PORT: '0', PLAYGROUND_PORT: 'off', PACK: 'jammerbugt', DATA_DIR: dir, ...more };
  const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, ...settings };
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

describe('a bot that is watched over', () => {
  it(
    'shows its metrics, and hands over what was measured when it is stopped',
    async () => {
      const data = await temporaryDir();
      const collector = await startCollector();
      child = startBot(data.dir, { METRICS_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
      const ports = new Map<string, number>();
      for await (const line of createInterface(child.stdout)) {
        const { event, port } = JSON.parse(line);
        if (port !== undefined) ports.set(event, port);
        if (event === 'listening for metrics') break;
      }
      child.stdout.resume();
      const activity = {
        type: 'typing',
        channelId: 'msteams',
        serviceUrl: collector.endpoint,
        from: { id: '29:anna' },
        recipient: { id: '28:bot' },
        conversation: { id: 'a:anna', conversationType: 'personal' },
      };
      const posted = await fetch(`http://127.0.0.1:${ports.get('listening')}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(activity),
      });
      const metrics = await fetch(`http://127.0.0.1:${ports.get('listening for metrics')}/metrics`);
      const text = await metrics.text();
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      expect(await closed).toEqual([0, null]);
      await Promise.all([collector.stop(), data.remove()]);

      expect(posted.status).toBe(200);
      expect(linesOf(text, 'maajeg_turns_total')).toEqual(['{verb="none",result="no-answer"} 1']);
      expect(linesOf(text, 'maajeg_store_up')).toEqual(['1']);
      expect(collector.spans().map(({ name }) => name)).toContain('turn');
      // Read from the database, which is closed after that.
      expect(collector.metricNames()).toContain('maajeg_reminders');
    },
    WITHIN_MS,
  );
});
