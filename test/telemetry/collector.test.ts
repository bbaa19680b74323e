import { afterEach, describe, expect, it } from '@jest/globals';
import { CodedError } from '../../src/errors.ts';
import { metrics } from '../../src/telemetry/metrics.ts';
import { linesOf, measuring } from '../support/measuring.ts';
import { type StubCollector, startCollector } from '../support/stub-collector.ts';

let collector: StubCollector | undefined;
afterEach(() => collector?.stop());

async function withCollector(status?: number | 'never') {
  collector = await startCollector(status);
  const lost: CodedError[] = [];
  const settings = { endpoint: collector.endpoint, headers: { 'x-key': 'nøgle' } };
  const open = measuring({
    collector: settings,
    // A busy machine takes its time; where nothing comes of it, nobody waits.
    ...(status !== undefined && { collectorPatience: 100 }),
    lost: (error) => lost.push(error),
  });
  return { collector, lost, ...open };
}

const attributesOf = (attributes: { key: string; value: { stringValue?: string } }[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));

describe('a turn as a trace', () => {
  it('is a span with one for each part and each request to Teams', async () => {
    const { telemetry, stop, collector: at } = await withCollector();
    const turn = telemetry.turn();
    turn.part('step', () => {});
    await turn.connector('reply', async () => {});
    turn.ended('open', 'answered');
    await stop();
    const [root, ...children] = at.spans().toSorted((a) => (a.name === 'turn' ? -1 : 1));
    expect(attributesOf(root?.attributes ?? [])).toEqual({ verb: 'open', result: 'answered' });
    expect(children.map(({ name }) => name).toSorted()).toEqual(['connector', 'step']);
    for (const child of children) {
      expect([child.traceId, child.parentSpanId]).toEqual([root?.traceId, root?.spanId]);
    }
    expect(root?.parentSpanId).toBeUndefined();
  });

  it('says that it failed, and of the error nothing but that', async () => {
    const { telemetry, stop, collector: at } = await withCollector();
    const turn = telemetry.turn();
    const error = Object.assign(new Error('Signe Testesen 010190-1234'), { statusCode: 502 });
    const fails = () => {
      throw error;
    };
    expect(() => turn.part('step', fails)).toThrow();
    await turn.connector('send', async () => fails()).catch(() => {});
    turn.ended('open', 'failed');
    await stop();
    const spans = at.spans();
    expect(spans.map(({ name, status }) => [name, status.code, status.message]).toSorted()).toEqual([
      ['connector', 2, undefined],
      ['step', 2, undefined],
      ['turn', 2, undefined],
    ]);
    const request = spans.find(({ name }) => name === 'connector');
    expect(attributesOf(request?.attributes ?? [])).toEqual({ call: 'send', code: '502' });
    expect(spans.flatMap(({ events }) => events)).toEqual([]);
  });

  it('names no guide and no verdict: it is about one person at one moment', async () => {
    const { telemetry, stop, collector: at } = await withCollector();
    const happened = { verb: 'open', pack: 'proeve', guide: 'gift', node: 'ja', language: 'da' } as const;
    const turn = telemetry.turn();
    telemetry.count({ ...happened, verdict: 'allowed' });
    turn.ended('open', 'answered');
    await stop();
    expect(at.spans()).toHaveLength(1);
    expect(JSON.stringify(at.received)).not.toMatch(/gift|proeve|allowed/u);
  });
});

describe('a stop', () => {
  it('hands over what was measured, with the headers for the collector', async () => {
    const { telemetry, stop, lost, collector: at } = await withCollector();
    telemetry.turn().ended('menu', 'answered');
    expect(at.received).toEqual([]);
    await stop();
    expect(at.received.map(({ path }) => path).toSorted()).toEqual(['/v1/metrics', '/v1/traces']);
    expect(at.metricNames()).toContain('maajeg_turns');
    expect(at.metricNames().filter((name) => !(name in metrics))).toEqual([]);
    expect(lost).toEqual([]);
  });
});

describe('a collector that takes nothing', () => {
  it('costs no turn anything: it goes on as without, and what is lost is told of', async () => {
    const { telemetry, text, stop, lost } = await withCollector(503);
    const turn = telemetry.turn();
    expect(turn.part('step', () => 'a card')).toBe('a card');
    turn.ended('menu', 'answered');
    expect(linesOf(await text(), 'maajeg_turns_total')).toHaveLength(1);
    await stop();
    expect(lost.map(({ code }) => code)).toEqual(['TELEMETRY_LOST', 'TELEMETRY_LOST']);
  });

  it('that never answers holds up no stop', async () => {
    const { telemetry, stop, lost } = await withCollector('never');
    telemetry.turn().ended('menu', 'answered');
    await stop();
    expect(lost.map(({ code }) => code)).toEqual(['TELEMETRY_LOST', 'TELEMETRY_LOST']);
  });

  it('that is not there holds up no stop', async () => {
    const gone = await startCollector();
    await gone.stop();
    const lost: CodedError[] = [];
    const open = measuring({
      collector: { endpoint: gone.endpoint, headers: {} },
      collectorPatience: 50,
      lost: (error) => lost.push(error),
    });
    open.telemetry.turn().ended('menu', 'answered');
    await open.stop();
    expect(lost.every((error) => error instanceof CodedError && error.cause !== undefined)).toBe(true);
    expect(lost).toHaveLength(2);
  });
});
