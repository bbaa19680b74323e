import type { Verdict } from '../guide/schema.ts';

/** What people say to a bot that is no question to it. */
export type SmallTalk = 'thanks' | 'goodbye' | 'greeting' | 'who' | 'how' | 'insult' | 'praise' | 'agreement';

/** What the check of a text can find. */
export type PersonalDataKind =
  | 'cpr'
  | 'fodselsnummer'
  | 'email'
  | 'account'
  | 'phone'
  | 'address'
  | 'plate'
  | 'case-number'
  | 'health'
  | 'union'
  | 'politics'
  | 'religion'
  | 'ethnicity'
  | 'sexuality'
  | 'offence'
  | 'social'
  | 'family'
  | 'finances';

/** Everything that the product itself says, in one language. Texts of the guides are in the packs. */
export interface Words {
  /** The language's own name. */
  languageName: string;
  yes: string;
  no: string;
  notSure: string;

  /** @param remaining how many questions may follow at most, this one included */
  progress: (number: number, remaining: number) => string;
  changing: string;
  why: string;
  back: string;
  restart: string;
  menu: string;
  keep: string;
  change: string;
  changeOf: (fact: string) => string;
  next: string;
  choose: string;
  chooseSeveral: string;
  chooseDate: string;
  explanation: string;
  missingAnswer: string;
  missingDate: string;
  earlierAnswer: string;
  currentAnswer: string;
  knownAnswer: string;
  yourAnswers: string;
  example: (text: string) => string;

  whatIf: string;
  /** What would be otherwise is no advice to answer otherwise. */
  whatIfNote: string;
  /** @param answer one or several, with their quotation marks */
  wouldBe: (fact: string, answer: string) => string;
  /** Before the answer that one or two suppositions would lead to. */
  ifSo: (first: string, second: string | undefined) => string;
  dayOrLater: (day: string) => string;
  dayOrEarlier: (day: string) => string;
  daysFromTo: (first: string, last: string) => string;

  verdict: Record<Verdict, string>;
  duties: string;
  phase: Record<'before' | 'during' | 'after', string>;
  advice: string;
  recommended: string;
  deadlineWithin: (duration: string, after: string) => string;
  deadlineEvery: (count: number, unit: 'year' | 'month' | 'week' | 'day') => string;
  instead: string;
  contact: (name: string) => string;
  because: string;
  showSources: (count: number) => string;
  paragraph: (number: string, item: string | undefined) => string;
  footnote: (number: string) => string;
  source: (title: string, edition: string | undefined) => string;
  openGuide: (title: string) => string;
  /** Opens the record of an answer, which can be printed and filed. */
  saveReceipt: string;
  /** Of a button that leads out of Teams. */
  opensPage: string;

  /** A mail to a person who can help. */
  mail: {
    write: string;
    writeTo: (name: string) => string;
    greeting: string;
    /** What it says about an answer; with the link of the answer's record where there is room. */
    about: (guide: string) => string;
    answer: string;
    /** What it says about a question that no guide answers. */
    noGuideSubject: string;
    noGuide: string;
  };
  /** Whether an answer was of help: the question, the two buttons and what they say aloud, and the thanks. */
  helpful: { ask: string; yes: string; no: string; yesAloud: string; noAloud: string } & {
    thanks: string;
    /** Before the person to ask. */
    sorry: string;
  };

  welcome: string;
  welcomeText: (municipality: string) => string;
  promise: string;
  demo: (municipality: string) => string;
  /** Where there is another municipality to choose. */
  demoSwitch: string;
  quote: (text: string) => string;
  examples: string;
  guides: string;
  languages: string;
  municipalities: string;
  menuHeading: string;
  menuText: string;
  help: string;
  helpText: readonly string[];
  languageChanged: string;
  municipalityChanged: (municipality: string) => string;

  /** To somebody who has typed a number or an address that tells who a person is. */
  noPersonalData: string;
  /** Before what was understood from a sentence. */
  understood: string;
  /** Below an answer to pass on: what it takes for granted. */
  understoodAs: (answers: string) => string;
  /** Takes something away that was understood. */
  forget: (answer: string) => string;
  /** Before the last question, when the sentence already holds its answer. */
  confirm: (answer: string) => string;
  /** Back to the guide that a new question left. */
  backTo: (title: string) => string;
  /** The words of a question that made the bot think of a guide. */
  youWrote: (words: string) => string;
  smallTalk: Readonly<Record<SmallTalk, string>>;

  /** To somebody who has a text checked before it is sent. */
  check: {
    /** The button that leads to the check. */
    begin: string;
    heading: string;
    /** The label of the field. */
    field: string;
    promise: string;
    go: string;
    empty: string;
    /** Heading and sentence, by what was found. */
    result: Readonly<Record<'guarded' | 'person' | 'nothing', { heading: string; text: string }>>;
    found: string;
    kinds: Readonly<Record<PersonalDataKind, string>>;
    /** A kind that the text holds several times. */
    times: (kind: string, count: number) => string;
    perhaps: (finding: string) => string;
    more: (count: number) => string;
    /** Before what the guideline says of each way to send it. */
    ways: (municipality: string) => string;
    /** Before the ways to choose from, where only the person can tell what the text holds. */
    chooseWay: string;
    openGuide: string;
    openGuideFor: (way: string) => string;
    limits: string;
    silent: (municipality: string) => string;
  };

  notFound: string;
  notFoundText: string;
  candidates: string;
  candidatesText: string;
  emptyMessage: string;
  longMessage: string;
  attachment: string;
  deleted: string;
  cardUnreadable: string;
  cardUnreadableText: string;
  cardOfOther: (theirs: string, own: string) => string;
  guideGone: string;
  again: string;
  failed: string;
  failedText: string;

  changed: string;
  answerGone: (fact: string) => string;
  questionGone: string;
  questionBefore: string;
  outcomeChanged: (from: string) => string;

  groupStart: string;
  groupStartText: string;
  groupPrivate: string;
  groupPrivateText: string;
  privateSent: string;
  privateSentText: string;
  privateFailed: string;
  privateFailedText: string;
  openPrivateChat: string;
  start: string;
}
