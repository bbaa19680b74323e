import { describe, expect, it } from '@jest/globals';
import { createServer, type ServerParts } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { gate, post, raw, start } from './support.ts';

/** Turns that last until the test lets them go. */
function slowTurns(): { messages: ServerParts['messages']; begun: Promise<void>; finish(): void } {
  const [begun, done] = [gate(), gate()];
  return {
    messages: async (_req, res) => {
      begun.open();
      await done.opened;
      res.send(200, { answered: true });
    },
    begun: begun.opened,
    finish: done.open,
  };
}

describe('a stop', () => {
  it('ends at once when nothing is in flight, also with idle connections', async () => {
    const { server, url, port } = await start();
    await (await fetch(`${url}/healthz`)).json();
    const silent = raw(port);
    const half = raw(port);
    half.write('GET /healthz HTTP/1.1\r\n');
    await (await fetch(`${url}/healthz`)).json();
    expect(await server.stop(10)).toBe('finished');
    await Promise.all([silent.ended, half.ended]);
  });

  it('joins a stop that is under way', async () => {
    const { server } = await start();
    expect(await Promise.all([server.stop(10), server.stop(0)])).toEqual(['finished', 'finished']);
  });

  it('ends at once when the server never listened', async () => {
    const log = createLog({ level: 'silent' });
    const server = createServer({
      log,
      clock: () => 0,
      messages: async () => {},
      ready: async () => ({ ready: true, checks: {} }),
    });
    expect(await server.stop(10)).toBe('finished');
  });

  it('lets a request in flight finish and takes no new connection meanwhile', async () => {
    const turns = slowTurns();
    const { server, url, port } = await start(turns);
    const answer = post(url);
    await turns.begun;
    expect(server.inFlight()).toBe(1);

    const stopped = server.stop(10);
    const late = raw(port);
    expect(await late.ended).toBe('');
    expect(server.inFlight()).toBe(1);

    turns.finish();
    const response = await answer;
    expect([response.status, await response.json()]).toEqual([200, { answered: true }]);
    expect(response.headers.get('connection')).toBe('close');
    expect(await stopped).toBe('finished');
    expect(server.inFlight()).toBe(0);
  });

  it('answers 503 on /readyz to a connection that was there before', async () => {
    const turns = slowTurns();
    const { server, url, port } = await start(turns);
    const probe = raw(port);
    probe.write('GET /readyz HTTP/1.1\r\nHost: bot\r\n');
    const answer = post(url);
    await turns.begun;

    const stopped = server.stop(10);
    probe.write('\r\n');
    const probed = await probe.ended;
    expect(probed).toContain('HTTP/1.1 503 Service Unavailable');
    expect(probed).toContain('{"status":"stopping","checks":{}}');

    turns.finish();
    expect((await answer).status).toBe(200);
    expect(await stopped).toBe('finished');
  });

  it('waits for a turn whose caller has gone', async () => {
    const turns = slowTurns();
    const { server, port } = await start(turns);
    const caller = raw(port);
    const body = '{"type":"message"}';
    caller.write('POST /api/messages HTTP/1.1\r\nHost: bot\r\nContent-Type: application/json\r\n');
    caller.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    await turns.begun;
    caller.end();
    await caller.ended;

    let outcome: string | undefined;
    const stopped = server.stop(10).then((value) => {
      outcome = value;
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(outcome).toBeUndefined();
    turns.finish();
    await stopped;
    expect(outcome).toBe('finished');
  });

  it('cuts off what is not answered in time, and the log says how much', async () => {
    const { server, url, lines } = await start({ messages: () => new Promise(() => {}) });
    const answer = post(url);
    const cut = expect(answer).rejects.toThrow();
    while (server.inFlight() === 0) await new Promise(setImmediate);
    expect(await server.stop(0.05)).toBe('cut off');
    await cut;
    expect(lines.at(-1)).toMatchObject({
      level: 'warn',
      event: 'stopped before every request was answered',
      count: 1,
      seconds: 0.05,
    });
  });
});
