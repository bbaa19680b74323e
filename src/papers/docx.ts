/** A filled paper as a Word file, made where it is asked for: in the browser as in Node. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, PaperDocument } from './document.ts';
import { locales } from './locales.ts';

/** A row to write in by hand, in twentieths of a point. */
const WRITING_HEIGHT = 480;

/**
 * The bytes of a .docx file: title and headings as styles, language set, head rows marked, pages numbered. The file
 * names nobody as its author.
 */
export async function docxOf(paper: PaperDocument): Promise<Uint8Array> {
  const file = new Document({
    title: paper.title,
    creator: paper.municipality,
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: locales[paper.language] } },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 80 } } },
        heading1: {
          run: { size: 28, bold: true, color: '1f3a5f' },
          paragraph: { spacing: { before: 280, after: 100 }, keepNext: true },
        },
        listParagraph: { paragraph: { spacing: { after: 60 } } },
      },
    },
    sections: [
      { footers: { default: footer() }, children: [...head(paper), ...paper.sections.flatMap(sectionParts)] },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function head({ title, municipality }: PaperDocument): Paragraph[] {
  return [new Paragraph({ text: title, heading: HeadingLevel.TITLE }), new Paragraph({ text: municipality })];
}

function footer(): Footer {
  const number = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [number] })] });
}

function sectionParts({ heading, blocks }: PaperDocument['sections'][number]): (Paragraph | Table)[] {
  return [new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 }), ...blocks.flatMap(blockParts)];
}

function blockParts(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ text: block.text })];
    case 'label':
      return [new Paragraph({ keepNext: true, children: [new TextRun({ text: block.text, bold: true })] })];
    case 'list':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case 'checks':
      return block.items.map(
        ({ text, checked }) => new Paragraph({ text: `${checked ? '☒' : '☐'} ${text}` }),
      );
    case 'table':
      // Word joins tables that follow each other.
      return [tableOf(block), new Paragraph({ text: '', spacing: { after: 0 } })];
    case 'line':
      return [
        new Paragraph({
          text: block.text,
          keepLines: true,
          spacing: { before: 720 },
          border: { top: { style: BorderStyle.SINGLE, size: 6, space: 4, color: 'auto' } },
        }),
      ];
  }
}

function tableOf({ head: titles, rows }: Block & { kind: 'table' }): Table {
  const isToWriteIn = rows.every((row) => row.every((text) => text === ''));
  const cells = (texts: readonly string[], bold: boolean) =>
    texts.map(
      (text) =>
        new TableCell({
          margins: { top: 60, bottom: 60, left: 100, right: 100 },
          children: [new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text, bold })] })],
        }),
    );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells(titles, true) }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: cells(row, false),
            ...(isToWriteIn ? { height: { value: WRITING_HEIGHT, rule: 'atLeast' as const } } : {}),
          }),
      ),
    ],
  });
}
