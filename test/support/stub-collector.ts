/** A collector of OpenTelemetry on 127.0.0.1: keeps what it gets, as it came. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span as OTLP writes it, as far as tests read it. */
export interface CollectedSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: { stringValue?: string } }[];
  status: { code?: number; message?: string };
  events: unknown[];
}

export interface StubCollector {
  endpoint: string;
  /** Bodies by the path they came to. */
  received: { path: string; headers: Record<string, unknown>; body: string }[];
  spans: () => CollectedSpan[];
  /** Names of the metrics that came. */
  metricNames: () => string[];
  stop: () => Promise<void>;
}

/** @param status what every request is answered, or that it never is */
export async function startCollector(status: number | 'never' = 200): Promise<StubCollector> {
  const received: StubCollector['received'] = [];
  const server = createServer(async (req, res) => {
    received.push({ path: req.url ?? '', headers: req.headers, body: await text(req) });
    if (status === 'never') return;
    // Not in one: restify changes `writeHead` of the whole process so that it gives nothing.
    res.writeHead(status, { 'Content-Type': 'application/json' });
    res.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bodies = (path: string) =>
    received.filter((one) => one.path === path).map(({ body }) => JSON.parse(body));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    spans: () =>
      bodies('/v1/traces').flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: CollectedSpan[] }[] }) =>
          scopeSpans.flatMap(({ spans }) => spans),
        ),
      ),
    metricNames: () =>
      bodies('/v1/metrics').flatMap(({ resourceMetrics }) =>
        resourceMetrics.flatMap(({ scopeMetrics }: { scopeMetrics: { metrics: { name: string }[] }[] }) =>
          scopeMetrics.flatMap(({ metrics }) => metrics.map(({ name }) => name)),
        ),
      ),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
