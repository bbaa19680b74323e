import type { WalkAction } from '../cards/action.ts';
import { type Left, placeOf } from '../cards/navigation.ts';
import { read } from '../cards/reader.ts';
import { stepCard } from '../cards/render.ts';
import type { Guide } from '../guide/pack.ts';
import { type Answers, step, type Walk } from '../guide/step.ts';
import { begin, goOn, type Reached } from '../walk/go-on.ts';
import { groupStart, privately } from './messages.ts';
import type { Situation } from './situation.ts';
import type { Reply } from './turn.ts';

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
  return showStep(situation, guide, walk, now, 'open', notices, left);
}

/** The first card of a guide that somebody chose. */
export function showFirst(situation: Situation, guide: Guide, known: Answers): Reply {
  return show(situation, guide, begin(guide, known, situation.today), 'open');
}

/** What comes after a click on a card of a guide, or an answer that was typed. */
export function showNext(situation: Situation, guide: Guide, action: WalkAction): Reply {
  return show(situation, guide, goOn(situation, guide, action), action.do);
}

function show(situation: Situation, guide: Guide, reached: Reached, verb: string): Reply {
  return showStep(situation, guide, reached.walk, reached.step, verb, reached.notices);
}

/** The step as a card. It goes to the personal chat where others would read it, or see of whose case it tells. */
function showStep(
  situation: Situation,
  guide: Guide,
  walk: Walk,
  now: ReturnType<typeof step>,
  verb: string,
  notices: readonly string[],
  left?: Left,
): Reply {
  const { reader, pack, today, person, first } = situation;
  const { links } = situation.deps;
  const told = [...first, ...notices];
  const context = { reader, pack, guide, walk, notices: told, today, links, reminds: true };
  const card = stepCard({ ...context, ...(left && { left }) }, now);
  const verdict = now.kind === 'outcome' ? { verdict: now.outcome.verdict } : {};
  const log = { verb, guide: guide.id, node: now.node, ...verdict };
  const exposed =
    person.place === 'among others' || (person.place === 'own view' && guide.case === 'concrete');
  if (exposed) return { ...privately(situation, read(reader, guide.title), card), log };
  return person.place === 'alone' && now.kind === 'question'
    ? { card, log, asked: placeOf(reader, pack, guide, walk, { fact: now.question.fact }) }
    : { card, log };
}
