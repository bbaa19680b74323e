import { ownDuty } from '../cards/about.ts';
import type { DeadlineAction, Place } from '../cards/action.ts';
import { button } from '../cards/button.ts';
import { type DutyWithDeadline, deadlineFormView } from '../cards/deadline-form-view.ts';
import { messageView } from '../cards/message-view.ts';
import { remindersButton } from '../cards/mine-view.ts';
import { deadlineFormCard, messageCard } from '../cards/render.ts';
import type { Guide } from '../guide/pack.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import { menuButton } from './messages.ts';
import { personally } from './personally.ts';
import type { Situation } from './situation.ts';
import type { Deferred, Reply } from './turn.ts';
import { wishedText } from './wished.ts';

/** The field for the date of a deadline, with the date that the duty itself gives. */
export function askForDate(situation: Situation, guide: Guide, action: DeadlineAction, notice = ''): Reply {
  const { reader, today } = situation;
  const duty = ownDuty(guide, action.duty);
  const text = reminderWordsOf(reader.language);
  if (!duty?.deadline) return said(situation, action, text.dutyGone);
  const place = placeIn(action);
  const withDeadline: DutyWithDeadline = { ...duty, deadline: duty.deadline };
  const view = deadlineFormView(reader, place, action.duty, withDeadline, today, notice);
  return personally(situation, text.remindMe, { card: deadlineFormCard(view), log: logOf(action) });
}

/** Takes the date of a deadline; a date that cannot be taken is asked for again. */
export function setDeadline(
  situation: Situation,
  guide: Guide,
  action: Extract<DeadlineAction, { do: 'deadline-set' }>,
): Deferred {
  return {
    with: async (mine) => {
      const wish = { pack: situation.pack.id, guide: guide.id, duty: action.duty, on: action.value ?? '' };
      const wished = await mine.remindOfDeadline(wish);
      const text = wishedText(situation, wished);
      return wished.kind === 'refused'
        ? askForDate(situation, guide, action, text)
        : said(situation, action, text);
    },
  };
}

/** A sentence, and the way back to the answer. */
function said(situation: Situation, action: DeadlineAction, text: string): Reply {
  const { reader, pack } = situation;
  const words = reminderWordsOf(reader.language);
  const row = [
    button(words.backToAnswer, { do: 'resume', ...placeIn(action) }),
    remindersButton(reader, pack),
    menuButton(situation),
  ];
  const card = messageCard(messageView(reader, text, [], { row }));
  return personally(situation, words.remindMe, { card, log: logOf(action) });
}

function placeIn({ lang, pack, guide, edition, walk, shown }: DeadlineAction): Place {
  return { lang, pack, guide, edition, walk, shown };
}

function logOf({ do: verb, guide }: DeadlineAction): Reply['log'] {
  return { verb, guide };
}
