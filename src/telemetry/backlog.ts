import { type Attributes, ValueType } from '@opentelemetry/api';
import { emptyResource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  DataPointType,
  type GaugeMetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import type { BacklogNow } from '../remind/ports.ts';
import { describedAs, type MetricName } from './metrics.ts';

/** Milliseconds after which the database counts as gone for whoever asks; Prometheus itself waits ten seconds. */
const PATIENCE = 3_000;

export interface BacklogParts {
  /** What waits in the database. It rejects where the database does. */
  read: () => Promise<BacklogNow>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds that a look may take, 3,000 unless set. */
  patience?: number | undefined;
}

/**
 * Tells what waits in the database, read whenever somebody asks for metrics. Where it does not answer in time, nothing of
 * it is told, and `maajeg_store_up` is 0. A gauge of the SDK would go on telling what it was told last.
 */
export function backlogGauges({ read, now, patience = PATIENCE }: BacklogParts): MetricProducer {
  // No look on top of one that hangs.
  let looking: Promise<BacklogNow> | undefined;
  const look = () => {
    looking ??= read().finally(() => {
      looking = undefined;
    });
    return inTime(looking, patience);
  };
  return {
    collect: async () => {
      const found = await look();
      const metrics = [...gaugesOf(found), gauge('maajeg_store_up', [[{}, found ? 1 : 0]])];
      const scopeMetrics = [{ scope: { name: 'maa-jeg' }, metrics: metrics.map((one) => one(now())) }];
      return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] };
    },
  };
}

type GaugeAt = (now: number) => GaugeMetricData;

function gaugesOf(found: BacklogNow | undefined): GaugeAt[] {
  if (!found) return [];
  const due = Object.entries(found.due);
  return [
    gauge(
      'maajeg_reminders',
      Object.entries(found.reminders).map(([state, count]) => [{ state }, count]),
    ),
    gauge(
      'maajeg_jobs_due',
      due.map(([job, { count }]) => [{ job }, count]),
    ),
    gauge(
      'maajeg_queue_age_seconds',
      due.map(([job, { oldest }]) => [{ job }, oldest / 1000]),
    ),
  ];
}

function gauge(name: MetricName, values: readonly (readonly [Attributes, number])[]): GaugeAt {
  return (now) => {
    const time: [number, number] = [Math.floor(now / 1000), (now % 1000) * 1_000_000];
    const { description, unit = '' } = describedAs(name);
    return {
      descriptor: { name, description, unit, valueType: ValueType.DOUBLE },
      aggregationTemporality: AggregationTemporality.CUMULATIVE,
      dataPointType: DataPointType.GAUGE,
      dataPoints: values.map(([attributes, value]) => ({
        startTime: time,
        endTime: time,
        attributes,
        value,
      })),
    };
  };
}

/** Undefined where it fails or takes too long. What became of it is then told by `maajeg_store_up`, and by `/readyz`. */
async function inTime<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, milliseconds, undefined);
  try {
    return await Promise.race([promise, late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
