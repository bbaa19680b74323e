import { afterEach, describe, expect, it } from '@jest/globals';
import { createMetricsServer } from '../../src/http/metrics.ts';
import { createLog } from '../../src/log.ts';
import { raw } from './support.ts';

const running: ReturnType<typeof createMetricsServer>[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

function make(text: () => Promise<string> = async () => 'maajeg_store_up 1\n') {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ level: 'info', stream: { write: (line) => lines.push(JSON.parse(line)) } });
  const server = createMetricsServer({ text, log });
  running.push(server);
  return { server, lines };
}

async function start(text?: () => Promise<string>) {
  const made = make(text);
  const { address, port } = await made.server.listen({ host: '127.0.0.1', port: 0 });
  return { ...made, port, url: `http://${address}:${port}` };
}

describe('the port for metrics', () => {
  it('gives them as Prometheus reads them, to be kept by nobody', async () => {
    const { url, lines, port } = await start();
    const response = await fetch(`${url}/metrics?name[]=x`);
    expect(await response.text()).toBe('maajeg_store_up 1\n');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(lines).toEqual([
      expect.objectContaining({ event: 'listening for metrics', address: '127.0.0.1', port }),
    ]);
  });

  it.each([
    ['GET', '/', 404],
    ['GET', '/api/messages', 404],
    ['GET', '/metrics/', 404],
    ['POST', '/metrics', 405],
    ['HEAD', '/metrics', 200],
  ])('has nothing else: %s %s gets %i', async (method, path, status) => {
    const { url } = await start();
    const response = await fetch(`${url}${path}`, { method });
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  it('says nothing of what went wrong to whoever asks, and the log knows', async () => {
    const { url, lines } = await start(async () => {
      throw new Error('Signe Testesen');
    });
    const response = await fetch(`${url}/metrics`);
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(lines.at(-1)).toMatchObject({ level: 'error', event: 'metrics failed' });
    expect(JSON.stringify(lines)).not.toContain('Signe');
  });

  it('names its own settings where it cannot be opened', async () => {
    const { port } = await start();
    await expect(make().server.listen({ host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: expect.stringContaining('set METRICS_PORT to another port'),
    });
    await expect(make().server.listen({ host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
      code: 'HOST_UNKNOWN',
      message: expect.stringContaining('Set METRICS_HOST'),
    });
  });

  it('stops at once, also with somebody on the line, and where it never listened', async () => {
    const { server, port } = await start();
    const half = raw(port);
    half.write('GET /metrics HTTP/1.1\r\n');
    await server.stop();
    expect(await half.ended).toBe('');
    await make().server.stop();
  });
});
