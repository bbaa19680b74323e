import { describe, expect, it } from '@jest/globals';
import { beginWork } from '../src/background.ts';
import { memoryQueue } from './support/memory-queue.ts';

const NOON = Date.parse('2026-03-31T12:00:00Z');

function deployment() {
  const time = { now: NOON };
  const queue = memoryQueue(() => time.now);
  const done: [string, unknown][] = [];
  const doing = (name: 'tidy' | 'graph-subscriptions') => ({
    name,
    atOnce: 1,
    handle: async (data: unknown) => {
      done.push([name, data]);
    },
  });
  const reminders = { work: [doing('tidy')], recurring: [{ name: 'tidy', cron: '30 2 * * *' }] as const };
  const sweep = { name: 'graph-subscriptions', cron: '10 * * * *', data: { step: 'sweep' } } as const;
  const graph = { work: [doing('graph-subscriptions')], recurring: [sweep] };
  const begin = () => beginWork(queue, [graph, reminders], time.now);
  const work = () => queue.run('tidy', 'graph-subscriptions');
  return { time, queue, done, begin, work };
}

describe('work in the background', () => {
  it('that recurs is also done at the beginning, with its data', async () => {
    const { queue, begin, work, done } = deployment();
    await begin();
    await work();
    expect(done).toEqual([
      ['tidy', {}],
      ['graph-subscriptions', { step: 'sweep' }],
    ]);
    expect(queue.recurring().map(({ name }) => name)).toEqual(['graph-subscriptions', 'tidy']);
  });

  it('is begun once by instances that start together, and again by one that starts later', async () => {
    const { time, begin, work, done } = deployment();
    await begin();
    await begin();
    await work();
    expect(done).toHaveLength(2);
    time.now += 60_000;
    await begin();
    await work();
    expect(done).toHaveLength(4);
  });
});
