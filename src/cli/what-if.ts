import { daysText, supposition } from '../cards/what-if.ts';
import type { Guide } from '../guide/pack.ts';
import type { Fact, Language, Outcome } from '../guide/schema.ts';
import type { Alternative, Supposition } from '../guide/what-if.ts';
import { wordsOf } from '../words/words.ts';
import { inLanguage } from './command.ts';
import { labelOf, written } from './labels.ts';

/** What would change the answer, for people: each change with the answers to write for it; nothing if there is none. */
export function whatIfText(
  guide: Guide,
  found: readonly Alternative[],
  language: Language,
  today: string,
): string[] {
  if (found.length === 0) return [];
  const words = wordsOf(language);
  const lines = found.map(({ changed, added, outcome: node, verdict }) => {
    const supposed = [...changed, ...added];
    const [first = '', second] = supposed.map((one) => supposedText(guide, one, language, today));
    const { answer } = guide.outcomes[node] as Outcome;
    const answers = supposed.map(({ fact, answers }) =>
      answers.map((one) => written(fact, one)).join(' or '),
    );
    const condition = `${words.ifSo(first, second)} ${inLanguage(answer, language)}`;
    return `  ${condition} (${verdict}, ${node}) [${answers.join('; ')}]`;
  });
  return ['', words.whatIf, ...lines];
}

function supposedText(
  guide: Guide,
  { fact: id, answers }: Supposition,
  language: Language,
  today: string,
): string {
  const fact = guide.facts.get(id) as Fact;
  const texts = answers.map((answer) =>
    fact.type === 'date' && typeof answer === 'string'
      ? daysText(guide, id, answer, today, language, (day) => day)
      : wordsOf(language).quote(labelOf(fact, answer, language)),
  );
  return supposition(language, inLanguage(fact.label, language), texts);
}
