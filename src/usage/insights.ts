import type { Guide, Pack } from '../guide/pack.ts';
import type { Language, Verdict } from '../guide/schema.ts';
import { verdicts } from '../guide/schema.ts';
import type { CountSum } from '../remind/ports.ts';
import { LEAST, type UseSum } from './use.ts';

/** A number, or undefined where it is smaller than `LEAST`: nobody is told whether it is zero or four. */
type Amount = number | undefined;

/** A question and what became of those who were shown it. */
export interface QuestionInsight {
  question: string;
  /** How often its card was shown; who goes back to it is shown it again. */
  shown: number;
  /** How many of these cards nobody went on from, at least. */
  gaveUp: Amount;
  /** `gaveUp` of `shown`, from 0 to 1. */
  share: Amount;
}

export interface GuideInsight {
  guide: string;
  opened: Amount;
  /** How often it ended so; without the verdicts that are withheld. */
  verdicts: { verdict: Verdict; count: number }[];
  /** In the order of the guide; without the questions that are withheld. */
  questions: QuestionInsight[];
  /** How often somebody said so, and the share of yes (0 to 1) where both are known. */
  helpful: { yes: Amount; no: Amount; share: Amount };
}

export interface ReminderInsight {
  /** Id of a rule of `reminders.yaml`. */
  rule: string;
  sent: number;
  /** How often somebody said that it was wrong. */
  wrong: Amount;
  /** `wrong` of `sent`, from 0 to 1. */
  share: Amount;
}

/** What the owner of a guideline learns of its use. */
export interface Insights {
  /** Every guide of the pack, the most opened first. */
  guides: GuideInsight[];
  /** Questions in own words that no guide was found for, by language, the most first. */
  noGuide: { language: Language; count: number }[];
  /** The reminder rules that were sent, the most often wrong first. */
  reminders: ReminderInsight[];
}

/**
 * What the counts of a pack tell. Small numbers are withheld, also where one follows from two large ones. What the pack
 * no longer has, such as a question of an earlier edition, is left out: it has no title any more.
 * @param usage sums without those under `LEAST`
 * @param reminders the same of reminders
 */
export function insightsOf(
  usage: readonly UseSum[],
  reminders: readonly CountSum[],
  pack: Pick<Pack, 'id' | 'guides' | 'reminders'>,
): Insights {
  const own = usage.filter((use) => use.pack === pack.id);
  const guides = [...pack.guides.values()].map((guide) => guideInsight(own, guide));
  return {
    guides: guides.toSorted((a, b) => (b.opened ?? 0) - (a.opened ?? 0)),
    noGuide: own
      .flatMap((use) => (use.what === 'no-guide' ? [{ language: use.language, count: use.count }] : []))
      .toSorted((a, b) => b.count - a.count),
    reminders: reminderInsights(
      reminders.filter((count) => count.pack === pack.id),
      pack,
    ),
  };
}

function guideInsight(all: readonly UseSum[], { id, questions }: Guide): GuideInsight {
  const own = all.flatMap((use) => ('guide' in use && use.guide === id ? [use] : []));
  const count = (what: 'guide-opened' | 'helpful' | 'not-helpful') =>
    own.find((use) => use.what === what)?.count;
  const [yes, no] = [count('helpful'), count('not-helpful')];
  return {
    guide: id,
    opened: count('guide-opened'),
    verdicts: verdicts.flatMap((verdict) => {
      const sum = own.find((use) => use.what === 'outcome-reached' && use.verdict === verdict);
      return sum ? [{ verdict, count: sum.count }] : [];
    }),
    questions: Object.keys(questions).flatMap((question) => questionInsight(own, question)),
    helpful: { yes, no, share: yes === undefined || no === undefined ? undefined : yes / (yes + no) },
  };
}

/** Where it is withheld how many went on, as many as can be are taken to have done so: nobody is wrongly given up. */
function questionInsight(own: readonly UseSum[], question: string): QuestionInsight[] {
  const count = (what: 'question-shown' | 'question-passed') =>
    own.find((use) => use.what === what && use.question === question)?.count;
  const shown = count('question-shown');
  if (shown === undefined) return [];
  // An old card takes its taps as well: more can go on than were shown of late.
  const left = Math.max(0, shown - (count('question-passed') ?? LEAST - 1));
  const gaveUp = left > 0 && left < LEAST ? undefined : left;
  return [{ question, shown, gaveUp, share: shareOf(gaveUp, shown) }];
}

function reminderInsights(
  own: readonly CountSum[],
  { reminders }: Pick<Pack, 'reminders'>,
): ReminderInsight[] {
  const insights = (reminders?.rules ?? []).flatMap(({ id }) => {
    const count = (what: CountSum['what']) => own.find((sum) => sum.rule === id && sum.what === what)?.count;
    const [sent, wrong] = [count('sent'), count('wrong')];
    return sent === undefined ? [] : [{ rule: id, sent, wrong, share: shareOf(wrong, sent) }];
  });
  return insights.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
}

/** A number of those whom it could have been; never more than all, although an answer can be given twice. */
function shareOf(part: Amount, whole: number): Amount {
  return part === undefined ? undefined : Math.min(1, part / whole);
}
