/** The numbers for the policy owner: who may see them, and their page. */
import { CodedError } from '../errors.ts';
import type { Pack } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';
import type { Counts } from '../remind/ports.ts';
import type { EntraSignIn } from '../sign-in/entra.ts';
import type { PasswordSignIn } from '../sign-in/password.ts';
import { insightsOf, type MonthCounts } from '../usage/insights.ts';
import { type Month, monthsUpTo, nextMonth, type Span, spans, wholeMonths } from '../usage/months.ts';
import type { Usage } from '../usage/ports.ts';
import { LEAST } from '../usage/use.ts';
import type { Answer } from './answer.ts';
import { insightsPage } from './page.ts';
import { refusedPage, type SignInNote, signInPage } from './sign-in-page.ts';
import { entraWay, passwordWay, type WayParts } from './ways.ts';

const DEFAULT_SPAN: Span = 3;

export interface InsightsParts extends WayParts {
  /** The municipalities whose numbers can be seen: one, or in a demo all. */
  packs: readonly Pack[];
  usage: Pick<Usage, 'between'>;
  reminderCounts: Pick<Counts, 'between'>;
  signIn: EntraSignIn | PasswordSignIn;
  /** Whether the bot is tried out on a laptop: then the running month is shown as well. */
  isTrial: boolean;
  /** The present day as an ISO date. */
  today: () => string;
}

/** Makes the pages, and lets people in. */
export function createInsightsDesk(parts: InsightsParts) {
  const { packs, signIn, tickets, files, log } = parts;
  const way = typeof signIn === 'function' ? passwordWay(parts, signIn) : entraWay(parts, signIn);
  const toSignIn = (language: Language, note?: SignInNote): Answer => ({
    status: 200,
    html: signInPage(language, way.way, files, note),
  });
  return {
    /**
     * The numbers for whoever is signed in; for everybody else the page to sign in on.
     * @param wish what the address asks for: `pack`, and how many `months`
     */
    open: async (ticket: string | undefined, wish: URLSearchParams, language: Language): Promise<Answer> => {
      if (!ticket || !(await tickets.read('session', ticket))) return toSignIn(language);
      const pack = packs.find(({ id }) => id === wish.get('pack')) ?? packs[0];
      if (!pack) throw new Error('There is no pack to show numbers of');
      const span = spans.find((one) => String(one) === wish.get('months')) ?? DEFAULT_SPAN;
      try {
        return { status: 200, html: await numbersPage(parts, pack, span, language) };
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        log.error('The insights could not be fetched', { error });
        return { status: 503, html: refusedPage(language, 'unavailable', files) };
      }
    },
    /** The page for somebody who was just signed out. */
    signedOut: (language: Language): Answer => toSignIn(language, 'signedOut'),
    signIn: way,
  };
}
export type InsightsDesk = ReturnType<typeof createInsightsDesk>;

async function numbersPage(
  parts: InsightsParts,
  pack: Pack,
  span: Span,
  language: Language,
): Promise<string> {
  const { packs, isTrial, files } = parts;
  const today = parts.today();
  const months = (isTrial ? monthsUpTo : wholeMonths)(today, span);
  const insights = insightsOf(await Promise.all(months.map((month) => countsOf(parts, month))), pack);
  const next = nextMonth(today);
  return insightsPage({ insights, pack, packs, span, months, language, isTrial, next }, files);
}

async function countsOf(
  { usage, reminderCounts }: InsightsParts,
  { from, before }: Month,
): Promise<MonthCounts> {
  const [used, reminded] = await Promise.all([
    usage.between(from, before, LEAST),
    reminderCounts.between(from, before, LEAST),
  ]);
  return { usage: used, reminders: reminded };
}
