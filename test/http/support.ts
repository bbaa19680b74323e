import { connect } from 'node:net';
import { createServer, type HttpServer, type ServerParts } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';

export interface Running {
  server: HttpServer;
  url: string;
  port: number;
  /** The log so far, a record a line. */
  lines: Record<string, unknown>[];
}

/** A server on a free port of 127.0.0.1 that answers every turn with 200, unless `parts` says otherwise. */
export async function start(parts: Partial<ServerParts> = {}): Promise<Running> {
  const lines: Record<string, unknown>[] = [];
  const server = createServer({
    log: createLog({ level: 'debug', stream: { write: (line) => lines.push(JSON.parse(line)) } }),
    clock: () => 0,
    messages: async (_req, res) => {
      res.send(200, { answered: true });
    },
    ready: async () => ({ ready: true, checks: { packs: 'ok' } }),
    ...parts,
  });
  const { address, port } = await server.listen({ host: '127.0.0.1', port: 0 });
  return { server, url: `http://${address}:${port}`, port, lines };
}

/** Posts an activity, or what `init` has instead. */
export function post(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"type":"message"}',
    ...init,
  });
}

/** A connection of its own: writes as it is told, and gives everything that came once the server ends it. */
export function raw(port: number): { write(text: string): void; ended: Promise<string>; end(): void } {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  const { promise, resolve } = Promise.withResolvers<string>();
  let received = '';
  socket.on('data', (text: string) => {
    received += text;
  });
  // A reset is an end as well: what came before it counts.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => resolve(received));
  return { write: (text) => socket.write(text), ended: promise, end: () => socket.destroy() };
}

/** A promise and the means to keep it: something that a test lets happen. */
export function gate(): { opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}
