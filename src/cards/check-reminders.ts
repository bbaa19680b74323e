import type { Fault } from '../guide/check/fault.ts';
import { languages } from '../guide/constants.ts';
import { placeOf } from '../guide/link.ts';
import type { Pack } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';
import { signalOrigins } from '../guide/signals.ts';
import type { About } from '../remind/reminder.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import type { OutcomeLinks } from './outcome-view.ts';
import { readerOf } from './reader.ts';
import { reminderView } from './reminder-view.ts';
import { type Card, cardSize, LARGEST_CARD, listCard, reminderCard } from './render.ts';
import { tooLarge } from './too-large.ts';
import { type YearLinks, yearView } from './year-view.ts';

/** Of any reminder. */
const ID = '00000000-0000-4000-8000-000000000000';
/** A day that is written with its year, in the month with the longest name. */
const LONG_AGO = '2020-09-30';

/** A card to measure: what is on it, where that stands, and how it looks in a language. */
interface Measurable {
  of: string;
  place: Omit<Fault, 'code' | 'message'>;
  draw: (language: Language) => Card | undefined;
}

/**
 * Names every reminder of a pack, and its leaders' year, whose card is larger than Teams takes, whoever reads it. The
 * pack has to be free of other faults.
 * @param today ISO date
 * @param links as long as any deployment makes them
 */
export function checkReminderCards(pack: Pack, today: string, links: OutcomeLinks & YearLinks): Fault[] {
  return [...reminders(pack, today, links), yearList(pack, links)].flatMap(({ of, place, draw }) => {
    const sizes = languages.map((language) => {
      const card = draw(language);
      return { language, size: card ? cardSize(card) : 0 };
    });
    const largest = sizes.reduce((a, b) => (b.size > a.size ? b : a));
    return largest.size <= LARGEST_CARD ? [] : [tooLarge(of, largest, 'rules', place)];
  });
}

/** Every reminder that a pack can lead to. */
function reminders(pack: Pack, today: string, links: OutcomeLinks): Measurable[] {
  const draw = (about: (language: Language) => About) => (language: Language) => {
    const context = { reader: readerOf(pack, language), pack, now: Date.parse(today), links };
    const view = reminderView(context, { id: ID, about: about(language) });
    return view && reminderCard(view);
  };
  const file = `${pack.id}/reminders.yaml`;
  const at = Date.parse(LONG_AGO);
  const { rules = [], year = [] } = pack.reminders ?? {};
  return [
    ...rules.map(({ id }, index) => ({
      of: id,
      place: { file, path: ['rules', index] },
      draw: draw((language) => ({ kind: 'signal', rule: id, origin: longestOrigin(language), at })),
    })),
    ...year.map(({ id }, index) => ({
      of: id,
      place: { file, path: ['year', index] },
      draw: draw(() => ({ kind: 'year', duty: id, on: LONG_AGO })),
    })),
    ...[...pack.guides.values()].flatMap((guide) =>
      Object.entries(guide.duties)
        .filter(([, { deadline }]) => deadline)
        .map(([duty]) => ({
          of: duty,
          place: {
            file: `${pack.id}/guides/${guide.id}.yaml`,
            path: placeOf('duties', duty),
            guide: guide.id,
          },
          draw: draw(() => ({ kind: 'deadline', guide: guide.id, duty, on: LONG_AGO })),
        })),
    ),
  ];
}

/** The recurring duties of a leader, all subscribed to. */
function yearList(pack: Pack, links: YearLinks): Measurable {
  const next = new Map(pack.reminders?.year.map(({ id }) => [id, LONG_AGO]));
  return {
    of: 'year',
    place: { file: `${pack.id}/reminders.yaml`, path: ['year'] },
    draw: (language) => {
      const reader = readerOf(pack, language);
      const said = [reminderWordsOf(language).waits(LONG_AGO, LONG_AGO)];
      return listCard(yearView(reader, pack, next, links, said));
    },
  };
}

function longestOrigin(language: Language) {
  const { origins } = reminderWordsOf(language);
  return signalOrigins.reduce((a, b) => (origins[b].length > origins[a].length ? b : a));
}
