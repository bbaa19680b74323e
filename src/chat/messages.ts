import type { CardAction } from '../cards/action.ts';
import { button } from '../cards/button.ts';
import { mailWithoutGuide } from '../cards/mail.ts';
import {
  type ButtonGroup,
  exampleGroup,
  guideGroup,
  languageButtons,
  messageView,
  packGroup,
  topicGroup,
} from '../cards/message-view.ts';
import { backTo, type Left } from '../cards/navigation.ts';
import { read } from '../cards/reader.ts';
import { type Card, messageCard } from '../cards/render.ts';
import { checkButton } from '../cards/text-check-view.ts';
import type { Guide } from '../guide/pack.ts';
import type { Contact } from '../guide/schema.ts';
import type { Answers } from '../guide/step.ts';
import type { Situation } from './situation.ts';
import type { Reply, TurnVerb } from './turn.ts';

const EXAMPLES = 3;

/** What a person sees once, after installing: what the bot does, what to ask, which guides there are. */
export function welcome(situation: Situation): Reply {
  const { reader, pack } = situation;
  const { words } = reader;
  const name = read(reader, pack.name);
  const paragraphs = [words.welcomeText(name), words.promise, ...demoNote(situation, name)];
  const groups = [exampleGroup(reader, pack, EXAMPLES), allGuides(situation), ...otherPacks(situation)];
  const view = messageView(reader, words.welcome, paragraphs, {
    groups,
    row: languageButtons(pack, reader.language),
  });
  return { card: messageCard(view), log: { verb: 'welcome' } };
}

/** All guides, after a sentence that says why the person sees them now. */
export function menu(
  situation: Situation,
  verb: TurnVerb,
  said: readonly string[] = [],
  { heading, left }: { heading?: string; left?: Left | undefined } = {},
): Reply {
  const { reader, pack } = situation;
  const { words } = reader;
  const paragraphs = [...situation.first, ...(said.length > 0 ? said : [words.menuText])];
  const groups = [allGuides(situation), ...otherPacks(situation)];
  const row = [
    ...wayBack(situation, left),
    checkButton(reader, pack),
    ...languageButtons(pack, reader.language),
  ];
  const view = messageView(reader, heading ?? words.menuHeading, paragraphs, { groups, row });
  return { card: messageCard(view), log: { verb } };
}

/** The guides of one topic; the whole menu where the topic is no longer there. */
export function topicMenu(situation: Situation, id: string): Reply {
  const { reader, pack } = situation;
  const topic = pack.topics.find((entry) => entry.id === id);
  if (!topic) return menu(situation, 'menu');
  const guides = topic.guides.flatMap((guide) => pack.guides.get(guide) ?? []);
  const view = messageView(reader, read(reader, topic.title), [], {
    groups: [guideGroup(reader, pack, '', guides)],
    row: [menuButton(situation)],
  });
  return { card: messageCard(view), log: { verb: 'topic' } };
}

/** How to use the bot. */
export function helpMessage(situation: Situation): Reply {
  const { reader, pack } = situation;
  const { words } = reader;
  const view = messageView(reader, words.help, [...words.helpText, words.promise], {
    groups: [allGuides(situation)],
    row: [checkButton(reader, pack), ...languageButtons(pack, reader.language)],
  });
  return { card: messageCard(view), log: { verb: 'help' } };
}

/** A guide that a question may be about, and the words that made the bot think of it. */
export interface Candidate {
  guide: Guide;
  why: readonly string[];
  /** The answers that the question already holds; the guide opens with them. */
  known: Answers;
}

/** The guides that a question may be about. */
export function candidates(situation: Situation, all: readonly Candidate[], left?: Left): Reply {
  const { reader, pack } = situation;
  const { words } = reader;
  const known = new Map(all.map((candidate) => [candidate.guide, candidate.known]));
  const { heading, buttons } = guideGroup(reader, pack, '', known.keys(), (guide) => known.get(guide) ?? {});
  const explained = buttons.map(({ button: open, help }, index) => {
    const why = all[index]?.why ?? [];
    return { button: open, help: why.length > 0 ? `${help} ${words.youWrote(why.join(', '))}` : help };
  });
  const view = messageView(reader, words.candidates, [...situation.first, words.candidatesText], {
    groups: [{ heading, buttons: explained }],
    row: [...wayBack(situation, left), menuButton(situation)],
  });
  return { card: messageCard(view), log: { verb: 'candidates' } };
}

