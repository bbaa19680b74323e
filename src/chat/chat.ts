import { createFinder, type Finder, surest } from '../ask/find.ts';
import { CardAction, type WalkAction } from '../cards/action.ts';
import { read, readerOf } from '../cards/reader.ts';
import { type Card, stepCard } from '../cards/render.ts';
import type { Guide } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';
import { ask, emptyWalk, step, type Walk } from '../guide/step.ts';
import { commandOf } from '../words/commands.ts';
import { applyAction, relevant } from './go-on.ts';
import {
  candidates,
  failure,
  groupStart,
  helpMessage,
  menu,
  notFound,
  personalChat,
  topicMenu,
  welcome,
} from './messages.ts';
import { type ChatDeps, type Situation, situationOf } from './situation.ts';
import type { Person, Reply, Turn } from './turn.ts';

/** A question is a sentence or two; a longer text is not looked through, not even for a command. */
const LONGEST_QUESTION = 500;

/** Answers turns. It keeps nothing between them: all that goes on is in the cards. */
export interface Chat {
  answer: (turn: Turn, person: Person) => Reply;
  /** What a person sees when something went wrong on our side. */
  failure: (person: Person, turn: Turn | undefined) => Card;
}

/** Makes the bot's side of the conversation. The packs have passed their check. */
export function createChat(deps: ChatDeps): Chat {
  const finders = new Map([...deps.packs.values()].map((pack) => [pack.id, createFinder(pack)]));
  return {
    failure: (person, turn) => {
      const clicked = turn?.kind === 'card' ? CardAction.safeParse(turn.data).data : undefined;
      return failure(situationOf(deps, person), clicked);
    },
    answer: (turn, person) => {
      const situation = situationOf(deps, person);
      if (turn.kind === 'installed') return welcome(situation);
      if (turn.kind === 'deleted') return menu(situation, 'deleted', [situation.reader.words.deleted]);
      if (turn.kind === 'card') return answerCard(situation, turn.data);
      return answerText(situation, finders.get(situation.pack.id) as Finder, turn);
    },
  };
}

function answerText(situation: Situation, finder: Finder, turn: Extract<Turn, { kind: 'text' }>): Reply {
  const { words } = situation.reader;
  const text = turn.text.trim();
  if (text === '') return menu(situation, 'empty', [turn.files ? words.attachment : words.emptyMessage]);
  if (text.length > LONGEST_QUESTION) return menu(situation, 'long', [words.longMessage]);
  const command = commandOf(text);
  if (command === 'help') return helpMessage(situation);
  if (command === 'greeting' || command === 'menu' || command === 'restart') return menu(situation, command);
  if (command) return changeLanguage(situation, command.slice('language-'.length) as Language);
  const matches = finder.find(text);
  const sure = situation.pack.guides.get(surest(matches) ?? '');
  if (sure) return openGuide(situation, sure, emptyWalk);
  const guides = matches.slice(0, 3).flatMap(({ guide }) => situation.pack.guides.get(guide) ?? []);
  return guides.length > 0 ? candidates(situation, guides) : notFound(situation);
}

function answerCard(situation: Situation, data: unknown): Reply {
  const action = CardAction.safeParse(data).data;
  if (!action) return unreadable(situation);
  const { deps, person } = situation;
  const own = situationOf(deps, { ...person, pack: action.pack }, action.lang);
  if (action.do === 'language') return changeLanguage(own, action.lang);
  if (action.do === 'pack') return changePack(own, action.pack);
  if (own.pack.id !== action.pack)
    return deps.fixed === undefined ? unreadable(own) : ofOther(own, action.pack);
  if (action.do === 'menu')
    return action.topic === undefined ? menu(own, 'menu') : topicMenu(own, action.topic);
  const guide = own.pack.guides.get(action.guide);
  if (!guide) return menu(own, 'guide-gone', [own.reader.words.guideGone]);
  if (action.do === 'open') return begin(own, guide, relevant(guide, { ...emptyWalk, known: action.known }));
  return goOn(own, guide, action);
}

function unreadable(situation: Situation): Reply {
  const { words } = situation.reader;
  return menu(situation, 'unreadable', [words.cardUnreadableText], words.cardUnreadable);
}

/** A guide that was found by words: among others its start card is for everybody, so nothing is asked on it. */
function openGuide(situation: Situation, guide: Guide, walk: Walk): Reply {
  return situation.person.place === 'alone' ? begin(situation, guide, walk) : groupStart(situation, guide);
}

function begin(situation: Situation, guide: Guide, walk: Walk): Reply {
  return show(situation, guide, walk, 'open', []);
}

function goOn(situation: Situation, guide: Guide, action: WalkAction): Reply {
  const { walk, notices } = applyAction(situation, guide, action);
  if (action.do !== 'change') return show(situation, guide, walk, action.do, notices);
  const asked = ask(guide, walk, action.fact, situation.today);
  return asked
    ? showStep(situation, guide, walk, asked, 'change', notices)
    : show(situation, guide, walk, 'change', notices);
}

function show(
  situation: Situation,
  guide: Guide,
  walk: Walk,
  verb: string,
  notices: readonly string[],
): Reply {
  return showStep(situation, guide, walk, step(guide, walk, situation.today), verb, notices);
}

/** The step as a card. It goes to the personal chat where others would read it, or see of whose case it tells. */
function showStep(
  situation: Situation,
  guide: Guide,
  walk: Walk,
  now: ReturnType<typeof step>,
  verb: string,
  notices: readonly string[],
): Reply {
  const { reader, pack, today, person } = situation;
  const card = stepCard({ reader, pack, guide, walk, notices, today }, now);
  const verdict = now.kind === 'outcome' ? { verdict: now.outcome.verdict } : {};
  const log = { verb, guide: guide.id, node: now.node, ...verdict };
  const exposed =
    person.place === 'among others' || (person.place === 'own view' && guide.case === 'concrete');
  return exposed ? { ...personalChat(situation, guide, card), log } : { card, log };
}

function changeLanguage(situation: Situation, language: Language): Reply {
  const now = situationOf(situation.deps, situation.person, language);
  return { ...menu(now, 'language', [now.reader.words.languageChanged]), choice: { language } };
}

function changePack(situation: Situation, id: string): Reply {
  const { packs, fixed } = situation.deps;
  if (fixed === id) return menu(situation, 'menu');
  const pack = packs.get(id);
  if (!pack || fixed !== undefined) return ofOther(situation, id);
  const now = { ...situation, pack, reader: readerOf(pack, situation.reader.language) };
  const text = now.reader.words.municipalityChanged(read(now.reader, pack.name));
  return { ...menu(now, 'pack', [text]), choice: { pack: id } };
}

/** A card of a municipality that this deployment does not answer for. */
function ofOther(situation: Situation, id: string): Reply {
  const { deps, reader, pack } = situation;
  const other = deps.packs.get(id);
  const theirs = other ? read(readerOf(other, reader.language), other.name) : id;
  return menu(situation, 'other-pack', [reader.words.cardOfOther(theirs, read(reader, pack.name))]);
}
