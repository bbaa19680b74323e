/** The author's command line: `npm run guide -- <command>`. */
import { parseArgs } from 'node:util';
import { check } from './check.ts';

const usage = `npm run guide -- <command>

  check [--json]                          every fault of every pack; exit code 1 if there is one`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});

switch (positionals[0]) {
  case 'check':
    process.exitCode = check({ json: values.json, today: new Date().toISOString().slice(0, 10) });
    break;
  default:
    console.error(usage);
    process.exitCode = 2;
}
