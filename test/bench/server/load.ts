/** Callers in front of a server, each of whom waits for an answer before going on. */
import { Agent, request } from 'node:http';

/** A turn that is sent as the JSON of an activity. */
export type Next = () => string;

/** What came of a load. */
export interface Load {
  turns: number;
  /** Answers other than 200. */
  errors: number;
  seconds: number;
  /** Of each turn, from the first byte sent to the last received. */
  latenciesMs: number[];
}

/**
 * Lets so many callers send turns for a while.
 * @param next makes the source of turns of one caller; it is never asked again before the last turn is answered
 * @param until says whether a caller goes on, before each turn
 */
export async function load(
  url: string,
  callers: number,
  next: () => Next,
  goesOn: (turns: number, elapsedMs: number) => boolean,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers, maxFreeSockets: callers });
  const latenciesMs: number[] = [];
  let errors = 0;
  let sent = 0;
  const begin = performance.now();
  const call = async () => {
    const turn = next();
    while (goesOn(sent, performance.now() - begin)) {
      sent += 1;
      const before = performance.now();
      if ((await post(agent, url, turn())) !== 200) errors += 1;
      latenciesMs.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  return { turns: latenciesMs.length, errors, seconds, latenciesMs };
}

/** Sends a turn, and gives the status of its answer once all of it has come. */
export function post(agent: Agent, url: string, body: string): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  const req = request(`${url}/api/messages`, { agent, method: 'POST', headers }, (res) => {
    res.resume().once('end', () => resolve(res.statusCode));
  });
  req.once('error', reject);
  req.end(body);
  return promise;
}
