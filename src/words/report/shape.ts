import type { RuleEntry } from '../../guide/schema.ts';

/** Everything that the report for a policy owner says itself, in one language. */
export interface ReportWords {
  title: string;
  /** @param path an example of how a path is named */
  intro: (path: string) => readonly string[];
  municipality: string;
  document: string;
  edition: string;
  documentDate: string;
  mark: string;
  markHelp: string;
  date: string;
  counts: string;
  guides: string;
  paths: string;
  rules: string;
  cases: string;
  paragraphs: string;
  paragraphStates: Record<'encoded' | 'reasoned' | 'not-normative' | 'open', string>;
  approval: string;
  approvalText: string;
  name: string;
  signature: string;
  signedOn: string;
  remarks: string;
  contents: string;

  pathCount: (count: number) => string;
  answerCount: (count: number) => string;
  caseCount: (count: number) => string;
  picture: string;
  answers: string;
  /** Above the paths of a guide that has too many to write each. */
  byStates: (paths: number, states: number) => string;
  /** How many paths one line stands for, more than one. */
  standsFor: (count: number) => string;
  pathsHere: (count: number) => string;
  variant: (number: number, count: number) => string;
  alsoSee: string;
  noQuestion: string;
  elsewhere: string;
  elsewhereText: (guide: string) => string;
  alongTheWay: string;

  sourceTree: string;
  sourceTreeText: string;
  paragraph: string;
  state: string;
  rule: string;
  addressee: string;
  whereOrWhy: string;
  modality: Record<RuleEntry['modality'], string>;
  addressees: Record<RuleEntry['addressee'], string>;

  unclear: string;
  unclearText: string;
  nothingUnclear: string;
  answer: string;
  verdict: string;
  reason: string;
  ask: string;

  situations: string;
  situationsText: string;
  /** Heads the column of what each situation is called. */
  number: string;
  situation: string;
  expected: string;
  note: string;

  columns: {
    guide: string;
    guideId: string;
    path: string;
    standsFor: string;
    questions: string;
    answers: string;
    outcome: string;
    must: string;
    should: string;
    instead: string;
    places: string;
    writtenIn: string;
    section: string;
    ruleId: string;
    guides: string;
  };
}
