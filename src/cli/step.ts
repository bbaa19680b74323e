import type { DutyItem, Guide, Pack, Rule } from '../guide/pack.ts';
import type { Fact, Language } from '../guide/schema.ts';
import type { OutcomeStep, QuestionStep, Step } from '../guide/step.ts';
import { wordsOf } from '../words/words.ts';
import { inLanguage } from './command.ts';
import { labelOf, written } from './labels.ts';

/** A step for machines: ids, texts in one language, and where each rule stands. */
export function asRecord(pack: Pack, guide: Guide, reached: Step, language: Language) {
  const head = { pack: pack.id, guide: guide.id, edition: guide.edition, language, kind: reached.kind };
  const trace = reached.trace.map(({ question, fact, answer, cites }) => ({ question, fact, answer, cites }));
  if (reached.kind === 'question') {
    const { node, question, fact, values, remaining } = reached;
    return {
      ...head,
      node,
      fact: question.fact,
      type: fact.type,
      ask: inLanguage(question.ask, language),
      why: inLanguage(question.why, language),
      values: values.map((value) => ({ value, label: labelOf(fact, value, language) })),
      remaining,
      trace,
    };
  }
  const { node, outcome, duties, citations } = reached;
  return {
    ...head,
    node,
    verdict: outcome.verdict,
    answer: inLanguage(outcome.answer, language),
    because: inLanguage(outcome.because, language),
    duties: duties.map((duty) => ({ ...duty, text: inLanguage(duty.text, language) })),
    ...(outcome.instead && {
      instead: { text: inLanguage(outcome.instead.text, language), guide: outcome.instead.guide },
    }),
    ...(outcome.ask && { ask: outcome.ask }),
    guides: outcome.guides ?? [],
    citations: citations.map(({ id, path, at }) => ({ id, section: path, paragraph: at })),
    trace,
  };
}

/** A step for people: the question with its options, or the outcome with the verdict first. */
export function asText(pack: Pack, guide: Guide, reached: Step, language: Language): string {
  const lines =
    reached.kind === 'question'
      ? questionLines(reached, language)
      : outcomeLines(pack, guide, reached, language);
  return [...lines, ...answerLines(guide, reached, language)].join('\n');
}

function questionLines({ question, fact, values, remaining, trace }: QuestionStep, language: Language) {
  const words = wordsOf(language);
  const widest = Math.max(0, ...values.map((value) => written(question.fact, value).length));
  return [
    words.progress(trace.length + 1, remaining),
    '',
    inLanguage(question.ask, language),
    ...(question.example ? [`(${inLanguage(question.example, language)})`] : []),
    ...values.map((value) => {
      const help = helpOf(fact, value, language);
      const label = labelOf(fact, value, language);
      return `  ${written(question.fact, value).padEnd(widest)}  ${label}${help && `. ${help}`}`;
    }),
    ...(fact.type === 'date' ? [`  ${question.fact}=2026-01-31`] : []),
    '',
    `${words.why} ${inLanguage(question.why, language)}`,
  ];
}

function helpOf(fact: Fact, value: string, language: Language): string {
  const help = 'values' in fact && Object.hasOwn(fact.values, value) ? fact.values[value]?.help : undefined;
  return help ? inLanguage(help, language) : '';
}

function outcomeLines(
  pack: Pack,
  guide: Guide,
  { node, outcome, duties, citations }: OutcomeStep,
  language: Language,
) {
  const words = wordsOf(language);
  const contact = outcome.ask === undefined ? undefined : pack.contacts[outcome.ask];
  const phases = ['before', 'during', 'after'] as const;
  return [
    inLanguage(outcome.answer, language),
    `(${outcome.verdict}, ${node})`,
    '',
    inLanguage(outcome.because, language),
    ...phases.flatMap((phase) => {
      const due = duties.filter((duty) => duty.phase === phase);
      if (due.length === 0) return [];
      return ['', words.phase[phase], ...due.map((duty) => `  ${dutyLine(duty, language)}`)];
    }),
    ...(outcome.instead ? ['', words.instead, `  ${inLanguage(outcome.instead.text, language)}`] : []),
    ...(outcome.instead?.guide
      ? [`  ${words.openGuide(titleOf(pack, outcome.instead.guide, language))}`]
      : []),
    ...(contact ? ['', words.contact(inLanguage(contact.name, language))] : []),
    ...(outcome.guides ?? []).map((id) => words.openGuide(titleOf(pack, id, language))),
    '',
    words.because,
    ...citations.map((rule) => `  ${placeOf(rule, language)}`),
    `  ${words.source(pack.source.title, guide.edition)}`,
  ];
}

function titleOf(pack: Pack, id: string, language: Language): string {
  const guide = pack.guides.get(id);
  return guide ? inLanguage(guide.title, language) : id;
}

/** Deadlines stand as the guide's file has them: an author compares the two. */
function dutyLine({ id, text, strength, deadline }: DutyItem, language: Language): string {
  const parts = [strength, ...(deadline ? [deadlineOf(deadline, language)] : [])];
  return `${inLanguage(text, language)} (${parts.join(', ')}) [${id}]`;
}

function deadlineOf(deadline: NonNullable<DutyItem['deadline']>, language: Language): string {
  if ('every' in deadline) return `every ${deadline.every}`;
  return `within ${deadline.within} after ${inLanguage(deadline.after, language)}`;
}

function placeOf({ path, at, id }: Rule, language: Language): string {
  const words = wordsOf(language);
  const [number = at, item] = at.split('.');
  const place = at.startsWith('note ')
    ? words.footnote(at.slice('note '.length))
    : words.paragraph(number, item);
  return `${path.join(' › ')}, ${place} [${id}]`;
}

function answerLines(guide: Guide, { trace }: Step, language: Language): string[] {
  if (trace.length === 0) return [];
  const lines = trace.map(({ fact: id, answer }) => {
    const fact = guide.facts.get(id) as Fact;
    return `  ${inLanguage(fact.label, language)}: ${labelOf(fact, answer, language)} [${written(id, answer)}]`;
  });
  return ['', wordsOf(language).yourAnswers, ...lines];
}
