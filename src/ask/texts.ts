import { languages } from '../guide/constants.ts';
import { ownEntries } from '../guide/link.ts';
import { citesOf, type Guide } from '../guide/pack.ts';
import type { Fact, Text } from '../guide/schema.ts';

/** Where a text of a guide stands: the closer to how people ask, the more it tells. */
export type TextKind = 'name' | 'phrase' | 'step' | 'rule';

export interface GuideText {
  kind: TextKind;
  text: string;
}

/**
 * Every text of a guide that can hold a word of a question about it, in all its languages. What the guide imports is
 * left out: that is the other guide's matter.
 */
export function guideTexts(guide: Guide): GuideText[] {
  const all = (kind: TextKind, ...texts: readonly (Text | undefined)[]): GuideText[] =>
    texts
      .flatMap((text) => languages.flatMap((language) => text?.[language] ?? []))
      .map((text) => ({ kind, text }));
  const phrases = languages.flatMap((language) => guide.asks[language] ?? []);
  const own = <T>(parts: Readonly<Record<string, T>>) => ownEntries(parts).map(([, part]) => part);
  const questions = own(guide.questions);
  const outcomes = own(guide.outcomes);
  const duties = own(guide.duties);
  const facts = new Set(questions.flatMap(({ fact }) => guide.facts.get(fact) ?? []));
  return [
    ...all('name', guide.title, guide.question),
    ...phrases.map((text) => ({ kind: 'phrase' as const, text })),
    ...questions.flatMap(({ ask, example }) => all('step', ask, example)),
    ...[...facts].flatMap((fact) => all('step', ...factTexts(fact))),
    ...outcomes.flatMap(({ answer, because, instead }) => all('step', answer, because, instead?.text)),
    ...duties.flatMap(({ text }) => all('step', text)),
    ...[...new Set(citesOf({ questions, outcomes, duties }))].flatMap((id) =>
      all('rule', guide.rules.get(id)?.says),
    ),
  ];
}

function factTexts(fact: Fact): (Text | undefined)[] {
  if (!('values' in fact)) return [fact.label];
  return [
    fact.label,
    ...Object.values(fact.values).flatMap(({ label, help, example }) => [label, help, example]),
  ];
}
