import { dayWords } from '../cards/when.ts';
import type { Wished } from '../remind/mine.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import type { Situation } from './situation.ts';

/** What became of a wish to be reminded, in a sentence or two. */
export function wishedText({ reader, today }: Situation, wished: Wished): string {
  const words = reminderWordsOf(reader.language);
  if (wished.kind === 'unknown') return words.dutyGone;
  if (wished.kind === 'refused') return words.form.refused[wished.because];
  const { on, says } = wished;
  const day = (date: string) => dayWords(reader.language, date, today);
  return words.waits(day(on), says === on ? undefined : day(says));
}
