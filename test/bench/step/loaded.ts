/** Whether a step takes longer where many guides are loaded. */
import type { Guide } from '../../../src/guide/pack.ts';
import { guideOf, portableGuide } from '../../../src/guide/portable.ts';
import { step } from '../../../src/guide/step.ts';
import { inTurns, markdown, ratios, spread } from '../timing.ts';
import { TODAY, type Walked } from './guides.ts';

const FEW = 10;
const MANY = 1000;
const ROUNDS = 7;

/**
 * The same steps of the same ten guides, alone and with a thousand loaded; and steps that go through all the thousand.
 * The guides are loaded anew for each round, each copy read from its own JSON, so that no two share anything.
 */
export async function loadedLines(guides: readonly Walked[]): Promise<string[]> {
  const texts = guides.slice(0, FEW).map(({ guide }) => JSON.stringify(portableGuide(guide)));
  const few: number[] = [];
  const many: number[] = [];
  const spreadOut: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    few.push(await microseconds(load(texts, FEW), guides, FEW));
    const loaded = load(texts, MANY);
    many.push(await microseconds(loaded, guides, FEW));
    spreadOut.push(await microseconds(loaded, guides, MANY));
  }
  return [
    markdown([
      ['guides loaded', 'µs a step', 'times ten'],
      [`${FEW}`, spread(few), '1'],
      [`${MANY}, the same ${FEW} asked`, spread(many), spread(ratios(many, few))],
      [`${MANY}, all asked in turn`, spread(spreadOut), spread(ratios(spreadOut, few))],
    ]),
  ];
}

function load(texts: readonly string[], count: number): Map<string, Guide> {
  const guides = Array.from({ length: count }, (_, index) => {
    const guide = guideOf(JSON.parse(texts[index % texts.length] as string));
    return [`guide-${index}`, guide] as const;
  });
  return new Map(guides);
}

/** How long a step takes with its guide looked up by id, the guides asked in turn. */
async function microseconds(
  loaded: ReadonlyMap<string, Guide>,
  walked: readonly Walked[],
  asked: number,
): Promise<number> {
  const ids = [...loaded.keys()].slice(0, asked);
  const STEPS = 20_000;
  const run = () => {
    for (let index = 0; index < STEPS; index += 1) {
      const turn = index % asked;
      const { steps } = walked[turn % FEW] as Walked;
      const { walk } = steps[Math.floor(index / asked) % steps.length] as Walked['steps'][number];
      step(loaded.get(ids[turn] as string) as Guide, walk, TODAY);
    }
  };
  const found = await inTurns([{ name: 'steps', run }], 3);
  return (Math.min(...(found.get('steps')?.processor ?? [])) * 1000) / STEPS;
}
