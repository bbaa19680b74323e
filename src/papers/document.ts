/** A filled paper as headings, paragraphs, lists and tables: what is written as a Word file and drawn on the page. */
import { formatDate, type Reader, read } from '../cards/reader.ts';
import { placesOf } from '../cards/sources.ts';
import type { Pack } from '../guide/pack.ts';
import { fieldsIn, fieldsOf, namedFields, textsOf, withFields } from '../guide/paper.ts';
import type { Field, PaperFile, PaperSection } from '../guide/paper-schema.ts';
import type { Language, Text } from '../guide/schema.ts';
import type { PaperWords } from '../words/papers/shape.ts';
import { paperWordsOf } from '../words/papers/words.ts';
import { locales } from './locales.ts';
import { accepted, type Values } from './values.ts';

export type Block =
  | { kind: 'paragraph'; text: string }
  /** Names what the next blocks hold. */
  | { kind: 'label'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'checks'; items: { text: string; checked: boolean }[] }
  /** The first row is the head; an empty cell is a place to write. */
  | { kind: 'table'; head: string[]; rows: string[][] }
  /** A line to sign or write on, with what belongs there below it. */
  | { kind: 'line'; text: string };

/** A section as it is written. */
export interface PaperPart {
  heading: string;
  blocks: Block[];
  /** The fields that stand in its texts. */
  fields: readonly string[];
}

export interface PaperDocument {
  language: Language;
  title: string;
  municipality: string;
  sections: PaperPart[];
}

/** What a paper needs of its pack. */
export type PaperPack = Pick<Pack, 'name' | 'source' | 'rules'>;

/** What is known while one paper is written. */
interface Writing {
  reader: Reader;
  words: PaperWords;
  fields: ReadonlyMap<string, Field>;
  /** Fields that stand in some text. */
  named: ReadonlySet<string>;
  values: Values;
}

/**
 * A paper with its values, in the language that the reader reads the pack in. An empty field that is required shows
 * its label in brackets; what names an empty field that is not required is left out, and so is a section without
 * anything in it.
 */
export function writePaper(paper: PaperFile, values: Values, pack: PaperPack, reader: Reader): PaperDocument {
  const words = paperWordsOf(reader.content);
  const writing = { reader, words, fields: new Map(fieldsOf(paper)), named: namedFields(paper), values };
  const sections = paper.sections
    .map((section) => ({
      heading: read(reader, section.heading),
      blocks: blocksOf(section, writing),
      fields: [...new Set(textsOf(section).flatMap((text) => fieldsIn(read(reader, text))))],
    }))
    .filter(({ blocks }) => blocks.length > 0);
  const sources = { heading: words.sources, blocks: [sourcesOf(paper, pack, reader)], fields: [] };
  return {
    language: reader.content,
    title: read(reader, paper.title),
    municipality: read(reader, pack.name),
    sections: paper.kind === 'internal' ? [...sections, sources] : sections,
  };
}

/** Where the guideline asks for each part of a paper, or why the part is there although it does not. */
export function sourcesOf(paper: PaperFile, pack: PaperPack, reader: Reader): Block & { kind: 'table' } {
  const words = paperWordsOf(reader.content);
  const places = (cites: readonly string[]) =>
    placesOf(
      reader,
      cites.flatMap((id) => pack.rules.get(id) ?? []),
    ).join('; ');
  const rows = paper.sections.map(({ heading, cites, addition }) => [
    read(reader, heading),
    addition ? words.addition(read(reader, addition)) : places(cites ?? []),
  ]);
  const { title, edition } = pack.source;
  const whole = [words.wholePaper, `${reader.words.source(title, edition)}: ${places(paper.cites)}`];
  return { kind: 'table', head: [words.part, words.place], rows: [whole, ...rows] };
}

