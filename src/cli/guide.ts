/** The author's command line: `npm run guide -- <command>`. */
import { readFileSync } from 'node:fs';
import { dayOf } from '../guide/time-zone.ts';
import { run } from './run.ts';

const { exitCode, out, err } = run(process.argv.slice(2), {
  dialogs: 'dialogs',
  today: dayOf(Date.now()),
  clock: () => performance.now(),
  width: process.stdout.columns ?? Number.POSITIVE_INFINITY,
  input: () => readFileSync(process.stdin.fd, 'utf8'),
});
if (out !== undefined) console.log(out);
if (err !== undefined) console.error(err);
process.exitCode = exitCode;
