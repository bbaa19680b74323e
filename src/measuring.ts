/** Metrics and traces, put together: off unless a setting turns them on, and then not even loaded. */
import { turnVerbs } from './chat/turn.ts';
import type { TelemetrySettings } from './config-telemetry.ts';
import type { Pack } from './guide/pack.ts';
import { createMetricsServer } from './http/metrics.ts';
import type { Log } from './log.ts';
import type { Backlog } from './remind/ports.ts';
import { noTelemetry, type Telemetry } from './telemetry/telemetry.ts';
import { createThrottle } from './throttle.ts';

export interface MeasuringParts {
  packs: ReadonlyMap<string, Pick<Pack, 'guides'>>;
  backlog: Backlog;
  log: Log;
  /** Milliseconds from any fixed moment on. */
  clock: () => number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds that the collector has to take something, 4,000 unless set. */
  collectorPatience?: number;
}

export interface Measuring {
  telemetry: Telemetry;
  /**
   * Opens `/metrics`, where that is to be had.
   * @throws {CodedError} PORT_TAKEN, PORT_FORBIDDEN, HOST_UNKNOWN or LISTEN_FAILED
   */
  listen: () => Promise<void>;
  /** Hands over what is left, and ends within seconds also where nobody takes it. */
  stop: () => Promise<void>;
}

/** A collector that is gone is missed every few seconds: a line in ten minutes says so. */
const SAME_FAILURE_EVERY = 600_000;

const off: Measuring = { telemetry: noTelemetry, listen: async () => {}, stop: async () => {} };

/** Begins to measure where the settings say so. */
export async function createMeasuring(
  settings: TelemetrySettings | undefined,
  { log, ...parts }: MeasuringParts,
): Promise<Measuring> {
  if (!settings) return off;
  const { openTelemetry } = await import('./telemetry/open-telemetry.ts');
  const throttle = createThrottle({ everyMs: SAME_FAILURE_EVERY, clock: parts.clock });
  const { telemetry, text, stop } = openTelemetry({
    ...parts,
    verbs: turnVerbs,
    backlog: () => parts.backlog.look(parts.now()),
    collector: settings.collector,
    lost: (error) => {
      const count = throttle(error.code);
      if (count !== undefined) log.warn('What was measured is lost', { error, count });
    },
  });
  const server = createMetricsServer({ text, log });
  return {
    telemetry,
    listen: async () => {
      if (settings.metrics) await server.listen(settings.metrics);
    },
    stop: async () => {
      await server.stop();
      await stop();
    },
  };
}