/** No guide shares a word with the question: the menu, and a person to ask. */
export function notFound(situation: Situation, left?: Left): Reply {
  const { reader, pack } = situation;
  const { words } = reader;
  const text = `${words.notFoundText} ${contactOf(situation)}.`;
  const view = messageView(reader, words.notFound, [...situation.first, text], {
    groups: [allGuides(situation)],
    link: mailWithoutGuide(reader, pack),
    row: wayBack(situation, left),
  });
  return { card: messageCard(view), log: { verb: 'not-found', pack: pack.id } };
}

/** Whom to ask when no guide answers, with the address to write to. */
export function contactOf({ reader, pack }: Situation): string {
  const contact = pack.contacts[pack.ask] as Contact;
  const name = read(reader, contact.name);
  return contact.email ? `${name}, [${contact.email}](mailto:${contact.email})` : name;
}

/** The card in a group that everybody sees: it names the question and lets each person begin alone. */
export function groupStart(situation: Situation, guide: Guide): Reply {
  const { reader, pack } = situation;
  const { words } = reader;
  const concrete = guide.case === 'concrete';
  const title = concrete ? words.openPrivateChat : words.start;
  const start = button(title, {
    do: 'open',
    lang: reader.language,
    pack: pack.id,
    guide: guide.id,
    known: {},
  });
  const text = concrete
    ? `${words.groupPrivate}. ${words.groupPrivateText}`
    : `${words.groupStart}. ${words.groupStartText}`;
  const view = messageView(reader, read(reader, guide.question), [...situation.first, text], {
    row: [start],
  });
  return { card: messageCard(view), log: { verb: 'group-start', guide: guide.id } };
}

/**
 * Tells among others that it goes on in the personal chat; `card` is what is sent there.
 * @param where says where it is, if it is no guide
 */
export function privately(
  { reader }: Situation,
  title: string,
  card: Card,
  where: string = reader.words.privateSentText,
): Omit<Reply, 'log'> {
  const { words } = reader;
  return {
    card: messageCard(messageView(reader, words.privateSent, [`${title}: ${where}`])),
    personal: {
      card,
      undelivered: (chat) => {
        const link = { title: words.openPrivateChat, tooltip: words.openPrivateChat, url: chat };
        return messageCard(messageView(reader, words.privateFailed, [words.privateFailedText], { link }));
      },
    },
  };
}

/**
 * What went wrong is ours: the person can try again. Where this card takes the place of another one, it carries
 * what was clicked, so that no answer is lost.
 */
export function failure(
  situation: Pick<Situation, 'reader' | 'pack'>,
  clicked: CardAction | undefined,
): Card {
  const { words } = situation.reader;
  const again = clicked ? [button(words.again, clicked)] : [];
  const row = [...again, menuButton(situation)];
  return messageCard(messageView(situation.reader, words.failed, [words.failedText], { row }));
}

function wayBack({ reader }: Situation, left: Left | undefined) {
  return left ? [backTo(reader.words, left)] : [];
}

/** The way to all guides. */
export function menuButton({ reader, pack }: Pick<Situation, 'reader' | 'pack'>) {
  return button(reader.words.menu, { do: 'menu', lang: reader.language, pack: pack.id });
}

/** Every guide, or the topics to choose from where they are many. */
function allGuides({ reader, pack }: Situation): ButtonGroup {
  const heading = reader.words.guides;
  return pack.topics.length > 0
    ? topicGroup(reader, pack, heading)
    : guideGroup(reader, pack, heading, pack.guides.values());
}

function otherPacks({ deps, reader, pack }: Situation): ButtonGroup[] {
  return deps.fixed === undefined && deps.packs.size > 1
    ? [packGroup(reader, deps.packs.values(), pack)]
    : [];
}

/** That this is a demo, and that one can switch, where there is another municipality. */
function demoNote({ deps, reader }: Situation, name: string): string[] {
  if (deps.fixed !== undefined) return [];
  const { words } = reader;
  return [deps.packs.size > 1 ? `${words.demo(name)} ${words.demoSwitch}` : words.demo(name)];
}
