import { answerIn } from '../ask/answer.ts';
import { decide } from '../ask/decide.ts';
import type { Finder, Found } from '../ask/find.ts';
import { answersSaid, saidAnswers } from '../ask/said.ts';
import { smallTalkIn } from '../ask/small-talk.ts';
import { answerText } from '../cards/answers.ts';
import type { Left } from '../cards/navigation.ts';
import { type Reader, read } from '../cards/reader.ts';
import type { Guide } from '../guide/pack.ts';
import type { Fact, Language } from '../guide/schema.ts';
import { type Answers, emptyWalk, step, type TraceEntry } from '../guide/step.ts';
import { forget } from '../guide/walk.ts';
import { hasPersonalData } from '../sensitive/finding.ts';
import { mask } from '../sensitive/mask.ts';
import { scan } from '../sensitive/scan.ts';
import { relevant } from '../walk/go-on.ts';
import { commandOf, textToCheck } from '../words/commands.ts';
import { checkText } from './check-text.ts';
import { changeLanguage } from './choices.ts';
import { type Choice, checkedChoice } from './chooser.ts';
import { confirmErase } from './erase.ts';
import { candidates, helpMessage, menu, notFound } from './messages.ts';
import { showReminders } from './reminders.ts';
import { openGuide, showNext } from './show.ts';
import type { Situation } from './situation.ts';
import type { Deferred, Reply, Turn } from './turn.ts';
import { showYear } from './year.ts';

/** A question is a sentence or two; a longer text is not looked through, not even for a command. */
export const LONGEST_QUESTION = 500;

/** The answer to something typed: a command, an answer to the open question, small talk, or a question of its own. */
export function answerTyped(
  asking: Situation,
  finder: Finder,
  turn: Extract<Turn, { kind: 'text' }>,
): Reply | Deferred {
  const { words } = asking.reader;
  const text = turn.text.trim();
  const toCheck = textToCheck(text);
  if (toCheck !== undefined) return checkText(asking, toCheck);
  // By numbers and addresses alone: a question about somebody's illness is what the bot is asked all day.
  const findings = scan(text, { today: asking.today });
  const situation = hasPersonalData(findings) ? { ...asking, first: [words.noPersonalData] } : asking;
  if (text === '') return menu(situation, 'empty', [turn.files ? words.attachment : words.emptyMessage]);
  if (text.length > LONGEST_QUESTION) return menu(situation, 'long', [words.longMessage]);
  const command = commandOf(text);
  if (command === 'check') return checkText(situation, undefined);
  if (command === 'help') return helpMessage(situation);
  if (command === 'reminders') return showReminders(situation);
  if (command === 'year') return showYear(situation);
  if (command === 'erase') return confirmErase(situation);
  if (command === 'greeting' || command === 'menu' || command === 'restart') return menu(situation, command);
  if (command) return changeLanguage(situation, command.slice('language-'.length) as Language);
  const open = openQuestion(situation);
  const value = open && answerIn(text, open.step, finder.reader);
  if (open && value !== undefined) {
    const { fact } = open.step.question;
    return showNext(situation, open.guide, { do: 'answer', ...open.place, fact, value });
  }
  const left = open && { title: read(situation.reader, open.guide.title), place: open.place };
  const talk = smallTalkIn(text);
  if (talk) {
    const reply = menu(situation, 'small-talk', [words.smallTalk[talk]], { left });
    return open ? { ...reply, asked: open.place } : reply;
  }
  return answerQuestion(situation, { found: finder.find(text), masked: mask(text, findings) }, left);
}

/** The question that stands last in the personal chat, as its guide asks it now; undefined if it is gone. */
function openQuestion(situation: Situation) {
  const place = situation.person.asked;
  const guide = place && situation.pack.guides.get(place.guide);
  if (!place || !guide || place.pack !== situation.pack.id) return undefined;
  const now = step(guide, relevant(guide, place.walk), situation.today);
  return now.kind === 'question' ? { guide, place, step: now } : undefined;
}

/** A question as our own finder takes it, and with its personal data hidden, to be handed on. */
interface Asked {
  found: Found;
  masked: string;
}

/** A question in own words: its guide, some to choose from, or the menu. */
function answerQuestion(situation: Situation, asked: Asked, left: Left | undefined): Reply {
  const { guides } = situation.pack;
  const decision = decide(asked.found);
  if (decision.kind === 'open') {
    const guide = guides.get(decision.match.guide) as Guide;
    return propose(situation, guide, answersSaid(saidAnswers(guide, asked.found.reading)), left);
  }
  if (decision.kind === 'none') return orChosen(situation, asked, left, notFound(situation, left));
  const all = decision.matches.map(({ guide: id, why }) => {
    const guide = guides.get(id) as Guide;
    const said = answersSaid(saidAnswers(guide, asked.found.reading));
    // Among others anybody may tap: what one person wrote is not for the next one to start from.
    const known = situation.person.place === 'alone' ? said : {};
    return { guide, why, known: proposed(guide, known, situation.today).walk.known };
  });
  return orChosen(situation, asked, left, candidates(situation, all, left));
}

/** An answer that is not sure, and the way to ask the chooser for a better one where there is a chooser. */
function orChosen(
  situation: Situation,
  { found, masked }: Asked,
  left: Left | undefined,
  unsure: Reply,
): Reply {
  const { pack, deps } = situation;
  const { chooser } = deps;
  if (!chooser) return unsure;
  const reconsider = async (): Promise<Reply> => {
    let choice: Choice | undefined;
    try {
      choice = await chooser(pack, masked);
    } catch (error) {
      return { ...unsure, log: { ...unsure.log, error } };
    }
    const chosen = choice && checkedChoice(pack, choice);
    if (!chosen) return unsure;
    // What the words say by our own lists counts more than what somebody else reads in them.
    const said = answersSaid(saidAnswers(chosen.guide, found.reading));
    return propose(situation, chosen.guide, { ...chosen.answers, ...said }, left);
  };
  return { ...unsure, reconsider };
}

/** Opens a guide with the answers that a sentence already holds, shown as understood. */
function propose(situation: Situation, guide: Guide, said: Answers, left: Left | undefined): Reply {
  const { walk, unconfirmed } = proposed(guide, said, situation.today);
  const notices = unconfirmed ? [confirmation(situation.reader, guide, unconfirmed)] : [];
  return openGuide(situation, guide, walk, notices, left);
}

/**
 * A walk with the answers that a sentence already holds. Where they alone would decide the outcome, the last of
 * them is asked all the same: nobody gets a verdict without having answered anything.
 */
function proposed(guide: Guide, said: Answers, today: string) {
  const walk = { ...emptyWalk, known: said };
  const reached = step(guide, walk, today);
  const last = reached.kind === 'outcome' ? reached.trace.at(-1) : undefined;
  return last ? { walk: forget(walk, last.fact), unconfirmed: last } : { walk, unconfirmed: undefined };
}

function confirmation(reader: Reader, guide: Guide, { fact: id, answer }: TraceEntry): string {
  return reader.words.confirm(answerText(reader, guide.facts.get(id) as Fact, answer));
}
