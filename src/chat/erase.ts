import { button } from '../cards/button.ts';
import { messageView } from '../cards/message-view.ts';
import { messageCard } from '../cards/render.ts';
import type { Erased } from '../remind/ports.ts';
import type { ReminderWords } from '../words/reminders/shape.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import { menuButton } from './messages.ts';
import { personally } from './personally.ts';
import type { Situation } from './situation.ts';
import type { Deferred, Reply } from './turn.ts';

/** Says what would be erased, and asks whether that is meant. */
export function confirmErase(situation: Situation): Reply {
  const { reader, pack } = situation;
  const words = reminderWordsOf(reader.language).erase;
  const row = [
    button(words.go, { do: 'erase', lang: reader.language, pack: pack.id, sure: true }),
    button(words.keep, { do: 'reminders', lang: reader.language, pack: pack.id }),
  ];
  const card = messageCard(messageView(reader, words.heading, [words.text, words.final], { row }));
  return personally(situation, words.open, { card, log: { verb: 'erase' } });
}

/** Erases everything about the person, and says what it was. */
export function erase(situation: Situation): Deferred {
  const { reader } = situation;
  const words = reminderWordsOf(reader.language).erase;
  return {
    with: async (mine) => {
      const lines = erasedLines(words, await mine.erase()).map((line) => `• ${line}`);
      const [heading, told] = lines.length > 0 ? [words.done, lines] : [words.nothing, []];
      const view = messageView(reader, heading, [...told, words.after], { row: [menuButton(situation)] });
      return personally(situation, words.open, { card: messageCard(view), log: { verb: 'erased' } });
    },
  };
}

function erasedLines(
  words: ReminderWords['erase'],
  { address, choices, reminders, said, muted }: Erased,
): string[] {
  return [
    ...(address ? [words.address] : []),
    ...(choices ? [words.choices] : []),
    ...(reminders > 0 ? [words.reminders(reminders)] : []),
    ...(said > 0 ? [words.said(said)] : []),
    ...(muted > 0 ? [words.muted(muted)] : []),
  ];
}
