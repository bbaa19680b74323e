import { listCard } from '../cards/render.ts';
import { yearView } from '../cards/year-view.ts';
import type { Mine } from '../remind/mine.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import { personally } from './personally.ts';
import type { Situation } from './situation.ts';
import type { Deferred, Reply } from './turn.ts';
import { wishedText } from './wished.ts';

/** The recurring duties of a leader. */
export function showYear(situation: Situation): Deferred {
  return { with: (mine) => show(situation, mine, []) };
}

/** Subscribes to a duty of the leaders' year, or ends that, and shows all of them again. */
export function changeYear(situation: Situation, duty: string, on: boolean): Deferred {
  const { pack, reader } = situation;
  return {
    with: async (mine) => {
      if (on) {
        const wished = await mine.subscribe({ pack: pack.id, duty });
        return show(situation, mine, [wishedText(situation, wished)]);
      }
      await mine.unsubscribe({ pack: pack.id, duty });
      return show(situation, mine, [reminderWordsOf(reader.language).year.stopped]);
    },
  };
}

async function show(situation: Situation, mine: Mine, said: readonly string[]): Promise<Reply> {
  const { reader, pack, deps } = situation;
  const next = new Map(
    (await mine.list()).flatMap(({ pack: id, about }) =>
      id === pack.id && about.kind === 'year' ? [[about.duty, about.on] as const] : [],
    ),
  );
  const card = listCard(yearView(reader, pack, next, deps.links, said));
  const { heading } = reminderWordsOf(reader.language).year;
  return personally(situation, heading, { card, log: { verb: 'year' } });
}
