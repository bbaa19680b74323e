import type { Guide, Pack } from '../guide/pack.ts';
import type { Answers } from '../guide/step.ts';
import { dateIn } from '../guide/time-zone.ts';
import type { Reminder, ReminderAnswer } from '../remind/reminder.ts';
import { paperWordsOf } from '../words/papers/words.ts';
import { reminderWordsOf } from '../words/reminders/words.ts';
import { type Found, findAbout, subjectOf } from './about.ts';
import { type Button, button, fitting, type LinkButton, pageButton } from './button.ts';
import { deadlineText } from './duties.ts';
import type { OutcomeLinks } from './outcome-view.ts';
import { type Reader, read } from './reader.ts';
import { quotedParts, type SourceParts } from './sources.ts';
import { dayWords, pastWords, timeZoneOf } from './when.ts';

/** Everything that `cards/reminder.json` shows. */
export interface ReminderView extends SourceParts {
  lang: string;
  /** A notification shows it, also on a locked screen: the subject and no more. */
  fallbackText: string;
  title: string;
  heading: string;
  /** When it was, or falls due. */
  when: string;
  ruleTitle: string;
  /** Empty where the cited places are all that there is. */
  rule: string;
  todoTitle: string;
  todo: string;
  knownTitle: string;
  /** Where the bot knows from. */
  known: string;
  promise: string;
  citedTitle: string;
  source: string;
  guides: Button[];
  links: LinkButton[];
  answers: { buttons: Button[] }[];
}

/** What a reminder is shown with. */
export interface ReminderContext {
  reader: Reader;
  pack: Pack;
  /** Milliseconds since 1970. */
  now: number;
  links: Pick<OutcomeLinks, 'paper'>;
}

/** A reminder as its card shows it; undefined where its rule or duty is no longer in the pack. */
export function reminderView(
  context: ReminderContext,
  { id, about }: Pick<Reminder, 'id' | 'about'>,
): ReminderView | undefined {
  const { reader, pack } = context;
  const found = findAbout(pack, about);
  if (!found) return undefined;
  const words = reminderWordsOf(reader.language);
  const title = words.about(found.guide ? read(reader, found.guide.title) : subjectOf(reader, found));
  const cites = found.kind === 'signal' ? found.rule.cites : found.duty.cites;
  const rules = cites.flatMap((cited) => pack.rules.get(cited) ?? []);
  return {
    lang: reader.content,
    fallbackText: title,
    title,
    heading: subjectOf(reader, found),
    when: whenOf(context, found),
    ruleTitle: words.rule,
    rule: found.kind === 'signal' ? read(reader, found.rule.rule) : '',
    todoTitle: words.todo,
    todo: todoOf(reader, found),
    knownTitle: words.source,
    known: found.kind === 'signal' ? words.origins[found.about.origin] : words.ownWish,
    promise: words.promise,
    citedTitle: words.cited,
    ...quotedParts(reader, rules, rules),
    source: reader.words.source(pack.source.title, pack.source.edition),
    guides: found.guide ? [guideButton(context, found.guide, knownOf(found))] : [],
    links: paperLinks(context, found),
    answers: answerRows(context, id, found),
  };
}

function whenOf({ reader, pack, now }: ReminderContext, found: Found): string {
  const { language } = reader;
  const words = reminderWordsOf(language);
  const timeZone = timeZoneOf(pack);
  if (found.kind === 'signal') return words.happened(pastWords(language, found.about.at, now, timeZone));
  if (found.kind === 'year') return deadlineText(reader, { every: found.duty.every });
  const today = dateIn(timeZone, now);
  return words.deadlineIs(dayWords(language, found.about.on, today), found.about.on < today);
}

/** What to do; of a deadline the heading says it. */
function todoOf(reader: Reader, found: Found): string {
  if (found.kind === 'deadline') return '';
  return read(reader, found.kind === 'signal' ? found.rule.do : found.duty.text);
}

function knownOf(found: Found): Answers {
  return found.kind === 'signal' ? found.rule.known : {};
}

function guideButton({ reader, pack }: ReminderContext, guide: Guide, known: Answers): Button {
  const title = read(reader, guide.title);
  return button(fitting(reader.words.openGuide(title), title), {
    do: 'open',
    lang: reader.language,
    pack: pack.id,
    guide: guide.id,
    known,
  });
}

/** The paper that does what a duty asks for in writing. */
function paperLinks({ reader, pack, links }: ReminderContext, found: Found): ReminderView['links'] {
  const id = found.kind === 'signal' ? undefined : found.duty.paper;
  const paper = pack.papers.get(id ?? '');
  if (!paper) return [];
  const title = paperWordsOf(reader.language).makeIt;
  return [pageButton(reader, title, links.paper(pack.id, paper.id, {}))];
}

/** What the person can say to it: of what the person asked for, nobody has to say that it was somebody else. */
function answerRows({ reader, pack }: ReminderContext, id: string, { kind }: Found): ReminderView['answers'] {
  const words = reminderWordsOf(reader.language);
  const say = (answer: ReminderAnswer, title: string, tooltip = title) =>
    button(title, { do: 'reminder', lang: reader.language, pack: pack.id, id, answer }, tooltip);
  const done = [say('done', words.done), say('tomorrow', words.tomorrow)];
  const others = {
    signal: [say('wrong', words.wrong, words.wrongTip), say('mute', words.mute)],
    deadline: [],
    year: [say('mute', words.stop)],
  }[kind];
  // Two of the longer ones beside each other would be cut off on a phone.
  return [done, ...others.map((other) => [other])].map((buttons) => ({ buttons }));
}
