import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { CodedError } from '../src/errors.ts';
import { createLog, type LogFields, type LogLevel } from '../src/log.ts';

/** A log and the lines that it has written. */
function capture(level: LogLevel = 'debug') {
  const lines: string[] = [];
  const log = createLog({ level, stream: { write: (line) => lines.push(line) } });
  const records = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { log, lines, records };
}

/** What the log writes of an error. */
function written(error: unknown): Record<string, unknown> {
  const { log, records } = capture();
  log.error('failed', { error });
  return records()[0]?.error as Record<string, unknown>;
}

const frame = /^at .+:\d+:\d+\)?$/;

describe('the log', () => {
  it('writes a JSON object a line: level, time, event, fields', () => {
    const { log, lines, records } = capture();
    log.info('turn', { verdict: 'not_allowed', verb: 'step', guide: 'sms', ms: 1.5, locale: 'da' });
    expect(lines[0]).toMatch(
      /^\{"level":"info","time":"\d{4}-\d\d-\d\dT[\d:.]+Z","event":"turn","verb":"step","ms":1\.5,/,
    );
    expect(lines[0]?.endsWith('\n')).toBe(true);
    expect(records()[0]).toEqual({
      level: 'info',
      time: expect.any(String),
      event: 'turn',
      verb: 'step',
      guide: 'sms',
      verdict: 'not_allowed',
      locale: 'da',
      ms: 1.5,
    });
  });

  it.each([
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['warn', ['warn', 'error']],
    ['silent', []],
  ] as const)('writes at level %s: %j', (level, expected) => {
    const { log, records } = capture(level);
    log.debug('a');
    log.info('a');
    log.warn('a');
    log.error('a');
    expect(records().map((record) => record.level)).toEqual(expected);
  });

  it('leaves out what is not a field, even in a larger object', () => {
    const { log, lines } = capture();
    const turn = { verb: 'ask', text: 'Må jeg sende CPR på sms?', from: { name: 'Signe Testesen' } };
    log.info('turn', turn);
    expect(lines[0]).toContain('"verb":"ask"');
    expect(lines[0]).not.toMatch(/CPR|Signe/);
  });

  it('has no place for a text, a name or an event put together', () => {
    const { log } = capture('silent');
    const text = String('Må jeg?');
    // @ts-expect-error a text is no field
    const fields: LogFields = { text };
    // @ts-expect-error an event is written out, not a variable
    log.info(text, fields);
    // @ts-expect-error an event is written out, without a hole
    log.info(`asked ${text}`);
    // @ts-expect-error a verdict is one of five words
    log.info('asked', { verdict: text });
    log.info('asked', { verdict: 'allowed' });
  });
});

describe('an error in the log', () => {
  it('keeps the message of an error of ours', () => {
    expect(written(new CodedError('PORT_TAKEN', 'Port 3978 is taken.'))).toEqual({
      code: 'PORT_TAKEN',
      name: 'CodedError',
      message: 'Port 3978 is taken.',
      stack: expect.arrayContaining([expect.stringMatching(frame)]),
    });
  });

  it('drops a foreign message and keeps code, status, name and frames', () => {
    const error = Object.assign(new RangeError('the body was {"text":"Signe Testesen er syg"}'), {
      code: 'BotNotInConversationRoster',
      statusCode: 403,
      request: { body: 'Signe Testesen' },
    });
    const record = written(error);
    expect(record).toEqual({
      code: 'BotNotInConversationRoster',
      status: 403,
      name: 'RangeError',
      stack: expect.any(Array),
    });
    expect((record.stack as string[]).every((line) => frame.test(line))).toBe(true);
    expect(JSON.stringify(record)).not.toContain('Signe');
  });

  it.each([
    ['several lines', 'first\nSigne Testesen\nlast'],
    ['lines that look like frames', 'x\n    at Signe Testesen (hjemme:1:2)\n    at Signe:1:2'],
  ])('drops a foreign message of %s', (_name, message) => {
    expect(JSON.stringify(written(new Error(message)))).not.toContain('Signe');
  });

  it('drops a message that was changed after the error was made', () => {
    const error = new Error('Signe Testesen');
    error.message = 'something else';
    expect(JSON.stringify(written(error))).not.toMatch(/Signe|something else/);
  });

  it('drops a name or a code that is a sentence', () => {
    const error = Object.assign(new Error('x'), { name: 'Signe er syg', code: 'Signe er syg' });
    expect(written(error)).toEqual({ name: 'Error', stack: expect.any(Array) });
  });

  it('follows the causes under the same rules', () => {
    const cause = Object.assign(new Error('Signe'), { code: 'ECONNREFUSED' });
    const record = written(new CodedError('STORE_GONE', 'The store is gone.', { cause }));
    expect(record.cause).toEqual({ code: 'ECONNREFUSED', name: 'Error', stack: expect.any(Array) });
  });

  it('ends with causes that go round in a circle', () => {
    const error = new Error('x');
    error.cause = error;
    expect(written(error)).toMatchObject({ cause: { cause: { cause: { name: 'Error' } } } });
  });

  it.each([
    ['Signe Testesen', 'thrown string'],
    [null, 'thrown null'],
    [{ text: 'Signe' }, 'thrown object'],
  ])('says only what kind of thing was thrown: %j', (thrown, name) => {
    expect(written(thrown)).toEqual({ name });
  });
});

describe('standard output', () => {
  it('has every line by the time the process ends', () => {
    const code =
      `const { createLog, standardOutput } = await import(${JSON.stringify(new URL('../src/log.ts', import.meta.url).href)});` +
      `const log = createLog({ level: 'info', stream: standardOutput() });` +
      `for (let count = 0; count < 500; count += 1) log.info('turn', { count });` +
      'process.exit(3);';
    const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
      encoding: 'utf8',
    });
    const counts = stdout.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line).count));
    expect(status).toBe(3);
    expect(counts).toEqual(Array.from({ length: 500 }, (_, at) => at));
  });
});
