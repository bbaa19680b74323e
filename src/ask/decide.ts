import type { Found, Match } from './find.ts';

/** What to do with a question: open a guide at once, let the person choose, or say that no guide is about it. */
export type Decision =
  | { kind: 'open'; match: Match }
  | { kind: 'choose'; matches: readonly Match[] }
  | { kind: 'none' };

/** How far the first match has to be ahead of the second, as a part of its score, to be opened at once. */
const CLEAR_LEAD = 0.25;
/** A match with a lower score shares too little with the question to be opened at once, or to be shown at all. */
const LEAST_TO_OPEN = 0.45;
const LEAST_TO_SHOW = 0.25;
/** A phrase with this likeness to the question is the question, and one with less than the other is not. */
const SAME = 0.97;
const OTHER = 0.9;
/** Guides to choose from. */
const MOST_CHOICES = 3;

/**
 * Decides by score and lead: a question that is word for word a phrase of one guide opens it, and so does one that
 * fits one guide far better than the next.
 */
export function decide({ matches }: Found): Decision {
  const [first, second] = matches;
  if (!first || first.score < LEAST_TO_SHOW) return { kind: 'none' };
  const [same, ...others] = matches.filter(({ likeness }) => likeness >= OTHER);
  if (same && same.likeness >= SAME && others.length === 0) return { kind: 'open', match: same };
  const lead = (first.score - (second?.score ?? 0)) / first.score;
  if (first.score >= LEAST_TO_OPEN && lead >= CLEAR_LEAD) return { kind: 'open', match: first };
  return { kind: 'choose', matches: mayBeAbout({ matches }).slice(0, MOST_CHOICES) };
}

/** The guides that share enough with a question to be shown, the likeliest first. */
export function mayBeAbout({ matches }: Pick<Found, 'matches'>): Match[] {
  return matches.filter(({ score }) => score >= LEAST_TO_SHOW);
}
