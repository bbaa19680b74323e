import { reminderWordsOf } from '../words/reminders/words.ts';
import { privately } from './messages.ts';
import type { Situation } from './situation.ts';
import type { Reply } from './turn.ts';

/** An answer about a person's own reminders: among others it goes to the personal chat. @param title names it there */
export function personally(situation: Situation, title: string, { card, log }: Reply): Reply {
  if (situation.person.place !== 'among others') return { card, log };
  const { inPrivate } = reminderWordsOf(situation.reader.language);
  return { ...privately(situation, title, card, inPrivate), log };
}
