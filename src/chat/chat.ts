import { createFinder, type Finder } from '../ask/find.ts';
import { type CardAction, type MineAction, mineActions } from '../cards/action.ts';
import { createKeptCards } from '../cards/kept-cards.ts';
import type { Card } from '../cards/render.ts';
import type { Pack } from '../guide/pack.ts';
import { checkText } from './check-text.ts';
import { changeLanguage, changePack, ofOther } from './choices.ts';
import { askForDate, setDeadline } from './deadline.ts';
import { confirmErase, erase } from './erase.ts';
import { failure, menu, topicMenu, welcome } from './messages.ts';
import { answerReminder, cancelReminder, showReminders, unmute } from './reminders.ts';
import { type SearchResult, search } from './search.ts';
import { showFirst, showHelpful, showNext } from './show.ts';
import { type ChatDeps, type Situation, situationOf } from './situation.ts';
import type { Deferred, Person, Reply, Turn } from './turn.ts';
import { answerTyped, LONGEST_QUESTION } from './typed.ts';
import { changeYear, showYear } from './year.ts';

/** Answers turns. It keeps nothing between them: all that goes on is in the cards. */
export interface Chat {
  answer: (turn: Turn, person: Person) => Reply | Deferred;
  /** What a person can put into a chat for a colleague who asks this. */
  search: (question: string, person: Person) => SearchResult[];
  /** What a person sees when something went wrong on our side. */
  failure: (person: Person, turn: Turn | undefined) => Card;
}

/** Makes the bot's side of the conversation. The packs have passed their check. */
export function createChat(given: ChatDeps): Chat {
  const deps = { ...given, draw: createKeptCards() };
  const finders = new Map<string, Finder>();
  // To read every text of a pack takes half a second: the others of a demo are read when somebody asks.
  const finderOf = (pack: Pack): Finder => {
    const finder = finders.get(pack.id) ?? createFinder(pack);
    finders.set(pack.id, finder);
    return finder;
  };
  const [first] = deps.packs.values();
  if (first) finderOf(first);
  return {
    failure: (person, turn) => {
      const clicked = turn?.kind === 'card' ? turn.action : undefined;
      return failure(situationOf(deps, person), clicked);
    },
    search: (question, person) => {
      const situation = situationOf(deps, person);
      return search(situation, finderOf(situation.pack), question.slice(0, LONGEST_QUESTION));
    },
    answer: (turn, person) => {
      const situation = situationOf(deps, person);
      if (turn.kind === 'installed') return welcome(situation);
      if (turn.kind === 'deleted') return menu(situation, 'deleted', [situation.reader.words.deleted]);
      if (turn.kind === 'card') return answerCard(situation, turn.action);
      if (turn.kind === 'check') return checkText(situation, turn.text);
      return answerTyped(situation, finderOf(situation.pack), turn);
    },
  };
}

function answerCard(situation: Situation, action: CardAction | undefined): Reply | Deferred {
  if (!action) return unreadable(situation);
  const { deps, person } = situation;
  const own = situationOf(deps, { ...person, pack: action.pack }, action.lang);
  if (action.do === 'language') return changeLanguage(own, action.lang);
  if (action.do === 'pack') return changePack(own, action.pack);
  if (own.pack.id !== action.pack)
    return deps.fixed === undefined ? unreadable(own) : ofOther(own, action.pack);
  if (action.do === 'check') return checkText(own, action.text);
  if (action.do === 'menu')
    return action.topic === undefined ? menu(own, 'menu') : topicMenu(own, action.topic);
  if (isMine(action)) return answerMine(own, action);
  const guide = own.pack.guides.get(action.guide);
  if (!guide) return menu(own, 'guide-gone', [own.reader.words.guideGone]);
  if (action.do === 'open') return showFirst(own, guide, action.known);
  if (action.do === 'deadline') return askForDate(own, guide, action);
  if (action.do === 'deadline-set') return setDeadline(own, guide, action);
  if (action.do === 'helpful') return showHelpful(own, guide, action);
  return showNext(own, guide, action);
}

function isMine(action: CardAction): action is MineAction {
  return mineActions.some((name) => name === action.do);
}

/** What a person does about what is kept of him or her. */
function answerMine(situation: Situation, action: MineAction): Reply | Deferred {
  switch (action.do) {
    case 'reminder':
      return answerReminder(situation, action.id, action.answer);
    case 'reminders':
      return showReminders(situation);
    case 'reminder-cancel':
      return cancelReminder(situation, action.id);
    case 'unmute':
      return unmute(situation, action.rule);
    case 'year':
      return action.duty === undefined
        ? showYear(situation)
        : changeYear(situation, action.duty, action.on ?? true);
    case 'erase':
      return action.sure ? erase(situation) : confirmErase(situation);
  }
}

function unreadable(situation: Situation): Reply {
  const { words } = situation.reader;
  return menu(situation, 'unreadable', [words.cardUnreadableText], { heading: words.cardUnreadable });
}
