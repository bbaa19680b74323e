/** A page that says why there are no numbers, and what to do. */
interface Refusal {
  title: string;
  text: string;
}

/** Everything that the page of numbers for the policy owner says itself, in one language. */
export interface InsightsWords {
  title: string;
  /** Whom the numbers are of, and what is not in them. @param least the smallest number that is shown */
  lead: (least: number) => readonly string[];
  /** Where the running month is in the numbers. */
  trial: string;
  /** Names the choices for those who do not see them. */
  languages: string;
  municipalities: string;
  period: string;
  months: (count: number) => string;
  /** The first and the last day, as people write them. */
  span: (first: string, last: string) => string;
  /** In place of a number. */
  fewer: (least: number) => string;

  guides: string;
  guide: string;
  opened: string;
  helped: string;
  /** How many said yes, and their share of all who said something. */
  yes: (count: string, share: string) => string;
  /** Where there is no share to tell. */
  yesOnly: (count: string) => string;
  noOnly: (count: string) => string;
  ended: string;
  answer: string;
  count: string;
  gaveUp: string;
  question: string;
  outOf: (part: string, all: string, share: string) => string;
  /** Of the questions that are not in the table; of all, where there is no table. */
  otherQuestions: (least: number) => string;
  noQuestions: (least: number) => string;
  /** Heads a list. @param count how many guides it lists */
  quietGuides: (least: number, count: number) => string;

  noGuide: string;
  noGuideText: string;
  language: string;

  reminders: string;
  sent: string;
  reaction: string;
  quietReminders: (least: number) => string;

  empty: {
    title: string;
    text: readonly string[];
    /** @param day the first day of the next month, as people write it */
    from: (day: string) => string;
    trial: (least: number) => string;
  };

  signOut: string;
  signIn: {
    title: string;
    text: string;
    microsoft: string;
    password: string;
    /** Where the password stands. */
    hint: (file: string) => string;
    go: string;
    wrong: string;
    tooMany: string;
    signedOut: string;
    /** After that, where Microsoft signed the person in. */
    atMicrosoft: string;
  };
  again: string;
  refused: Readonly<
    Record<'not-begun' | 'not-genuine' | 'no-role' | 'refused' | 'unreachable' | 'unavailable', Refusal>
  >;
}
