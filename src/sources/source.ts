import type { Background } from '../background.ts';
import type { Receive } from '../http/sources.ts';

/** What a deployment does to listen to a system. Its work begins once the server listens: Microsoft's services try it. */
export interface Source extends Background {
  /** Takes in what the system sends, by path. */
  routes: ReadonlyMap<string, Receive>;
}
