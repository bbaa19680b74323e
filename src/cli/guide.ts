/** The author's command line: `npm run guide -- <command>`. */
import { readFileSync } from 'node:fs';
import { run } from './run.ts';

const { exitCode, out, err } = run(process.argv.slice(2), {
  dialogs: 'dialogs',
  today: new Date().toISOString().slice(0, 10),
  clock: () => performance.now(),
  width: process.stdout.columns ?? Number.POSITIVE_INFINITY,
  input: () => readFileSync(process.stdin.fd, 'utf8'),
});
if (out !== undefined) console.log(out);
if (err !== undefined) console.error(err);
process.exitCode = exitCode;
