import { describe, expect, it } from '@jest/globals';
import { createLog } from '../src/log.ts';
import { createMeasuring } from '../src/measuring.ts';
import { noTelemetry } from '../src/telemetry/telemetry.ts';
import { linesOf } from './support/measuring.ts';
import { memoryReminders } from './support/memory-reminders.ts';
import { packsOf, proeve } from './support/proeve.ts';
import { addressOf, keyOf, MINUTE, NOON, planFor } from './support/reminder-store.ts';

async function world(settings: Parameters<typeof createMeasuring>[0]) {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ level: 'info', stream: { write: (line) => lines.push(JSON.parse(line)) } });
  const store = memoryReminders(() => NOON);
  await store.people.remember(keyOf('anna'), addressOf('anna'), 'da');
  await store.reminders.accept([planFor('anna', 'one')]);
  const times = { clock: () => 0, now: () => NOON + MINUTE, collectorPatience: 50 };
  const parts = { packs: packsOf(proeve()), backlog: store.backlog, log, ...times };
  return { lines, ...(await createMeasuring(settings, parts)) };
}

/** An address where nobody listens: the port was just given back. */
async function nowhere(): Promise<string> {
  const { lines, listen, stop } = await world({
    metrics: { host: '127.0.0.1', port: 0 },
    collector: undefined,
  });
  await listen();
  await stop();
  return `http://127.0.0.1:${lines[0]?.port}`;
}

describe('measuring', () => {
  it('is off unless a setting turns it on: no listener, and nothing that would be called', async () => {
    const { telemetry, listen, stop, lines } = await world(undefined);
    await listen();
    expect(telemetry).toBe(noTelemetry);
    expect(lines).toEqual([]);
    await stop();
  });

  it('shows turns and what waits at the port, until it is stopped', async () => {
    const { telemetry, listen, stop, lines } = await world({
      metrics: { host: '127.0.0.1', port: 0 },
      collector: undefined,
    });
    await listen();
    telemetry.turn().ended('menu', 'answered');
    const url = `http://127.0.0.1:${lines[0]?.port}/metrics`;
    const text = await (await fetch(url)).text();
    expect(linesOf(text, 'maajeg_turns_total')).toEqual(['{verb="menu",result="answered"} 1']);
    expect(linesOf(text, 'maajeg_reminders')).toContain('{state="waiting"} 1');
    expect(linesOf(text, 'maajeg_queue_age_seconds')).toContain('{job="deliver"} 60');
    await stop();
    await expect(fetch(url)).rejects.toThrow();
  });

  it('opens no port for a collector alone, and writes into the log what that did not take', async () => {
    const endpoint = await nowhere();
    const { telemetry, listen, stop, lines } = await world({
      metrics: undefined,
      collector: { endpoint, headers: {} },
    });
    await listen();
    telemetry.turn().ended('menu', 'answered');
    await stop();
    // Traces and metrics are both lost; the same is said once in a while.
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'warn',
        event: 'What was measured is lost',
        error: expect.objectContaining({ code: 'TELEMETRY_LOST' }),
      }),
    ]);
  });
});

describe('without telemetry', () => {
  it('work is done as it is, and nothing is asked of it', async () => {
    const turn = noTelemetry.turn();
    expect(noTelemetry.turn()).toBe(turn);
    const promise = Promise.resolve('chosen');
    expect(turn.part('choices', () => promise)).toBe(promise);
    expect(await turn.connector('send', () => promise)).toBe('chosen');
    expect(turn.ended('menu', 'answered')).toBeUndefined();
  });
});
