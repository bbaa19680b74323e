import {
  type Attributes,
  type Meter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { failureOf } from './failure.ts';
import { counter, histogram } from './instruments.ts';
import type { CallConnector, MeasuredTurn, Telemetry } from './telemetry.ts';

export interface TurnsParts {
  meter: Meter;
  tracer: Tracer;
  /** What a turn can be; anything else counts as `other`. */
  verbs: ReadonlySet<string>;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
}

/**
 * Measures turns and requests to Teams: in metrics, and as a span for each turn with one for each of its parts. A span
 * is about one person at one moment, so it says neither guide nor verdict.
 */
export function createTurns({
  meter,
  tracer,
  verbs,
  clock,
}: TurnsParts): Pick<Telemetry, 'turn' | 'connector'> {
  const turns = counter(meter, 'maajeg_turns');
  const turnTime = histogram(meter, 'maajeg_turn_seconds');
  const partTime = histogram(meter, 'maajeg_turn_part_seconds');
  const connectorTime = histogram(meter, 'maajeg_connector_seconds');
  const connectorErrors = counter(meter, 'maajeg_connector_errors');

  const connectorIn =
    (context = ROOT_CONTEXT): CallConnector =>
    async (call, request) => {
      const span = tracer.startSpan('connector', { kind: SpanKind.CLIENT, attributes: { call } }, context);
      const begun = clock();
      try {
        return await request();
      } catch (error) {
        const code = failureOf(error);
        connectorErrors({ call, code });
        fail(span, { code });
        throw error;
      } finally {
        connectorTime(clock() - begun, { call });
        span.end();
      }
    };

  const turn = (): MeasuredTurn => {
    const begun = clock();
    const span = tracer.startSpan('turn', { kind: SpanKind.SERVER }, ROOT_CONTEXT);
    const context = trace.setSpan(ROOT_CONTEXT, span);
    return {
      part: (part, work) => {
        const partSpan = tracer.startSpan(part, {}, context);
        const partBegun = clock();
        const end = () => {
          partTime(clock() - partBegun, { part });
          partSpan.end();
        };
        return ending(work, end, () => fail(partSpan));
      },
      connector: connectorIn(context),
      ended: (said, result) => {
        const verb = said === undefined ? 'none' : verbs.has(said) ? said : 'other';
        turns({ verb, result });
        turnTime(clock() - begun, { result });
        span.setAttributes({ verb, result });
        if (result === 'failed') fail(span);
        span.end();
      },
    };
  };
  return { turn, connector: connectorIn() };
}

/** Of an error nothing but that there was one: its message may hold anything. */
function fail(span: Span, attributes: Attributes = {}): void {
  span.setAttributes(attributes);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Does something and says when it has ended, at once or later, and before that where it failed. */
function ending<T>(work: () => T, end: () => void, failed: () => void): T {
  const settle = (isFailed: boolean) => {
    if (isFailed) failed();
    end();
  };
  try {
    const given = work();
    if (!(given instanceof Promise)) {
      settle(false);
      return given;
    }
    given.then(
      () => settle(false),
      () => settle(true),
    );
    return given;
  } catch (error) {
    settle(true);
    throw error;
  }
}
