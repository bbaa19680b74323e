import { durationParts } from '../guide/date.ts';
import type { Guide, Pack, Rule } from '../guide/pack.ts';
import type { Duty, Outcome, Verdict } from '../guide/schema.ts';
import type { OutcomeStep, Walk } from '../guide/step.ts';
import { carryOver } from '../guide/walk.ts';
import { type AnswerRow, answerRows } from './answers.ts';
import { type Button, button } from './button.ts';
import { navigation, placeOf } from './question-view.ts';
import { type Reader, read } from './reader.ts';

/** Teams shows six buttons in a row at the most; three of them go back, over and to the menu. */
const MOST_GUIDES = 3;

/** Container style and sign of each verdict; the words beside them say the same. */
const looks: Record<Verdict, { style: string; sign: string }> = {
  allowed: { style: 'good', sign: '✅' },
  allowed_with_conditions: { style: 'warning', sign: '☑️' },
  not_allowed: { style: 'attention', sign: '⛔' },
  escalate: { style: 'accent', sign: '💬' },
  not_covered: { style: 'emphasis', sign: '❔' },
};

/** Everything that `cards/outcome.json` shows. */
export interface OutcomeView {
  lang: string;
  fallbackText: string;
  title: string;
  notices: { text: string }[];
  style: string;
  verdict: string;
  answer: string;
  because: string;
  dutiesTitle: string;
  duties: { phase: string; items: { text: string; deadline: string }[] }[];
  insteadTitle: string;
  instead: string;
  contactTitle: string;
  contact: string;
  answersTitle: string;
  answers: AnswerRow[];
  becauseTitle: string;
  source: string;
  sections: string;
  showSources: string;
  citations: { place: string; says: string }[];
  guides: Button[];
  nav: Button[];
}

/** An outcome as its card shows it. */
export function outcomeView(
  reader: Reader,
  pack: Pack,
  guide: Guide,
  walk: Walk,
  step: OutcomeStep,
  notices: readonly string[],
  today: string,
): OutcomeView {
  const { words } = reader;
  const { outcome } = step;
  const shown = { outcome: step.node, verdict: outcome.verdict };
  const place = placeOf(reader, pack, guide, walk, shown);
  const answer = read(reader, outcome.answer);
  const look = looks[outcome.verdict];
  return {
    lang: reader.content,
    fallbackText: answer,
    title: read(reader, guide.title),
    notices: notices.map((notice) => ({ text: notice })),
    style: look.style,
    verdict: `${look.sign} ${words.verdict[outcome.verdict]}`,
    answer,
    because: read(reader, outcome.because),
    dutiesTitle: words.duties,
    duties: dutyGroups(reader, step.duties),
    insteadTitle: words.instead,
    instead: outcome.instead ? read(reader, outcome.instead.text) : '',
    ...contactOf(reader, pack, outcome),
    answersTitle: words.yourAnswers,
    answers: answerRows(reader, guide, step.trace, place),
    becauseTitle: words.because,
    source: words.source(pack.source.title, pack.source.edition),
    sections: sectionsOf(step.citations),
    showSources: words.showSources(step.citations.length),
    citations: step.citations.map((rule) => ({
      place: `${rule.path.join(' › ')}, ${paragraphOf(reader, rule.at)}`,
      says: read(reader, rule.says),
    })),
    guides: guideButtons(reader, pack, guide, walk, outcome, today),
    nav: navigation(reader, place, true),
  };
}

function dutyGroups(reader: Reader, duties: OutcomeStep['duties']): OutcomeView['duties'] {
  return (['before', 'during', 'after'] as const)
    .map((phase) => ({
      phase: reader.words.phase[phase],
      items: duties
        .filter((duty) => duty.phase === phase)
        .map((duty) => ({
          text:
            duty.strength === 'should'
              ? `${reader.words.recommended}: ${read(reader, duty.text)}`
              : read(reader, duty.text),
          deadline: duty.deadline ? deadlineText(reader, duty.deadline) : '',
        })),
    }))
    .filter((group) => group.items.length > 0);
}

function deadlineText(reader: Reader, deadline: NonNullable<Duty['deadline']>): string {
  if ('every' in deadline) {
    const unit = largestUnit(deadline.every);
    return reader.words.deadlineEvery(unit.count, unit.name);
  }
  const format = new Intl.DurationFormat(reader.content, { style: 'long' });
  return reader.words.deadlineWithin(
    format.format(durationParts(deadline.within)),
    read(reader, deadline.after),
  );
}

function largestUnit(duration: string): { count: number; name: 'year' | 'month' | 'week' | 'day' } {
  const { years, months, weeks, days } = durationParts(duration);
  if (years > 0) return { count: years, name: 'year' };
  if (months > 0) return { count: months, name: 'month' };
  return weeks > 0 ? { count: weeks, name: 'week' } : { count: days, name: 'day' };
}

function contactOf(
  reader: Reader,
  pack: Pack,
  outcome: Outcome,
): Pick<OutcomeView, 'contactTitle' | 'contact'> {
  const contact = outcome.ask === undefined ? undefined : pack.contacts[outcome.ask];
  if (!contact) return { contactTitle: '', contact: '' };
  const ways = [contact.email && `[${contact.email}](mailto:${contact.email})`, contact.phone];
  return {
    contactTitle: reader.words.contact(read(reader, contact.name)),
    contact: ways.filter(Boolean).join(' · '),
  };
}

/** The sections that the answer rests on, each once, the deciding ones first. */
function sectionsOf(citations: readonly Rule[]): string {
  return [...new Set(citations.map((rule) => rule.path.at(-1)))].join(' · ');
}

function paragraphOf({ words }: Reader, at: string): string {
  if (at.startsWith('note ')) return words.footnote(at.slice('note '.length));
  const [number = at, item] = at.split('.');
  return words.paragraph(number, item);
}

/** The guides where a person would go next, the one that answers "instead" first, with what is known already. */
function guideButtons(
  reader: Reader,
  pack: Pack,
  guide: Guide,
  walk: Walk,
  outcome: Outcome,
  today: string,
): Button[] {
  const ids = new Set([
    ...(outcome.instead?.guide ? [outcome.instead.guide] : []),
    ...(outcome.guides ?? []),
  ]);
  const known = Object.entries(carryOver(guide, walk, today).known);
  return [...ids].slice(0, MOST_GUIDES).flatMap((id) => {
    const next = pack.guides.get(id);
    if (!next) return [];
    const asked = new Set(Object.values(next.questions).map((question) => question.fact));
    const brought = Object.fromEntries(known.filter(([fact]) => asked.has(fact)));
    const data = { do: 'open', lang: reader.language, pack: pack.id, guide: id, known: brought } as const;
    return [button(reader.words.openGuide(read(reader, next.title)), data)];
  });
}
