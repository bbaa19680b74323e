import { listOf } from './condition.ts';
import { type Guide, leadsOf, optionsOf } from './pack.ts';
import type { Answer, Target } from './schema.ts';
import {
  type Condition,
  type Language,
  type Matcher,
  type Question,
  type Verdict,
  verdicts,
} from './schema.ts';

/** What a drawing says apart from the guide's own texts. */
export interface DrawingWords {
  /** An answer as a reader sees it. */
  label: (fact: string, answer: Answer) => string;
  /** A fact as a reader sees it. */
  fact: (fact: string) => string;
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

// Light fills under dark text; the outcome's first words and the legend say the verdict as well.
const fills: Record<Verdict, string> = {
  allowed: 'fill:#d8f0d8,stroke:#1e6b1e,color:#111',
  allowed_with_conditions: 'fill:#eaf3c8,stroke:#5c6b00,color:#111',
  not_allowed: 'fill:#fadcd9,stroke:#a4262c,color:#111',
  escalate: 'fill:#fff0c2,stroke:#8a6100,color:#111',
  not_covered: 'fill:#e6e6e6,stroke:#555555,color:#111',
};

/** A guide as a Mermaid flowchart: questions, outcomes by verdict, and the answers on the edges. */
export function mermaid(guide: Guide, language: Language, words: DrawingWords): string {
  const questions = Object.entries(guide.questions);
  const outcomes = Object.entries(guide.outcomes);
  const used = verdicts.filter((verdict) => outcomes.some(([, outcome]) => outcome.verdict === verdict));
  return [
    'flowchart TD',
    `  accTitle: ${escaped(guide.title[language] ?? guide.id)}`,
    `  accDescr: ${escaped(words.description(questions.length, outcomes.length))}`,
    ...questions.map(([id, { ask }]) => `  ${node(id)}[${quoted(ask[language] ?? id)}]`),
    ...outcomes.map(
      ([id, { answer, verdict }]) => `  ${node(id)}([${quoted(answer[language] ?? id)}]):::${verdict}`,
    ),
    ...questions.flatMap(([id, question]) => edges(id, question, words)),
    `  subgraph legend [${quoted(words.legend)}]`,
    ...used.map((verdict) => `    legend_${verdict}([${quoted(words.verdict[verdict])}]):::${verdict}`),
    '  end',
    ...used.map((verdict) => `  classDef ${verdict} ${fills[verdict]}`),
  ].join('\n');
}

/** The edges that leave a question, one to each node, with everything that leads there on its label. */
function edges(id: string, question: Question, words: DrawingWords): string[] {
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
        add(to, [answer, label].filter((part) => part !== '').join(': '));
      }
    }
  }
  return [...labels].map(([to, all]) => {
    const label = all
      .filter((part) => part !== '')
      .map(escaped)
      .join('<br/>');
    return label === '' ? `  ${node(id)} --> ${node(to)}` : `  ${node(id)} -->|"${label}"| ${node(to)}`;
  });
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
  if ('older-than' in matcher) return `${words.olderThan} ${matcher['older-than']}`;
  return `${words.within} ${matcher.within}`;
}

/** Ids hold hyphens, which Mermaid may read as part of an edge, and can be one of its words, such as "end". */
function node(id: string): string {
  return `n_${id.replaceAll('-', '_')}`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** Mermaid reads quotes, angle brackets, backticks, # and % itself; as character codes they are only shown. */
function escaped(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/["#%&;<>[\]`{|}\\]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
