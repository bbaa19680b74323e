import { afterEach, describe, expect, it } from '@jest/globals';
import type { BacklogNow } from '../../src/remind/ports.ts';
import { metrics } from '../../src/telemetry/metrics.ts';
import type { OpenTelemetry, OpenTelemetryParts } from '../../src/telemetry/open-telemetry.ts';
import type { Happened } from '../../src/usage/use.ts';
import { linesOf, measuring, nothingWaits } from '../support/measuring.ts';

let open: OpenTelemetry;
afterEach(() => open.stop());

function begin(parts: Partial<OpenTelemetryParts> = {}) {
  open = measuring(parts);
  return open.telemetry;
}
const lines = async (name: string) => linesOf(await open.text(), name);

describe('turns', () => {
  it('are counted by what the person did and how it ended', async () => {
    const telemetry = begin();
    for (const result of ['answered', 'answered', 'failed'] as const) telemetry.turn().ended('menu', result);
    telemetry.turn().ended(undefined, 'no-answer');
    expect(await lines('maajeg_turns_total')).toEqual([
      '{verb="menu",result="answered"} 2',
      '{verb="menu",result="failed"} 1',
      '{verb="none",result="no-answer"} 1',
    ]);
  });

  it('whose verb is none of ours are all called other, whatever they say', async () => {
    const telemetry = begin();
    for (const verb of ['010190-1234', 'Signe Testesen', '{"x"}']) telemetry.turn().ended(verb, 'answered');
    expect(await lines('maajeg_turns_total')).toEqual(['{verb="other",result="answered"} 3']);
  });

  it('are timed in seconds, and so are their parts, whether they are done at once or later', async () => {
    const time = { now: 0 };
    const turn = begin({ clock: () => time.now }).turn();
    const given = turn.part('step', () => {
      time.now += 20;
      return 'a card';
    });
    await turn.part('choices', async () => {
      await Promise.resolve();
      time.now += 300;
    });
    turn.ended('open', 'answered');
    expect(given).toBe('a card');
    expect(await lines('maajeg_turn_part_seconds_sum')).toEqual([
      '{part="step"} 0.02',
      '{part="choices"} 0.3',
    ]);
    expect(await lines('maajeg_turn_seconds_sum')).toEqual(['{result="answered"} 0.32']);
    const buckets = await lines('maajeg_turn_part_seconds_bucket');
    expect(buckets).toContain('{part="step",le="0.01"} 0');
    expect(buckets).toContain('{part="step",le="0.025"} 1');
  });

  it('give and throw what their parts do', async () => {
    const turn = begin().turn();
    const error = new Error('our own');
    const fails = () => {
      throw error;
    };
    expect(() => turn.part('step', fails)).toThrow(error);
    await expect(turn.part('choices', async () => fails())).rejects.toBe(error);
    await expect(turn.connector('send', async () => fails())).rejects.toBe(error);
    expect(await turn.connector('send', async () => 'sent')).toBe('sent');
    expect(await lines('maajeg_turn_part_seconds_count')).toEqual(['{part="step"} 1', '{part="choices"} 1']);
  });
});

describe('requests to Teams that fail', () => {
  it.each([
    [{ statusCode: 429 }, '429'],
    [{ statusCode: 403, code: 'BotNotInConversationRoster' }, '403'],
    [{ code: 'ECONNREFUSED' }, 'unreachable'],
    [{ name: 'AbortError' }, 'timeout'],
    [{ code: 'ETIMEDOUT' }, 'timeout'],
    [{ statusCode: 12_345, code: 'Signe' }, 'broken'],
    [{ statusCode: '010190-1234', code: 7, name: {} }, 'broken'],
    [undefined, 'broken'],
  ])('are counted by why, in words of ours: %j', async (error, code) => {
    const telemetry = begin();
    await telemetry.connector('update', () => Promise.reject(error)).catch(() => {});
    expect(await lines('maajeg_connector_errors_total')).toEqual([`{call="update",code="${code}"} 1`]);
    expect(await lines('maajeg_connector_seconds_count')).toEqual(['{call="update"} 1']);
  });
});

const opens: Happened = { verb: 'open', pack: 'proeve', guide: 'gift', node: 'sort', language: 'da' };

