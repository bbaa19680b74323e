/** Word files, opened again. */
import { unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import type { Block, PaperDocument } from '../../src/papers/document.ts';

const parser = new new JSDOM().window.DOMParser();

/** A part of a .docx file, parsed. */
export function partOf(bytes: Uint8Array, name: string): Document {
  const part = unzipSync(bytes)[name];
  if (!part) throw new Error(`The file has no ${name}`);
  return parser.parseFromString(new TextDecoder().decode(part), 'text/xml');
}

const textOf = (element: Element) =>
  [...element.getElementsByTagName('w:t')].map((t) => t.textContent).join('');
const styleOf = (element: Element) =>
  element.getElementsByTagName('w:pStyle')[0]?.getAttribute('w:val') ?? 'Normal';

/** The body as lines: style and text of a paragraph, the cells of a row. */
export function linesOf(bytes: Uint8Array): string[] {
  const body = partOf(bytes, 'word/document.xml').getElementsByTagName('w:body')[0] as Element;
  return [...body.children].flatMap((child) => {
    if (child.tagName === 'w:p') {
      const text = textOf(child);
      return text === '' ? [] : [`${styleOf(child)}: ${text}`];
    }
    return child.tagName === 'w:tbl' ? rowsOf(child) : [];
  });
}

function rowsOf(table: Element): string[] {
  return [...table.getElementsByTagName('w:tr')].map((row) => {
    const kind = row.getElementsByTagName('w:tblHeader').length > 0 ? 'Head' : 'Row';
    return `${kind}: ${[...row.getElementsByTagName('w:tc')].map(textOf).join(' | ')}`;
  });
}

/** The lines that the file of a paper has to hold. */
export function linesFor({ title, municipality, sections }: PaperDocument): string[] {
  return [
    `Title: ${title}`,
    `Normal: ${municipality}`,
    ...sections.flatMap(({ heading, blocks }) => [`Heading1: ${heading}`, ...blocks.flatMap(linesForBlock)]),
  ];
}

function linesForBlock(block: Block): string[] {
  switch (block.kind) {
    case 'list':
      return block.items.map((text) => `ListParagraph: ${text}`);
    case 'checks':
      return block.items.map(({ text, checked }) => `Normal: ${checked ? '☒' : '☐'} ${text}`);
    case 'table':
      return [`Head: ${block.head.join(' | ')}`, ...block.rows.map((row) => `Row: ${row.join(' | ')}`)];
    default:
      return [`Normal: ${block.text}`];
  }
}
