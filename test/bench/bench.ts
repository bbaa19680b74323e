/** `npm run bench -- NAME`: measurements of the product, each beside what one would use otherwise. */
import { askBench } from './ask/bench.ts';
import { pathsBench } from './paths/bench.ts';
import { remindBench } from './remind/bench.ts';
import { stepBench } from './step/bench.ts';
import { tabBench } from './tab/bench.ts';
import { turnBench } from './turn/bench.ts';

const benches: Readonly<Record<string, () => Promise<string>>> = {
  ask: askBench,
  paths: pathsBench,
  remind: remindBench,
  step: stepBench,
  tab: tabBench,
  turn: turnBench,
};

const [name = ''] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench) console.log(await bench());
else {
  console.error(`Write: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
}
