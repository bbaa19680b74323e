/** `npm run bench -- NAME`: measurements of the product, each beside what one would use otherwise. */
import { askBench } from './ask/bench.ts';
import { pathsBench } from './paths/bench.ts';
import { remindBench } from './remind/bench.ts';
import { scaleBench } from './scale/bench.ts';
import { soakBench } from './soak/bench.ts';
import { startBench } from './start/bench.ts';
import { stepBench } from './step/bench.ts';
import { tabBench } from './tab/bench.ts';
import { turnBench } from './turn/bench.ts';

/** Each takes what stands behind its name on the command line. */
const benches: Readonly<Record<string, (args: readonly string[]) => Promise<string>>> = {
  ask: askBench,
  paths: pathsBench,
  remind: remindBench,
  scale: scaleBench,
  soak: soakBench,
  start: startBench,
  step: stepBench,
  tab: tabBench,
  turn: turnBench,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench) console.log(await bench(args));
else {
  console.error(`Write: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
}
