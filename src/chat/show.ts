import type { HelpfulAction, WalkAction } from '../cards/action.ts';
import { type Left, placeOf } from '../cards/navigation.ts';
import type { Helpful } from '../cards/outcome-view.ts';
import { read } from '../cards/reader.ts';
import type { Guide } from '../guide/pack.ts';
import { type Answers, ask, step, type Walk } from '../guide/step.ts';
import { begin, goOn, type Reached, relevant } from '../walk/go-on.ts';
import { groupStart, privately } from './messages.ts';
import type { Situation } from './situation.ts';
import type { Reply, TurnVerb } from './turn.ts';

/** A guide that was found by words: among others its start card is for everybody, so nothing is asked on it. */
export function openGuide(
  situation: Situation,
  guide: Guide,
  walk: Walk,
  notices: readonly string[],
  left: Left | undefined,
): Reply {
  if (situation.person.place !== 'alone') return groupStart(situation, guide);
  const now = step(guide, walk, situation.today);
  const reached = { walk, step: now, notices };
  return showStep(situation, guide, reached, { verb: 'open', ...(left && { left }) });
}

/** The first card of a guide that somebody chose. */
export function showFirst(situation: Situation, guide: Guide, known: Answers): Reply {
  return showStep(situation, guide, begin(guide, known, situation.today), { verb: 'open' });
}

/** What comes after a click on a card of a guide, or an answer that was typed. */
export function showNext(situation: Situation, guide: Guide, action: WalkAction): Reply {
  const passed = questionOn(situation, guide, action);
  const shown = { verb: action.do, ...(passed !== undefined && { passed }) };
  return showStep(situation, guide, goOn(situation, guide, action), shown);
}

/** The same outcome with thanks in the place of the question whether it was of help. */
export function showHelpful(situation: Situation, guide: Guide, action: HelpfulAction): Reply {
  const reached = goOn(situation, guide, { ...action, do: 'resume' });
  return action.helpful
    ? showStep(situation, guide, reached, { verb: 'helpful', helpful: 'yes' })
    : showStep(situation, guide, reached, { verb: 'not-helpful', helpful: 'no' });
}

/** The question that a card shows, as the guide has it now; undefined where it is gone, or the card shows an outcome. */
function questionOn({ today }: Situation, guide: Guide, { walk, shown }: WalkAction): string | undefined {
  if ('outcome' in shown) return undefined;
  const own = relevant(guide, walk);
  const now = ask(guide, own, shown.fact, today) ?? step(guide, own, today);
  return now.kind === 'question' && now.question.fact === shown.fact ? now.node : undefined;
}

/** How a step is shown: after what, and whether it asks if it was of help. */
interface Shown {
  verb: TurnVerb;
  passed?: string;
  left?: Left;
  helpful?: Helpful;
}

/** The step as a card. It goes to the personal chat where others would read it, or see of whose case it tells. */
function showStep(
  situation: Situation,
  guide: Guide,
  { walk, step: now, notices }: Omit<Reached, 'notices'> & { notices: readonly string[] },
  { verb, passed, left, helpful = 'ask' }: Shown,
): Reply {
  const { reader, pack, today, person, first } = situation;
  const { links, draw } = situation.deps;
  const told = [...first, ...notices];
  const context = { reader, pack, guide, walk, notices: told, today, links, reminds: true, helpful };
  const card = draw({ ...context, ...(left && { left }) }, now);
  const verdict = now.kind === 'outcome' ? { verdict: now.outcome.verdict } : {};
  const log = {
    verb,
    pack: pack.id,
    guide: guide.id,
    node: now.node,
    ...verdict,
    ...(passed !== undefined && { passed }),
  };
  const exposed =
    person.place === 'among others' || (person.place === 'own view' && guide.case === 'concrete');
  if (exposed) return { ...privately(situation, read(reader, guide.title), card), log };
  return person.place === 'alone' && now.kind === 'question'
    ? { card, log, asked: placeOf(reader, pack, guide, walk, { fact: now.question.fact }) }
    : { card, log };
}
