import type { Rule } from '../guide/pack.ts';
import type { OutcomeStep } from '../guide/step.ts';
import { type Reader, read } from './reader.ts';

/** A section of the document, and what its cited paragraphs say. */
export interface SourceSection {
  heading: string;
  paragraphs: { text: string }[];
}

/** A rule as far as it is quoted. */
type QuotedRule = Pick<Rule, 'id' | 'path' | 'at' | 'says'>;

/** What an outcome or a reminder rests on. */
export interface SourceParts {
  /** In sight: the places that decide, a line for each section. */
  sections: { text: string }[];
  /** Folded away: every place, with what it says. */
  sources: SourceSection[];
  showSources: string;
}

/** The places in the document that an outcome rests on, those that decide it first. */
export function sourceParts(reader: Reader, { outcome, citations }: OutcomeStep): SourceParts {
  const own = citations.filter((rule) => outcome.cites?.includes(rule.id));
  return quotedParts(reader, citations, own.length > 0 ? own : citations);
}

/** Rules as a card quotes them. @param decisive those whose places are in sight */
export function quotedParts(
  reader: Reader,
  citations: readonly Rule[],
  decisive: readonly Rule[],
): SourceParts {
  const sources = sectionsOf(reader, citations);
  const places = sources.reduce((count, { paragraphs }) => count + paragraphs.length, 0);
  return {
    sections: placesOf(reader, decisive).map((text) => ({ text })),
    sources,
    showSources: reader.words.showSources(places),
  };
}

/** Rules under the sections where they stand, with what their paragraphs say. */
export function sectionsOf(reader: Reader, rules: readonly QuotedRule[]): SourceSection[] {
  return bySection(rules).map(({ path, paragraphs }) => ({
    heading: path.join(' › '),
    paragraphs: [...paragraphs].map(([at, cited]) => ({ text: paragraphText(reader, at, cited) })),
  }));
}

/** Where rules stand: a line for each section, with its paragraphs. */
export function placesOf(reader: Reader, rules: readonly Rule[]): string[] {
  return bySection(rules).map(({ path, paragraphs }) => {
    const names = [...paragraphs.keys()].map((at) => paragraphOf(reader, at));
    return `${path.at(-1)}: ${names.join('; ')}`;
  });
}

/** Rules of one paragraph stand together, and so do paragraphs of one section. */
function bySection(
  rules: readonly QuotedRule[],
): { path: readonly string[]; paragraphs: Map<string, QuotedRule[]> }[] {
  const sections = Map.groupBy(rules, (rule) => rule.path.join('\n'));
  return [...sections.values()].map((cited) => ({
    path: cited[0]?.path ?? [],
    paragraphs: Map.groupBy(cited, (rule) => rule.at),
  }));
}

function paragraphText(reader: Reader, at: string, rules: readonly QuotedRule[]): string {
  const name = paragraphOf(reader, at);
  const says = rules.map((rule) => read(reader, rule.says)).join(' ');
  return `${name.charAt(0).toLocaleUpperCase()}${name.slice(1)}: ${says}`;
}

/** A place in a section as people write it: "paragraph 3, item 2", "footnote 1". */
export function paragraphOf({ words }: Reader, at: string): string {
  if (at.startsWith('note ')) return words.footnote(at.slice('note '.length));
  const [number = at, item] = at.split('.');
  return words.paragraph(number, item);
}
