/** How long it takes to list every way through a guide, beside the path generation of xstate on the same graph. */
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import type { Guide } from '../../../src/guide/pack.ts';
import { answersThrough, paths } from '../../../src/guide/paths.ts';
import { loadPack, packIds } from '../../../src/packs/load.ts';
import { type AnswerGraph, answerGraph } from '../answer-graph.ts';
import { formOf, knownOf } from '../step/form.ts';
import { type AnswerEvent, machineOf } from '../step/xstate.ts';
import { circumstances, inTurns, markdown, ratios, spread, type Times } from '../timing.ts';

const TODAY = '2026-03-31';
const ROUNDS = 7;
/** So many guides have a row of their own, those with the most paths. */
const SHOWN = 10;

const OURS = 'ours';
const GUARDS = 'xstate simple, context and guards';
const SMALLEST = 'xstate simple, smallest machine';
const SHORTEST = 'xstate shortest, smallest machine';

interface Result {
  name: string;
  paths: number;
  /** How many paths xstate's shortest ones are: one for each outcome. */
  shortest: number;
  times: ReadonlyMap<string, Times>;
}

/** Checks that xstate finds as many ways as ours, and then measures all in turns. */
export async function pathsBench(): Promise<string> {
  const packs: Result[][] = [];
  for (const id of packIds('dialogs')) {
    const { pack } = loadPack('dialogs', id, TODAY);
    if (!pack) throw new Error(`The pack ${id} has faults: run the check first`);
    const results: Result[] = [];
    for (const guide of pack.guides.values()) results.push(await measured(`${id} ${guide.id}`, guide));
    packs.push([sum(id, results), ...results]);
  }
  const guides = packs.flatMap(([, ...results]) => results);
  const largest = guides.toSorted((a, b) => b.paths - a.paths).slice(0, SHOWN);
  const sums = packs.flatMap(([whole]) => whole ?? []);
  return [
    circumstances(['xstate']),
    `${ROUNDS} rounds in turns; milliseconds on the clock, medians with quartiles`,
    '',
    table([...largest, ...sums, sum(`all ${guides.length} guides`, sums)]),
  ].join('\n');
}

async function measured(name: string, guide: Guide): Promise<Result> {
  const runs: Record<string, () => number> = {
    [OURS]: () => [...paths(guide, TODAY)].length,
    [GUARDS]: withGuards(guide),
    ...smallest(answerGraph(guide, TODAY)),
  };
  const [ours, ...others] = [OURS, GUARDS, SMALLEST].map((peer) => runs[peer]?.());
  if (others.some((count) => count !== ours)) {
    throw new Error(`${name}: ours lists ${ours} ways, xstate ${others.join(' and ')}`);
  }
  const times = await inTurns(
    Object.entries(runs).map(([peer, run]) => ({ name: peer, run })),
    ROUNDS,
  );
  return { name, paths: ours as number, shortest: runs[SHORTEST]?.() as number, times };
}

/** The guide as it would be written for xstate. Its states are told apart by what is known, and each is a goal. */
function withGuards(guide: Guide): () => number {
  const { machine, places } = machineOf(formOf(guide, TODAY));
  const answersTo = answersThrough(guide, TODAY);
  const placeOf = ({ value }: { value: unknown }) => places.get(value as string);
  const eventsOf = (snapshot: { value: unknown }): AnswerEvent[] => {
    const question = guide.questions[placeOf(snapshot)?.node ?? ''];
    return (question ? answersTo(question) : []).map((answer) => {
      const { [question?.fact as string]: value } = knownOf(guide, { [question?.fact as string]: answer });
      return { type: 'answer', value: value as string | number };
    });
  };
  const options = {
    input: {},
    events: eventsOf,
    toState: (snapshot: { value: unknown }) => placeOf(snapshot)?.fact === undefined,
    serializeState: ({ value, context }: { value: unknown; context: unknown }) =>
      value + JSON.stringify(context),
    serializeEvent: ({ value }: AnswerEvent) => String(value),
  };
  return () => getSimplePaths(machine, options as object).length;
}

/** The machine that leaves xstate the least to do: nothing is remembered, and states have the shortest of names. */
function smallest({ machine, ends }: AnswerGraph): Record<string, () => number> {
  const options = {
    toState: ({ value }: { value: unknown }) => ends.has(value as string),
    serializeState: ({ value }: { value: unknown }) => value as string,
    serializeEvent: ({ type }: { type: string }) => type,
  };
  return {
    [SMALLEST]: () => getSimplePaths(machine, options as object).length,
    [SHORTEST]: () => getShortestPaths(machine, options as object).length,
  };
}

function sum(name: string, results: readonly Result[]): Result {
  const added = (peer: string, of: keyof Times) =>
    Array.from({ length: ROUNDS }, (_, round) =>
      results.reduce((ms, { times }) => ms + ((times.get(peer) as Times)[of][round] as number), 0),
    );
  const timesOf = (peer: string): [string, Times] => [
    peer,
    { clock: added(peer, 'clock'), processor: added(peer, 'processor') },
  ];
  return {
    name,
    paths: results.reduce((count, { paths }) => count + paths, 0),
    shortest: results.reduce((count, { shortest }) => count + shortest, 0),
    times: new Map([OURS, GUARDS, SMALLEST, SHORTEST].map(timesOf)),
  };
}

function table(results: readonly Result[]): string {
  const heads = [
    'guide or pack',
    'paths',
    OURS,
    GUARDS,
    'times ours',
    SMALLEST,
    'times ours',
    SHORTEST,
    'its paths',
  ];
  const rows = results.map(({ name, paths, shortest, times }) => {
    const of = (peer: string) => (times.get(peer) as Times).clock;
    const compared = [GUARDS, SMALLEST].flatMap((peer) => [
      spread(of(peer)),
      spread(ratios(of(peer), of(OURS))),
    ]);
    return [name, `${paths}`, spread(of(OURS)), ...compared, spread(of(SHORTEST)), `${shortest}`];
  });
  return markdown([heads, ...rows]);
}
