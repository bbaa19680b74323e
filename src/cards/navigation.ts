import type { Guide, PackEntry } from '../guide/pack.ts';
import type { Answer } from '../guide/schema.ts';
import type { TraceEntry, Walk } from '../guide/step.ts';
import type { Place } from './action.ts';
import { type Button, button, fitting } from './button.ts';
import type { Reader } from './reader.ts';

/** Every button carries the walk, so answers that only spare a thought are carried for the latest few. */
const MOST_EARLIER = 6;

/** The data that goes on from a card of a guide. */
export function placeOf(
  reader: Reader,
  pack: PackEntry,
  guide: Guide,
  walk: Walk,
  shown: Place['shown'],
): Place {
  const earlier = Object.fromEntries(Object.entries(walk.earlier).slice(-MOST_EARLIER));
  const carried = { ...walk, earlier };
  return {
    lang: reader.language,
    pack: pack.id,
    guide: guide.id,
    edition: guide.edition,
    walk: carried,
    shown,
  };
}

/** A guide that was left with a new question: its title, and where the person was. */
export interface Left {
  title: string;
  place: Place;
}

/**
 * The guide that was left, back, start over and the menu; each only where it does something. Who is changing an
 * answer goes back by keeping it: then everything is as it was before.
 * @param changing the answer that stands, when one is being changed
 */
export function navigation(
  { words }: Reader,
  place: Place,
  trace: readonly TraceEntry[],
  { changing, left }: { changing?: { fact: string; current: Answer }; left: Left | undefined },
): Button[] {
  const menu = button(words.menu, { do: 'menu', lang: place.lang, pack: place.pack });
  const ways = left ? [backTo(words, left)] : [];
  if (changing) {
    const value = [changing.current].flat().join(',');
    return [...ways, button(words.keep, { do: 'answer', ...place, fact: changing.fact, value }), menu];
  }
  const back = trace.some((entry) => entry.origin === 'answered');
  return [
    ...ways,
    ...(back ? [button(words.back, { do: 'back', ...place })] : []),
    ...(trace.length > 0 ? [button(words.restart, { do: 'restart', ...place })] : []),
    menu,
  ];
}

/** The button that goes back to a guide where it was left. */
export function backTo(words: Reader['words'], { title, place }: Left): Button {
  const named = words.backTo(title);
  return button(fitting(named, title), { do: 'resume', ...place }, named);
}
