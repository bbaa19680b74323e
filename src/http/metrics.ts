import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../log.ts';
import { listenError } from './listen.ts';
import { SECURITY } from './security.ts';

export interface MetricsParts {
  /** All metrics in the text format of Prometheus. */
  text: () => Promise<string>;
  log: Log;
}

export interface MetricsServer {
  /** Throws PORT_TAKEN, PORT_FORBIDDEN, HOST_UNKNOWN or LISTEN_FAILED, with the next step. */
  listen: (at: { host: string; port: number }) => Promise<{ address: string; port: number }>;
  /** Cuts off whoever still reads. */
  stop: () => Promise<void>;
}

/** The settings that say where it listens. */
const SETTINGS = { host: 'METRICS_HOST', port: 'METRICS_PORT' };
const PROMETHEUS_TEXT = 'text/plain; version=0.0.4; charset=utf-8';
/** How long a request may take to arrive, in milliseconds. */
const REQUEST = 10_000;

/** A server for `GET /metrics` on a port of its own, which the internet does not reach. It does not listen yet. */
export function createMetricsServer({ text, log }: MetricsParts): MetricsServer {
  const times = {
    requestTimeout: REQUEST,
    headersTimeout: REQUEST,
    connectionsCheckingInterval: REQUEST / 2,
  };
  const server = createServer(times, (req, res) => {
    answer(req, res, text).catch((error: unknown) => {
      log.error('metrics failed', { error });
      if (res.headersSent) res.destroy();
      else end(res, 500);
    });
  });
  return {
    listen: async ({ host, port }) => {
      try {
        server.listen(port, host);
        await once(server, 'listening');
      } catch (error) {
        throw listenError(error as Error, host, port, SETTINGS);
      }
      server.on('error', (error) => log.error('listener of metrics failed', { error }));
      const at = server.address() as AddressInfo;
      log.info('listening for metrics', { address: at.address, port: at.port });
      return { address: at.address, port: at.port };
    },
    stop: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(req: IncomingMessage, res: ServerResponse, text: () => Promise<string>): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY)) res.setHeader(name, value);
  if (req.url?.split('?')[0] !== '/metrics') return end(res, 404);
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.setHeader('Allow', 'GET, HEAD');
    return end(res, 405);
  }
  const body = await text();
  res.writeHead(200, { 'Content-Type': PROMETHEUS_TEXT, 'Cache-Control': 'no-store' });
  res.end(body);
}

function end(res: ServerResponse, status: number): void {
  res.statusCode = status;
  res.end();
}
