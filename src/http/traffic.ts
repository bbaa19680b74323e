import type { Server, ServerResponse } from 'node:http';
import type { Log } from '../log.ts';

/** How a stop went: every request was answered, or the time was up and the rest was cut off. */
export type Stopped = 'finished' | 'cut off';

/** The requests in flight, and the way to an end without losing any of them. */
export interface Traffic {
  enter(res: ServerResponse): void;
  /** To be called when the answer is sent and the handler has ended, whichever is later. */
  leave(res: ServerResponse): void;
  inFlight(): number;
  isStopping(): boolean;
  /**
   * Takes no new connection, closes idle ones and waits for the requests in flight, `seconds` at most;
   * then the rest is cut off, and the log says so.
   * A second call joins the first.
   */
  stop(seconds: number): Promise<Stopped>;
}

export function createTraffic(server: Server, log: Log): Traffic {
  const open = new Set<ServerResponse>();
  let running = false;
  let stopped: Promise<Stopped> | undefined;
  let finished = () => {};
  server.on('listening', () => {
    running = true;
  });
  server.on('close', () => {
    running = false;
    finished();
  });

  // What is left without a request in flight are connections that have not sent a whole head yet.
  const settle = () => {
    if (open.size > 0) return;
    server.closeAllConnections();
    finished();
  };

  const stop = (seconds: number) =>
    new Promise<Stopped>((resolve) => {
      const deadline = setTimeout(() => {
        log.warn('stopped before every request was answered', { count: open.size, seconds });
        server.closeAllConnections();
        resolve('cut off');
      }, seconds * 1000);
      finished = () => {
        if (running || open.size > 0) return;
        clearTimeout(deadline);
        resolve('finished');
      };
      for (const res of open) closeAfter(res);
      server.close();
      settle();
    });

  return {
    enter(res) {
      open.add(res);
      if (stopped) closeAfter(res);
    },
    leave(res) {
      open.delete(res);
      if (stopped) settle();
    },
    inFlight: () => open.size,
    isStopping: () => stopped !== undefined,
    stop(seconds) {
      stopped ??= stop(seconds);
      return stopped;
    },
  };
}

function closeAfter(res: ServerResponse): void {
  if (!res.headersSent) res.setHeader('Connection', 'close');
}
