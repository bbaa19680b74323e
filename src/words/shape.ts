import type { Verdict } from '../guide/schema.ts';

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