describe('guides and answers', () => {
  it('are not there until there are five of them, and then go on in steps of five', async () => {
    const telemetry = begin();
    const seen = [];
    for (let times = 1; times <= 11; times += 1) {
      telemetry.count(opens);
      seen.push((await lines('maajeg_guides_opened_total')).join());
    }
    const five = '{pack="proeve",guide="gift"} 5';
    expect(seen).toEqual([
      '',
      '',
      '',
      '',
      five,
      five,
      five,
      five,
      five,
      five.replace(' 5', ' 10'),
      five.replace(' 5', ' 10'),
    ]);
  });

  it('are counted each for itself: verdicts of one guide do not make five together', async () => {
    const telemetry = begin();
    const reached = { ...opens, verb: 'answer', passed: 'sort' };
    for (let times = 0; times < 4; times += 1) telemetry.count({ ...reached, verdict: 'allowed' });
    for (let times = 0; times < 7; times += 1) telemetry.count({ ...reached, verdict: 'not_allowed' });
    expect(await lines('maajeg_outcomes_total')).toEqual([
      '{pack="proeve",guide="gift",verdict="not_allowed"} 5',
    ]);
  });

  it.each([
    ['guide', { guide: '010190-1234' }],
    ['pack', { pack: 'Signe Testesen' }],
  ])('of a %s that there is not are never shown', async (_what, change) => {
    const telemetry = begin();
    for (let times = 0; times < 20; times += 1) telemetry.count({ ...opens, ...change, verdict: 'allowed' });
    expect(await open.text()).not.toMatch(/maajeg_(guides|outcomes)|Signe|010190/u);
  });
});

describe('what waits in the database', () => {
  const waits = (): BacklogNow => {
    const { reminders, due } = nothingWaits();
    return {
      reminders: { ...reminders, waiting: 3, blocked: 1 },
      due: { ...due, deliver: { count: 2, oldest: 90_000 } },
    };
  };

  it('is read when somebody asks, with one look for all of it', async () => {
    let looks = 0;
    begin({
      backlog: async () => {
        looks += 1;
        return waits();
      },
    });
    const text = await open.text();
    expect(looks).toBe(1);
    expect(linesOf(text, 'maajeg_reminders')).toContain('{state="waiting"} 3');
    expect(linesOf(text, 'maajeg_jobs_due')).toContain('{job="deliver"} 2');
    expect(linesOf(text, 'maajeg_queue_age_seconds')).toContain('{job="deliver"} 90');
    expect(linesOf(text, 'maajeg_store_up')).toEqual(['1']);
  });

  it('is left out while the database does not answer; old values are not shown, and everything else is', async () => {
    let isGone = false;
    const telemetry = begin({
      backlog: async () => {
        if (isGone) throw new Error('gone');
        return waits();
      },
    });
    telemetry.turn().ended('menu', 'answered');
    await open.text();
    isGone = true;
    const text = await open.text();
    expect(text).not.toMatch(/maajeg_(reminders|jobs_due|queue_age_seconds)\{/u);
    expect(linesOf(text, 'maajeg_store_up')).toEqual(['0']);
    expect(linesOf(text, 'maajeg_turns_total')).toHaveLength(1);
  });

  it('holds nobody up where the database hangs, and is asked for once at a time', async () => {
    let looks = 0;
    begin({
      backlogPatience: 5,
      backlog: () => {
        looks += 1;
        return new Promise<never>(() => {});
      },
    });
    expect(linesOf(await open.text(), 'maajeg_store_up')).toEqual(['0']);
    await open.text();
    expect(looks).toBe(1);
  });
});

describe('the text of all metrics', () => {
  it('has those of the list and no other, each with its labels', async () => {
    const telemetry = begin();
    const turn = telemetry.turn();
    turn.part('step', () => {});
    await turn.connector('send', () => Promise.reject(new Error('no'))).catch(() => {});
    turn.ended('open', 'answered');
    const reached = { ...opens, verdict: 'allowed' } as const;
    for (let times = 0; times < 5; times += 1) telemetry.count(reached);
    const text = await open.text();
    const told = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gmu)].map(([, name, kind]) => [name, kind]);
    const listed = Object.entries(metrics).map(([name, { kind }]) => [
      kind === 'counter' ? `${name}_total` : name,
      kind,
    ]);
    expect(told.toSorted()).toEqual(listed.toSorted());
    for (const [name, { kind, labels }] of Object.entries(metrics)) {
      const full = { counter: `${name}_total`, histogram: `${name}_count`, gauge: name }[kind];
      const [line = ''] = linesOf(text, full);
      expect([name, [...line.matchAll(/(\w+)="/gu)].map(([, label]) => label)]).toEqual([name, labels]);
    }
  });
});
