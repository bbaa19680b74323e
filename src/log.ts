import { pino } from 'pino';
import { CodedError } from './errors.ts';
import type { Language, Verdict } from './guide/schema.ts';

/** From the most silent that still speaks to the most talkative; `silent` writes nothing. */
export const logLevels = ['error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Everything that a log line may hold besides its event. There is no place for a text, a name or an id of
 * a person: add a key only for things that we ourselves have named.
 */
export interface LogFields {
  address?: string;
  code?: string;
  count?: number;
  edition?: string;
  guide?: string;
  locale?: Language;
  ms?: number;
  node?: string;
  pack?: string;
  port?: number;
  route?: string;
  scope?: 'personal' | 'groupChat' | 'channel';
  seconds?: number;
  status?: number;
  verb?: string;
  verdict?: Verdict;
  version?: string;
  /** Written as code, name and stack frames; the message only when it is a `CodedError`. */
  error?: unknown;
}

/** Takes a text that is written out in the code, and neither a variable nor a template with a hole. */
type WrittenOut<Event extends string> = Record<never, never> extends Record<Event, 1> ? never : Event;
type Write = <Event extends string>(event: Event & WrittenOut<Event>, fields?: LogFields) => void;
export type Log = Record<Exclude<LogLevel, 'silent'>, Write>;

const fieldNames: Record<Exclude<keyof LogFields, 'error'>, true> = {
  verb: true,
  route: true,
  status: true,
  ms: true,
  code: true,
  pack: true,
  edition: true,
  guide: true,
  node: true,
  verdict: true,
  scope: true,
  locale: true,
  count: true,
  seconds: true,
  address: true,
  port: true,
  version: true,
};

/** A line waits so long for others, in milliseconds, and no longer than until there are so many characters. */
const GATHERED_MS = 50;
const GATHERED = 8_192;

/** Causes are followed so far: enough for our error, the SDK's and the network's below it. */
const CAUSES = 3;
const FRAME = /^ {4}at .*:\d+:\d+\)?$/u;
const WORD = /^[A-Za-z][\w.-]{0,59}$/u;

/** Where lines of the log go. */
interface LogStream {
  write(line: string): void;
}

/**
 * Standard output, written a few times a second instead of for each line: that takes longer than all else about a line.
 * What waits is written when the process ends, unless it is killed.
 */
export function standardOutput(): LogStream {
  const output = pino.destination({ dest: 1, sync: true, minLength: GATHERED, periodicFlush: GATHERED_MS });
  process.once('exit', () => output.flushSync());
  return output;
}

/**
 * The log: one JSON object a line, on standard output or on `stream`, with level, time, event and fields.
 * A field that `LogFields` does not name is left out, even when it slips past the types in a larger object.
 */
export function createLog(options: { level: LogLevel; stream?: LogStream }): Log {
  const target = pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.stream ?? pino.destination({ dest: 1, sync: true }),
  );
  return {
    error: (event, fields) => target.error(line(event, fields)),
    warn: (event, fields) => target.warn(line(event, fields)),
    info: (event, fields) => target.info(line(event, fields)),
    debug: (event, fields) => target.debug(line(event, fields)),
  };
}

function line(event: string, fields: LogFields = {}): Record<string, unknown> {
  const written: Record<string, unknown> = { event };
  for (const name of Object.keys(fieldNames) as (keyof typeof fieldNames)[]) {
    if (fields[name] !== undefined) written[name] = fields[name];
  }
  if (fields.error !== undefined) written.error = describe(fields.error, CAUSES);
  return written;
}

/**
 * What may be known of an error. A foreign message can quote a request's body, and with it an employee's
 * words: it is dropped, and so are the lines of the stack that repeat it.
 */
function describe(error: unknown, causes: number): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: `thrown ${error === null ? 'null' : typeof error}` };
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return {
    ...(typeof code === 'string' && WORD.test(code) && { code }),
    ...(typeof statusCode === 'number' && { status: statusCode }),
    name: WORD.test(error.name) ? error.name : 'Error',
    ...(error instanceof CodedError && { message: error.message }),
    stack: frames(error),
    ...(error.cause !== undefined && causes > 0 && { cause: describe(error.cause, causes - 1) }),
  };
}

function frames(error: Error): string[] {
  const stack = error.stack ?? '';
  const afterMessage = error.message === '' ? 0 : stack.indexOf(error.message) + error.message.length;
  const lines = stack.slice(stack.includes(error.message) ? afterMessage : 0).split('\n');
  return lines.filter((text) => FRAME.test(text)).map((text) => text.trim());
}
