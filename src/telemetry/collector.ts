import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  type MetricProducer,
  type MetricReader,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace';
import type { CollectorSettings } from '../config-telemetry.ts';
import { CodedError } from '../errors.ts';

/** Nobody waits for the collector, but a stop does: tries end after so many milliseconds. */
const PATIENCE = 4_000;
const METRICS_EVERY = 60_000;
const SPANS_EVERY = 5_000;

type Done = (result: { code: number; error?: Error }) => void;

export interface ToCollectorParts {
  /** Told of each batch that was lost, as TELEMETRY_LOST. */
  lost: (error: CodedError) => void;
  /** Milliseconds that the collector has to take a batch, 4,000 unless set. */
  collectorPatience?: number;
}

/**
 * The way to a collector, by OTLP over HTTP. What it does not take in time is lost: spans, and of metrics the values
 * of that minute, since the next ones hold all that was counted.
 * @param metricProducers what is told beside the instruments of the SDK
 */
export function toCollector(
  { endpoint, headers }: CollectorSettings,
  metricProducers: MetricProducer[],
  { lost, collectorPatience: patience = PATIENCE }: ToCollectorParts,
): { reader: MetricReader; spans: SpanProcessor } {
  const options = { headers: { ...headers }, timeoutMillis: patience };
  const traces = new OTLPTraceExporter({ ...options, url: `${endpoint}/v1/traces` });
  traces.export = reporting(traces.export.bind(traces), lost);
  const metrics = new OTLPMetricExporter({ ...options, url: `${endpoint}/v1/metrics` });
  metrics.export = reporting(metrics.export.bind(metrics), lost);
  return {
    reader: new PeriodicExportingMetricReader({
      exporter: metrics,
      metricProducers,
      exportIntervalMillis: METRICS_EVERY,
      exportTimeoutMillis: patience,
    }),
    spans: new BatchSpanProcessor({
      exporter: traces,
      scheduledDelayMillis: SPANS_EVERY,
      exportTimeoutMillis: patience,
    }),
  };
}

/** The SDK tells nobody of what it could not hand over unless a logger of the whole process is set. */
function reporting<Batch>(send: (batch: Batch, done: Done) => void, lost: ToCollectorParts['lost']) {
  return (batch: Batch, done: Done) =>
    send(batch, (result) => {
      if (result.error) lost(lostBecause(result.error));
      done(result);
    });
}

function lostBecause(cause: Error): CodedError {
  return new CodedError(
    'TELEMETRY_LOST',
    'The collector of traces and metrics did not take what was measured. Check OTEL_EXPORTER_OTLP_ENDPOINT and ' +
      'OTEL_EXPORTER_OTLP_HEADERS, and the way there from this machine. The bot goes on without it.',
    { cause },
  );
}
