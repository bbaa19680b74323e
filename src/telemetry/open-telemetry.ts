/** The one place that knows OpenTelemetry. Nothing is set for the whole process: no library of ours adds spans of its own. */
import { randomUUID } from 'node:crypto';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { AlwaysOffSampler, AlwaysOnSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { CollectorSettings } from '../config-telemetry.ts';
import type { CodedError } from '../errors.ts';
import type { Pack } from '../guide/pack.ts';
import type { BacklogNow } from '../remind/ports.ts';
import { usesOf } from '../usage/use.ts';
import { backlogGauges } from './backlog.ts';
import { toCollector } from './collector.ts';
import { readCounter } from './instruments.ts';
import { createTurns } from './measure.ts';
import type { Telemetry } from './telemetry.ts';
import { withheldCount } from './withheld.ts';

export interface OpenTelemetryParts {
  /** What a turn can be; anything else counts as `other`. */
  verbs: readonly string[];
  /** The packs and guides that can be named. */
  packs: ReadonlyMap<string, Pick<Pack, 'guides'>>;
  /** What waits in the database. It rejects where the database does. */
  backlog: () => Promise<BacklogNow>;
  /** Milliseconds that a look into the database may take, 3,000 unless set. */
  backlogPatience?: number;
  /** Where traces and metrics are sent to; nowhere unless given. */
  collector?: CollectorSettings | undefined;
  /** Milliseconds that the collector has to take something, 4,000 unless set. */
  collectorPatience?: number;
  /** Told of what the collector did not take. */
  lost: (error: CodedError) => void;
  /** Milliseconds from any fixed moment on, for how long something takes. */
  clock: () => number;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface OpenTelemetry {
  telemetry: Telemetry;
  /** All metrics in the text format of Prometheus. */
  text: () => Promise<string>;
  /** Hands over what is left, and ends within seconds also where nobody takes it. */
  stop: () => Promise<void>;
}

/** A stop waits for so many milliseconds at most. */
const STOP_WITHIN = 5_000;

/** Begins to measure. */
export function openTelemetry(parts: OpenTelemetryParts): OpenTelemetry {
  const { packs, collector, clock } = parts;
  const resource = resourceFromAttributes({
    'service.name': 'maa-jeg',
    'service.instance.id': randomUUID(),
  });
  const metricProducers = [
    backlogGauges({ read: parts.backlog, now: parts.now, patience: parts.backlogPatience }),
  ];
  const out = collector && toCollector(collector, metricProducers, parts);
  const prometheus = new PrometheusExporter({ preventServerStart: true, metricProducers });
  const meters = new MeterProvider({ resource, readers: [prometheus, ...(out ? [out.reader] : [])] });
  const tracers = new TracerProvider({
    resource,
    sampler: out ? new AlwaysOnSampler() : new AlwaysOffSampler(),
    spanProcessors: out ? [out.spans] : [],
  });
  const meter = meters.getMeter('maa-jeg');
  const opened = withheldCount<{ pack: string; guide: string }>();
  const outcomes = withheldCount<{ pack: string; guide: string; verdict: string }>();
  readCounter(meter, 'maajeg_guides_opened', opened.shown);
  readCounter(meter, 'maajeg_outcomes', outcomes.shown);
  const text = new PrometheusSerializer(undefined, false, undefined, true, true);
  return {
    telemetry: {
      ...createTurns({ meter, tracer: tracers.getTracer('maa-jeg'), verbs: new Set(parts.verbs), clock }),
      count: (happened) => {
        for (const use of usesOf(happened)) {
          if (!('guide' in use) || !packs.get(use.pack)?.guides.has(use.guide)) continue;
          const { pack, guide } = use;
          if (use.what === 'guide-opened') opened.add({ pack, guide });
          if (use.what === 'outcome-reached') outcomes.add({ pack, guide, verdict: use.verdict });
        }
      },
    },
    text: async () => text.serialize((await prometheus.collect()).resourceMetrics),
    stop: () => within(STOP_WITHIN, [tracers.shutdown(), meters.shutdown()]),
  };
}

/** Waits for all of them, for so many milliseconds at most. What could not be handed over was told of before. */
async function within(milliseconds: number, all: readonly Promise<unknown>[]): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([Promise.allSettled(all), late]);
  clearTimeout(timer);
}
