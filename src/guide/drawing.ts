/** What every drawing of a guide shows, whoever draws it: the answers between its nodes, and a colour for each verdict. */
import { listOf, matchersOf, matches } from './condition.ts';
import { NOT_SURE } from './constants.ts';
import { type Guide, leadsOf, optionsOf } from './pack.ts';
import { conditionsOf } from './paths.ts';
import type { Answer, Condition, Matcher, Question, Target, Verdict } from './schema.ts';

/** What a drawing says apart from the guide's own texts. */
export interface DrawingWords {
  /** An answer as a reader sees it. */
  label: (fact: string, answer: Answer) => string;
  /** A fact as a reader sees it. */
  fact: (fact: string) => string;
  /** An ISO duration as a reader sees it. */
  duration: (duration: string) => string;
  verdict: Record<Verdict, string>;
  legend: string;
  unlisted: string;
  otherwise: string;
  or: string;
  and: string;
  not: string;
  olderThan: string;
  within: string;
  /** What the drawing shows, for those who cannot see it. */
  description: (questions: number, outcomes: number) => string;
}

/**
 * Light fills under dark text, and strong lines, in the hues that cards have for the same verdicts. A drawing says the
 * verdict in words as well.
 */
export const verdictColours: Record<Verdict, { fill: string; stroke: string }> = {
  allowed: { fill: '#d8f0d8', stroke: '#1e6b1e' },
  allowed_with_conditions: { fill: '#fff0c2', stroke: '#8a6100' },
  not_allowed: { fill: '#fadcd9', stroke: '#a4262c' },
  escalate: { fill: '#e0e4fa', stroke: '#4f52b2' },
  not_covered: { fill: '#e6e6e6', stroke: '#555555' },
};

/** The same for light text on a dark screen. */
export const verdictColoursOnDark: typeof verdictColours = {
  allowed: { fill: '#0d330d', stroke: '#6fc46f' },
  allowed_with_conditions: { fill: '#4a3500', stroke: '#f2c661' },
  not_allowed: { fill: '#4a1216', stroke: '#f1a1a6' },
  escalate: { fill: '#2f2f4a', stroke: '#aab1fa' },
  not_covered: { fill: '#3d3d3d', stroke: '#bdbdbd' },
};

/** A way from a question to the next node. */
export interface Edge {
  from: string;
  to: string;
  /** The answers that lead there, each on a line; none where every answer does. */
  labels: string[];
}

/** The edges that leave a question, one to each node, with everything that leads there on its label. */
export function edgesOf(id: string, question: Question, words: DrawingWords): Edge[] {
  const labels = new Map<string, string[]>();
  const add = (to: string, label: string) => labels.set(to, [...(labels.get(to) ?? []), label]);
  for (const { answer, target } of waysOf(question, words)) {
    if (typeof target === 'string') add(target, answer);
    else {
      for (const route of target) {
        const [to, label] =
          'otherwise' in route
            ? [route.otherwise, words.otherwise]
            : [route.to, conditionLabel(route.when, words)];
        add(to, answer === '' ? label : `${answer} (${label})`);
      }
    }
  }
  return [...labels].map(([to, all]) => ({ from: id, to, labels: all.filter((label) => label !== '') }));
}

/**
 * An answer on a way through a guide. One date stands for all that the guide does not tell from it, so what is said
 * of a date is which limits it keeps.
 * @param today ISO date against which dates are measured
 */
export function answerLabel(
  guide: Guide,
  fact: string,
  answer: Answer,
  today: string,
  words: DrawingWords,
): string {
  if (guide.facts.get(fact)?.type !== 'date' || answer === NOT_SURE) return words.label(fact, answer);
  const limits = conditionsOf(guide)
    .flatMap(matchersOf)
    .filter(([id]) => id === fact);
  const kept = limits.filter(([, matcher]) => matches(matcher, answer, today));
  const labels = kept.map(([, matcher]) => matcherLabel(fact, matcher, words));
  if (labels.length > 0) return [...new Set(labels)].join(` ${words.and} `);
  const broken = limits.map(([, matcher]) => `${words.not} ${matcherLabel(fact, matcher, words)}`);
  return broken.length > 0 ? [...new Set(broken)].join(` ${words.and} `) : words.label(fact, answer);
}

function waysOf(question: Question, words: DrawingWords): { answer: string; target: Target }[] {
  if (!('options' in question)) return leadsOf(question).map((target) => ({ answer: '', target }));
  const values = [
    ...Object.keys(question.options).map((value) => words.label(question.fact, value)),
    words.unlisted,
  ];
  return optionsOf(question).map((option, index) => ({ answer: values[index] ?? '', target: option.to }));
}

function conditionLabel(condition: Condition, words: DrawingWords): string {
  if ('any' in condition) {
    return (condition.any as Condition[]).map((part) => conditionLabel(part, words)).join(` ${words.or} `);
  }
  if ('not' in condition) return `${words.not} (${conditionLabel(condition.not as Condition, words)})`;
  return Object.entries(condition)
    .map(([fact, matcher]) => `${words.fact(fact)}: ${matcherLabel(fact, matcher, words)}`)
    .join(` ${words.and} `);
}

function matcherLabel(fact: string, matcher: Matcher, words: DrawingWords): string {
  const labels = (values: string | readonly string[]) =>
    listOf(values)
      .map((value) => words.label(fact, value))
      .join(` ${words.or} `);
  if (typeof matcher === 'string' || Array.isArray(matcher)) return labels(matcher);
  if ('includes' in matcher) return labels(matcher.includes);
  if ('lacks' in matcher) return `${words.not} ${labels(matcher.lacks)}`;
  if ('older-than' in matcher) return `${words.olderThan} ${words.duration(matcher['older-than'])}`;
  return `${words.within} ${words.duration(matcher.within)}`;
}
