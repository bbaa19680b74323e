import { messageView } from '../cards/message-view.ts';
import { mineView, remindersButton } from '../cards/mine-view.ts';
import { listCard, messageCard } from '../cards/render.ts';
import { dayWords } from '../cards/when.ts';
import type { Answered, Mine } from '../remind/mine.ts';
import type { ReminderAnswer } from '../remind/reminder.ts';
import type { ReminderWords } from '../words/reminders/shape.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import { contactOf, menuButton } from './messages.ts';
import { personally } from './personally.ts';
import type { Situation } from './situation.ts';
import type { Deferred, Reply, TurnVerb } from './turn.ts';

/** What waits for the person, and what the person wants to hear nothing about. */
export function showReminders(situation: Situation): Deferred {
  return { with: (mine) => list(situation, mine, 'reminders', []) };
}

/** Takes a reminder back that waits, and shows the rest. */
export function cancelReminder(situation: Situation, id: string): Deferred {
  const words = wordsFor(situation);
  return {
    with: async (mine) => {
      const done = await mine.cancel(id);
      return list(situation, mine, 'reminder-cancel', [done ? words.list.cancelled : words.answered.gone]);
    },
  };
}

/** Lets the bot write of something again. */
export function unmute(situation: Situation, rule: string): Deferred {
  return {
    with: async (mine) => {
      await mine.unmute(situation.pack.id, rule);
      return list(situation, mine, 'unmute', [wordsFor(situation).list.unmuted]);
    },
  };
}

/** What a person says to a reminder; a short sentence takes its place. */
export function answerReminder(situation: Situation, id: string, answer: ReminderAnswer): Deferred {
  return {
    with: async (mine) => {
      const [heading, ...paragraphs] = saidTo(situation, answer, await mine.answer(id, answer));
      const { reader, pack } = situation;
      const row = [remindersButton(reader, pack), menuButton(situation)];
      const card = messageCard(messageView(reader, heading, paragraphs, { row }));
      return personally(situation, wordsFor(situation).list.heading, { card, log: { verb: 'reminder' } });
    },
  };
}

function saidTo(
  situation: Situation,
  answer: ReminderAnswer,
  answered: Answered,
): [heading: string, ...paragraphs: string[]] {
  const { answered: words } = wordsFor(situation);
  if (answered.kind === 'gone') return [words.gone];
  if (answered.kind === 'again')
    return [words.again(dayWords(situation.reader.language, answered.on, situation.today))];
  if (answer === 'wrong') return [words.wrong, words.notMe(contactOf(situation))];
  return answer === 'mute' ? [words.mute, words.muteUndo] : [words.done];
}

async function list(
  situation: Situation,
  mine: Mine,
  verb: TurnVerb,
  said: readonly string[],
): Promise<Reply> {
  const { reader, pack, deps } = situation;
  const [waiting, muted] = await Promise.all([mine.list(), mine.muted()]);
  const card = listCard(mineView(reader, pack, deps.packs, { waiting, muted }, said));
  return personally(situation, wordsFor(situation).list.heading, { card, log: { verb } });
}

function wordsFor({ reader }: Situation): ReminderWords {
  return reminderWordsOf(reader.language);
}