function blocksOf(section: PaperSection, writing: Writing): Block[] {
  const { reader } = writing;
  const paragraphs = (section.text ?? []).flatMap((text) => filled(text, writing));
  const items = (section.list ?? []).flatMap((text) => filled(text, writing));
  const own = Object.entries(section.fields).filter(([id]) => !writing.named.has(id));
  const { table } = section;
  const columns = (table?.columns ?? []).map((text) => read(reader, text));
  return [
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text })),
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
    ...boxesToTick(section, writing),
    ...fieldBlocks(own, writing),
    ...(table
      ? [{ kind: 'table' as const, head: columns, rows: emptyRows(table.rows, columns.length) }]
      : []),
    ...(section.signatures ?? []).map((text): Block => ({ kind: 'line', text: read(reader, text) })),
  ];
}

/** An empty box for each option that was chosen. */
function boxesToTick({ tick }: PaperSection, { reader, fields, values }: Writing): Block[] {
  const field = tick === undefined ? undefined : fields.get(tick);
  if (tick === undefined || field?.type !== 'checks') return [];
  const chosen = accepted(field, values[tick]);
  const shownOptions = chosen ?? Object.keys(field.options);
  const items = [shownOptions].flat().map((option) => ({
    text: read(reader, field.options[option] as Text),
    checked: false,
  }));
  return [{ kind: 'checks', items }];
}

function emptyRows(rows: number, columns: number): string[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));
}

/** A text with its fields filled in; nothing where a field that need not be filled in is empty. */
function filled(text: Text, writing: Writing): string[] {
  const written = read(writing.reader, text);
  const isLeftOut = fieldsIn(written).some((id) => {
    const field = writing.fields.get(id);
    return field && !field.required && accepted(field, writing.values[id]) === undefined;
  });
  if (isLeftOut) return [];
  return [withFields(written, (id) => inline(id, writing))];
}

/** A value inside a sentence, which has its own full stop. */
function inline(id: string, writing: Writing): string {
  const field = writing.fields.get(id) as Field;
  return shown(field, writing, accepted(field, writing.values[id])).replace(/\s+/gu, ' ').replace(/\.$/u, '');
}

/** A value as people read it; the label in brackets where there is none. */
function shown(field: Field, { reader }: Writing, value: string | string[] | undefined): string {
  if (value === undefined) return `[${read(reader, field.label)}]`;
  if ('options' in field) {
    const labels = [value].flat().map((option) => read(reader, field.options[option] as Text));
    return new Intl.ListFormat(locales[reader.content], { type: 'conjunction' }).format(labels);
  }
  return field.type === 'date' ? formatDate(reader.content, value as string) : (value as string);
}

/** Fields that no text names: short ones beside each other as a table, long ones under their labels. */
function fieldBlocks(own: [id: string, field: Field][], writing: Writing): Block[] {
  const { reader, words, values } = writing;
  const present = own.filter(([id, field]) => field.required || accepted(field, values[id]) !== undefined);
  const isAlone = own.length === 1;
  const blocks: Block[] = [];
  for (const [id, field] of present) {
    const value = accepted(field, values[id]);
    const label = read(reader, field.label);
    if (field.type === 'long-text' || field.type === 'checks' || isAlone) {
      if (!isAlone) blocks.push({ kind: 'label', text: label });
      blocks.push(...longBlocks(field, value, writing));
      continue;
    }
    const last = blocks.at(-1);
    const row = [label, shown(field, writing, value)];
    if (last?.kind === 'table') last.rows.push(row);
    else blocks.push({ kind: 'table', head: [words.item, words.value], rows: [row] });
  }
  return blocks;
}

function longBlocks(field: Field, value: string | string[] | undefined, writing: Writing): Block[] {
  if (field.type === 'checks') {
    const items = Object.entries(field.options).map(([option, text]) => ({
      text: read(writing.reader, text),
      checked: value?.includes(option) ?? false,
    }));
    return [{ kind: 'checks', items }];
  }
  const lines = shown(field, writing, value).split('\n');
  return lines.filter((line) => line.trim() !== '').map((text) => ({ kind: 'paragraph', text: text.trim() }));
}
