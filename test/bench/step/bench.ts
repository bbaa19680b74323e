/** How long a step takes, from the answers to the next question or the outcome, beside engines for rules and states. */
import { ZenEngine } from '@gorules/zen-engine';
import {
  circumstances,
  inTurns,
  type Measured,
  markdown,
  quantile,
  ratios,
  spread,
  type Times,
} from '../timing.ts';
import { type Walked, walkedGuides } from './guides.ts';
import { loadedLines } from './loaded.ts';
import {
  JSON_LOGIC,
  JSON_RULES,
  OURS,
  type Stepper,
  steppersOf,
  XSTATE,
  ZEN_GRAPH,
  ZEN_TABLE,
} from './peers.ts';

const ROUNDS = 11;

/** Checks that every peer comes to the same node at every step, and then measures all in turns. */
export async function stepBench(): Promise<string> {
  const engine = new ZenEngine();
  try {
    const guides = walkedGuides();
    // First, while the peers have left nothing behind in memory.
    const loaded = await loadedLines(guides);
    const results = [];
    for (const walked of guides) results.push({ walked, times: await timesOf(walked, engine) });
    const packages = ['@gorules/zen-engine', 'xstate', 'json-rules-engine', 'json-logic-js'];
    return [
      circumstances(packages),
      `${ROUNDS} rounds in turns; microseconds a step and how many times ours, medians with quartiles`,
      '',
      markdown(together(results)),
      '',
      markdown(byGuide(results)),
      '',
      ...loaded,
    ].join('\n');
  } finally {
    engine.dispose();
  }
}

interface Result {
  walked: Walked;
  /** How long all steps of the guide took, by peer. */
  times: ReadonlyMap<string, Times>;
}

async function timesOf(walked: Walked, engine: ZenEngine): Promise<Result['times']> {
  const steppers = Object.entries(steppersOf(walked, engine));
  for (const [name, stepper] of steppers) await agree(walked, name, stepper);
  const all = steppers.map(([name, stepper]): Measured => ({ name, run: runOf(walked, stepper) }));
  return inTurns(all, ROUNDS);
}

/** Throws where a peer comes to another question or outcome than ours: a time for something else would say nothing. */
async function agree({ name, steps }: Walked, peer: string, stepper: Stepper): Promise<void> {
  for (const [index, { node, answers }] of steps.entries()) {
    const found = await stepper(index);
    if (found === node) continue;
    throw new Error(`${name}, ${peer}: ${JSON.stringify(answers)} leads to ${found} instead of ${node}`);
  }
}

/** All steps of a guide, one after the other; what answers at once is not waited for. */
function runOf({ steps }: Walked, stepper: Stepper): () => unknown {
  const count = steps.length;
  if (typeof stepper(0) !== 'string') {
    return async () => {
      for (let index = 0; index < count; index += 1) await stepper(index);
    };
  }
  return () => {
    for (let index = 0; index < count; index += 1) stepper(index);
  };
}

/** The steps of all guides together, a row for each peer. */
function together(results: readonly Result[]): string[][] {
  const steps = results.reduce((sum, { walked }) => sum + walked.steps.length, 0);
  const all = (name: string, of: keyof Times) =>
    Array.from({ length: ROUNDS }, (_, round) =>
      results.reduce((sum, { times }) => sum + ((times.get(name) as Times)[of][round] as number), 0),
    ).map((ms) => (ms * 1000) / steps);
  const row = (name: string) =>
    [
      name,
      ...(['clock', 'processor'] as const).flatMap((of) => [
        spread(all(name, of)),
        spread(ratios(all(name, of), all(OURS, of))),
      ]),
    ] as string[];
  const heads = ['µs a step', 'times ours', 'µs on the processor', 'times ours'];
  return [
    [`${results.length} guides, ${steps} steps`, ...heads],
    ...[...(results[0] as Result).times.keys()].map(row),
  ];
}

/** A row for each guide, on the processor, with the faster of the two ways of zen. */
function byGuide(results: readonly Result[]): string[][] {
  const heads = [
    'guide',
    'paths',
    'steps',
    'ours, µs on the processor',
    'zen, trace',
    'xstate',
    JSON_RULES,
    JSON_LOGIC,
  ];
  const rows = results.map(({ walked: { name, guide, steps }, times }) => {
    const of = (peer: string) => (times.get(peer) as Times).processor;
    const timesOurs = (peer: string) => ratios(of(peer), of(OURS));
    const [zen] = [ZEN_GRAPH, ZEN_TABLE]
      .map(timesOurs)
      .toSorted((a, b) => quantile(a, 0.5) - quantile(b, 0.5));
    const paths = steps.filter(({ node }) => !guide.questions[node]).length;
    const peers = [zen as number[], ...[XSTATE, JSON_RULES, JSON_LOGIC].map(timesOurs)];
    const ours = of(OURS).map((ms) => (ms * 1000) / steps.length);
    return [
      name,
      `${paths}`,
      `${steps.length}`,
      spread(ours),
      ...peers.map((values) => `${spread(values)}×`),
    ];
  });
  return [heads, ...rows];
}
