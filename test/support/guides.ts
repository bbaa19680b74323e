/** Small guides from a few words, for tests that need a graph and no texts. */
import { compileGuide, type Guide, type Rule } from '../../src/guide/pack.ts';
import {
  type Duty,
  type Fact,
  GuideFile,
  type OptionEntry,
  type Outcome,
  type Target,
  type Verdict,
} from '../../src/guide/schema.ts';

/** A fact: its type, for one-of and several-of its values; with "not sure" if it says so. */
export interface FactSketch {
  type: Fact['type'];
  values?: readonly string[];
  unsure?: boolean;
}

interface QuestionSketch {
  fact: string;
  options?: Record<string, Target | OptionEntry>;
  unlisted?: Target | OptionEntry;
  to?: Target;
}

export interface GuideSketch {
  facts: Record<string, FactSketch>;
  /** The first is where the guide begins. */
  questions: Record<string, QuestionSketch>;
  outcomes: Record<string, Verdict | (Partial<Outcome> & { verdict: Verdict })>;
  duties?: Record<string, Partial<Duty>>;
}

/** A guide as the loader would give it; every rule that it cites exists. Nothing of it is checked. */
export function guideOf(sketch: GuideSketch): Guide {
  const file = GuideFile.parse({
    id: 'sketch',
    title: said('title'),
    question: said('question'),
    case: 'general',
    asks: { en: ['sketch'] },
    start: Object.keys(sketch.questions)[0],
    questions: mapped(sketch.questions, questionOf),
    duties: mapped(sketch.duties ?? {}, (duty, id) => ({
      text: said(id),
      strength: 'must',
      phase: 'before',
      cites: [`rule-of-${id}`],
      ...duty,
    })),
    outcomes: mapped(sketch.outcomes, (outcome, id) => ({
      answer: said(id),
      because: said(`because ${id}`),
      ...(typeof outcome === 'string' ? { verdict: outcome } : outcome),
    })),
  });
  return compileGuide(file, factsOf(sketch.facts), rulesOf(file), 'test');
}

/** Facts by id, each value labelled with itself. */
export function factsOf(sketches: Record<string, FactSketch>): Map<string, Fact> {
  return new Map(
    Object.entries(sketches).map(([id, { type, values = [], unsure = false }]): [string, Fact] => {
      const common = { label: said(id), unsure };
      if (type === 'yes-no' || type === 'date') return [id, { ...common, type }];
      const labelled = Object.fromEntries(values.map((value) => [value, { label: said(value) }]));
      return [id, { ...common, type, values: labelled }];
    }),
  );
}

function said(text: string) {
  return { en: text };
}

function mapped<T, U>(record: Record<string, T>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

function questionOf({ fact, options, unlisted, to }: QuestionSketch, id: string) {
  const texts = { fact, ask: said(`${id}?`), why: said(`why ${id}`) };
  if (!options) return { ...texts, to };
  return {
    ...texts,
    options: mapped(options, optionOf),
    ...(unlisted === undefined ? {} : { unlisted: optionOf(unlisted) }),
  };
}

function optionOf(way: Target | OptionEntry): OptionEntry {
  return typeof way === 'string' || Array.isArray(way) ? { to: way } : way;
}

function rulesOf(file: GuideFile): Map<string, Rule> {
  const options = Object.values(file.questions).flatMap((question) =>
    'options' in question
      ? [...Object.values(question.options), ...(question.unlisted ? [question.unlisted] : [])]
      : [],
  );
  const citing = [...options, ...Object.values(file.outcomes), ...Object.values(file.duties)];
  const ids = new Set(citing.flatMap(({ cites }) => cites ?? []));
  return new Map(
    [...ids].map((id) => [
      id,
      { id, modality: 'must', addressee: 'employee', says: said(id), path: ['Section'], at: '1' },
    ]),
  );
}
