/** Instances that deliver, in processes that a test may kill. */
import { fileURLToPath } from 'node:url';
import type { Child } from '../../src/child.ts';
import { LEASE } from '../../src/remind/pace.ts';
import type { InstanceOptions } from './instance.ts';
import { startScript } from './processes.ts';

const SCRIPT = fileURLToPath(new URL('./instance.ts', import.meta.url));

/** As in operation, but for the pace of Teams, which would make a test of thousands last for minutes. */
const usual = {
  atOnce: 20,
  perSecond: 5000,
  jobSeconds: LEASE / 1000,
  pollSeconds: 0.5,
  superviseSeconds: 15,
  retrySeconds: 1,
};

/** An instance in a process of its own. */
export interface Instance {
  pid: number;
  /** Ends it as when the power goes, and waits until it is gone. */
  kill: () => Promise<void>;
  /** Lets it finish what it does. */
  stop: () => Promise<void>;
  /** The last lines that it printed. */
  tail: () => string;
}

/** Starts an instance; it works when this resolves. */
export async function startInstance(
  options: Pick<InstanceOptions, 'database'> & Partial<InstanceOptions>,
): Promise<Instance> {
  const args = [JSON.stringify({ ...usual, ...options })];
  const child: Child = await startScript(SCRIPT, { args, ready: /^ready$/u, env: {} });
  return {
    pid: child.pid,
    kill: async () => {
      process.kill(child.pid, 'SIGKILL');
      await child.ended;
    },
    stop: child.stop,
    tail: child.tail,
  };
}
