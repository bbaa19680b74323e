/** Papers: their fields, and the texts that name them. */
import type { Field, PaperFile, PaperSection } from './paper-schema.ts';
import type { Text } from './schema.ts';
import type { Answers, OutcomeStep } from './step.ts';

/** A place in a text that a field fills. */
const PLACE = /\{([a-z][a-z0-9-]*)\}/gu;

/** The fields that a text names, as often as it names them. */
export function fieldsIn(text: string): string[] {
  return [...text.matchAll(PLACE)].map(([, id]) => id as string);
}

/** A text with every place filled. */
export function withFields(text: string, fill: (field: string) => string): string {
  return text.replace(PLACE, (_, id: string) => fill(id));
}

/** Every field of a paper, in the order in which it is filled in. */
export function fieldsOf({ sections }: Pick<PaperFile, 'sections'>): [id: string, field: Field][] {
  return sections.flatMap(({ fields }) => Object.entries(fields));
}

/** The texts of a section that can name fields. */
export function textsOf({ text, list }: Pick<PaperSection, 'text' | 'list'>): Text[] {
  return [...(text ?? []), ...(list ?? [])];
}

/** The fields that stand in some text or as boxes to tick; the others stand on their own. */
export function namedFields({ sections }: Pick<PaperFile, 'sections'>): Set<string> {
  const texts = sections.flatMap(textsOf).flatMap((text) => Object.values(text));
  const ticked = sections.flatMap(({ tick }) => tick ?? []);
  return new Set([...texts.flatMap(fieldsIn), ...ticked]);
}

/**
 * Where a paper opens in the tab, with the answers that fill it in: the part of an address behind "#", which no browser
 * sends anywhere.
 * @param pack the municipality, in a demo
 */
export function paperFragment(paper: string, pack: string | undefined, known: Answers): string {
  const parameters = new URLSearchParams({ paper, ...(pack && { pack }) });
  for (const [fact, answer] of Object.entries(known))
    parameters.append('known', `${fact}:${[answer].flat().join()}`);
  return `#${parameters}`;
}

/** The papers that an answer leads to, each once: of its duties, then of the outcome itself. */
export function papersOf({ outcome, duties }: Pick<OutcomeStep, 'outcome' | 'duties'>): string[] {
  return [...new Set([...duties, outcome].flatMap(({ paper }) => paper ?? []))];
}
