import { describe, expect, it } from '@jest/globals';
import { listenError } from '../../src/http/listen.ts';
import { createServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { start } from './support.ts';

const another = () =>
  createServer({
    log: createLog({ level: 'silent' }),
    clock: () => 0,
    messages: async () => {},
    ready: async () => ({ ready: true, checks: {} }),
  });

describe('listening', () => {
  it('tells the address and the port, also in the log', async () => {
    const { server, port, lines } = await start();
    expect(port).toBeGreaterThan(0);
    expect(lines).toEqual([expect.objectContaining({ event: 'listening', address: '127.0.0.1', port })]);
    await server.stop(0.05);
  });

  it('says which port is taken and what to do about it', async () => {
    const { server, port } = await start();
    await expect(another().listen({ host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: `Port ${port} is taken: another program listens on it. Stop that one, or set PORT to another port.`,
    });
    await server.stop(0.05);
  });

  it('can listen after a port was taken', async () => {
    const { server, port } = await start();
    const second = another();
    await expect(second.listen({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'PORT_TAKEN' });
    expect((await second.listen({ host: '127.0.0.1', port: 0 })).port).not.toBe(port);
    await Promise.all([server.stop(0.05), second.stop(0.05)]);
  });

  it('says that the machine does not have the address', async () => {
    // From the block that is kept for documentation: no machine has it.
    await expect(another().listen({ host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
      code: 'HOST_UNKNOWN',
      message: expect.stringContaining('Set HOST'),
    });
  });

  it.each([
    ['EACCES', 'PORT_FORBIDDEN', 'Set PORT to a port from 1024 up'],
    ['ENOTFOUND', 'HOST_UNKNOWN', 'Set HOST to one that it has'],
    ['EMFILE', 'LISTEN_FAILED', 'Check HOST and PORT'],
    [undefined, 'LISTEN_FAILED', 'no reason given'],
  ])('explains %s as %s', (code, expected, step) => {
    const cause = Object.assign(new Error('listen'), code === undefined ? {} : { code });
    const error = listenError(cause, '127.0.0.1', 80);
    expect([error.code, error.cause]).toEqual([expected, cause]);
    expect(error.message).toContain(step);
  });
});
