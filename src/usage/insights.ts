import type { Guide, Pack } from '../guide/pack.ts';
import type { Language, Verdict } from '../guide/schema.ts';
import { verdicts } from '../guide/schema.ts';
import type { CountSum } from '../remind/ports.ts';
import { LEAST, type UseSum } from './use.ts';

/** A number, or undefined where no month has one of `LEAST` or more: nobody is told whether it is zero or four. */
export type Amount = number | undefined;

/** A question and what became of those who were shown it. */
export interface QuestionInsight {
  question: string;
  /** How many of its cards nobody went on from, at least. */
  gaveUp: number;
  /** How often its card was shown in the months that `gaveUp` is of; who goes back to it is shown it again. */
  shown: number;
}

export interface GuideInsight {
  guide: string;
  opened: Amount;
  /** How often it ended so. */
  verdicts: { verdict: Verdict; count: Amount }[];
  /** Where people gave up, in the order of the guide; without the questions at which few did, or nobody. */
  questions: QuestionInsight[];
  /** How often somebody said so. Where both are known of some month, they are of the months in which both are. */
  helpful: { yes: Amount; no: Amount };
}

/** What people answered to a reminder. */
export const reminderAnswers = ['done', 'wrong', 'tomorrow', 'mute'] as const satisfies CountSum['what'][];

export interface ReminderInsight {
  /** Id of a rule of `reminders.yaml`. */
  rule: string;
  sent: number;
  answers: Readonly<Record<(typeof reminderAnswers)[number], Amount>>;
}

/** What the owner of a guideline learns of its use. */
export interface Insights {
  /** Every guide of the pack, the most opened first. */
  guides: GuideInsight[];
  /** Questions in own words that no guide was found for, by the languages that have a number, the most first. */
  noGuide: { language: Language; count: number }[];
  /** The reminder rules that were sent, the most often wrong first. */
  reminders: ReminderInsight[];
}

/** The counts of one calendar month, without those under `LEAST`. */
export interface MonthCounts {
  usage: readonly UseSum[];
  reminders: readonly CountSum[];
}

/**
 * What the counts of a pack tell. Small numbers are withheld month by month, also where one follows from two large ones
 * (see `months.ts`); a sum is of the months that show it. What the pack no longer has, such as a question of an earlier
 * edition, is left out: it has no title any more.
 */
export function insightsOf(
  months: readonly MonthCounts[],
  pack: Pick<Pack, 'id' | 'guides' | 'reminders'>,
): Insights {
  const usage = months.map((month) => month.usage.filter((use) => use.pack === pack.id));
  const guides = [...pack.guides.values()].map((guide) => guideInsight(usage, guide));
  return {
    guides: guides.toSorted((a, b) => (b.opened ?? 0) - (a.opened ?? 0)),
    noGuide: noGuideInsights(usage),
    reminders: reminderInsights(
      months.map((month) => month.reminders.filter((count) => count.pack === pack.id)),
      pack,
    ),
  };
}

type Months<Sum> = readonly (readonly Sum[])[];

/** The counts of a thing in the months that show it. */
function countsOf<Sum extends { count: number }>(months: Months<Sum>, isIt: (sum: Sum) => boolean): number[] {
  return months.flatMap((sums) => sums.find(isIt)?.count ?? []);
}

function sumOf<Sum extends { count: number }>(months: Months<Sum>, isIt: (sum: Sum) => boolean): Amount {
  const counts = countsOf(months, isIt);
  return counts.length === 0 ? undefined : total(counts);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function guideInsight(all: Months<UseSum>, { id, questions }: Guide): GuideInsight {
  const own = all.map((sums) => sums.filter((use) => 'guide' in use && use.guide === id));
  return {
    guide: id,
    opened: sumOf(own, ({ what }) => what === 'guide-opened'),
    verdicts: verdicts.map((verdict) => ({
      verdict,
      count: sumOf(own, (use) => use.what === 'outcome-reached' && use.verdict === verdict),
    })),
    questions: Object.keys(questions).flatMap((question) => questionInsight(own, question)),
    helpful: helpfulOf(own),
  };
}

function questionInsight(months: Months<UseSum>, question: string): QuestionInsight[] {
  const told = months.flatMap((sums) => givenUpIn(sums, question));
  if (told.length === 0) return [];
  const sum = (what: 'shown' | 'gaveUp') => total(told.map((month) => month[what]));
  return [{ question, gaveUp: sum('gaveUp'), shown: sum('shown') }];
}

/**
 * What became of a question in a month, where enough gave up there to tell. Where it is withheld how many went on, as
 * many as can be are taken to have done so: nobody is wrongly given up.
 */
function givenUpIn(month: readonly UseSum[], question: string): Omit<QuestionInsight, 'question'>[] {
  const count = (what: 'question-shown' | 'question-passed') =>
    month.find((use) => use.what === what && use.question === question)?.count;
  const shown = count('question-shown') ?? 0;
  // An old card takes its taps as well: more can go on than were shown of late.
  const gaveUp = shown - (count('question-passed') ?? LEAST - 1);
  return gaveUp < LEAST ? [] : [{ shown, gaveUp }];
}

/** A share is only true of months that show both: where one is small, the other alone would look like everybody. */
function helpfulOf(months: Months<UseSum>): GuideInsight['helpful'] {
  const whole = months.filter((sums) =>
    (['helpful', 'not-helpful'] as const).every((what) => sums.some((use) => use.what === what)),
  );
  const counted = whole.length > 0 ? whole : months;
  const said = (what: 'helpful' | 'not-helpful') => sumOf(counted, (use) => use.what === what);
  return { yes: said('helpful'), no: said('not-helpful') };
}

function noGuideInsights(months: Months<UseSum>): Insights['noGuide'] {
  const counts = new Map<Language, number>();
  for (const use of months.flat()) {
    if (use.what === 'no-guide') counts.set(use.language, (counts.get(use.language) ?? 0) + use.count);
  }
  return [...counts].map(([language, count]) => ({ language, count })).toSorted((a, b) => b.count - a.count);
}

function reminderInsights(
  months: Months<CountSum>,
  { reminders }: Pick<Pack, 'reminders'>,
): ReminderInsight[] {
  const insights = (reminders?.rules ?? []).flatMap(({ id }) => {
    const count = (what: CountSum['what']) => sumOf(months, (sum) => sum.rule === id && sum.what === what);
    const sent = count('sent');
    if (sent === undefined) return [];
    const answers = reminderAnswers.map((answer) => [answer, count(answer)]);
    return [{ rule: id, sent, answers: Object.fromEntries(answers) as ReminderInsight['answers'] }];
  });
  return insights.toSorted((a, b) => (b.answers.wrong ?? 0) - (a.answers.wrong ?? 0) || b.sent - a.sent);
}
