import type { Card } from '../../src/cards/render.ts';
import type { Pack } from '../../src/guide/pack.ts';
import type { CasesFile } from '../../src/guide/schema.ts';
import { loadPack } from '../../src/packs/load.ts';
import { PROJECT } from './processes.ts';

/** A worked case of a real guide: what to tap, and what has to come out. */
export interface WorkedCase {
  pack: Pack;
  guide: string;
  answers: Record<string, string>;
  /** The sentence of the verdict, in the pack's own language. */
  answer: string;
  /** What has to be done, in the pack's own language. */
  duties: string[];
}

/** A worked case of Jammerbugt by its id; its answers are all single values. */
export function workedCase(guide: string, id: string): WorkedCase {
  const { pack, cases, faults } = loadPack(`${PROJECT}/dialogs`, 'jammerbugt', '2026-11-23');
  if (!pack) throw new Error(`The pack has faults: ${JSON.stringify(faults)}`);
  const sheet = cases.find((entry) => entry.guide === guide) as CasesFile;
  const found = sheet.cases.find((entry) => entry.id === id);
  if (!found?.outcome) throw new Error(`The case ${id} of ${guide} has to name its outcome`);
  const file = pack.guides.get(guide);
  return {
    pack,
    guide,
    answers: found.answers as Record<string, string>,
    answer: file?.outcomes[found.outcome]?.answer.da as string,
    duties: found.duties.map((duty) => file?.duties[duty]?.text.da as string),
  };
}

/** The title of the button on a card that gives this answer. */
export function titleFor(card: Card, fact: string, value: string): string {
  const button = buttonsOf(card).find(
    ({ data }) => data?.do === 'answer' && data.fact === fact && data.value === value,
  );
  if (!button) throw new Error(`The card has no button for ${fact}=${value}`);
  return button.title;
}

/** The fact that a question card asks for; undefined on any other card. */
export function factOf(card: Card): string | undefined {
  return buttonsOf(card).find(({ data }) => data?.do === 'answer')?.data?.fact;
}

/** The action that changes the answer about a fact, as a client sends it. */
export function changeOf(card: Card, fact: string): { verb: string; data: Record<string, unknown> } {
  const button = buttonsOf(card).find(({ data }) => data?.do === 'change' && data.fact === fact);
  if (!button) throw new Error(`The card has no button that changes ${fact}`);
  return { verb: 'change', data: { ...button.data } };
}

interface CardButton {
  title: string;
  data?: { do?: string; fact?: string; value?: string };
}

function buttonsOf(value: unknown): CardButton[] {
  if (Array.isArray(value)) return value.flatMap(buttonsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as { type?: unknown }).type === 'Action.Execute' ? [value as CardButton] : [];
  return [...own, ...Object.values(value).flatMap(buttonsOf)];
}
