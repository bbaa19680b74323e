/** A receipt as PDF, made in the browser: what the person typed is in it and never leaves the machine. */
import medium from 'pdfmake/build/fonts/Roboto/Roboto-Medium.ttf';
import regular from 'pdfmake/build/fonts/Roboto/Roboto-Regular.ttf';
import pdfMake from 'pdfmake/build/pdfmake.min.js';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import { verdictColours } from '../../guide/drawing.ts';
import type { PageData } from '../page.ts';

/** What the person wrote, each with its label. */
export type OwnWords = readonly [label: string, text: string][];

pdfMake.addVirtualFileSystem({ 'Roboto-Regular.ttf': regular, 'Roboto-Medium.ttf': medium });
pdfMake.addFonts({
  Roboto: {
    normal: 'Roboto-Regular.ttf',
    bold: 'Roboto-Medium.ttf',
    italics: 'Roboto-Regular.ttf',
    bolditalics: 'Roboto-Medium.ttf',
  },
});

/** The PDF of a receipt, A4. */
export function pdfOf(page: PageData, own: OwnWords): Promise<Blob> {
  return pdfMake.createPdf(definitionOf(page, own)).getBlob();
}

const GREY = '#424242';
const LINES = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => '#d1d1d1',
  paddingLeft: () => 0,
};

function definitionOf(page: PageData, own: OwnWords): TDocumentDefinitions {
  const { note } = page;
  return {
    pageSize: 'A4',
    pageMargins: [51, 48, 51, 54],
    info: { title: `${note.question} – ${note.kind}`, author: `Må jeg? · ${note.municipality}` },
    language: note.language,
    defaultStyle: { font: 'Roboto', fontSize: 10.5, lineHeight: 1.2 },
    styles: {
      title: { fontSize: 18, bold: true },
      heading: { fontSize: 12.5, bold: true, margin: [0, 14, 0, 4] },
      group: { color: GREY, bold: true, margin: [0, 4, 0, 2] },
      small: { fontSize: 9.5 },
    },
    footer: (current, count) => ({
      text: `${current} / ${count}`,
      alignment: 'right',
      margin: [51, 18, 51, 0],
      fontSize: 9,
    }),
    content: [
      { text: `${note.kind} · ${note.municipality}`, color: GREY },
      { text: note.question, style: 'title', margin: [0, 0, 0, 10] },
      answerBox(page),
      ...own.map(
        ([label, text]): Content => ({
          stack: [
            { text: label, color: GREY },
            { text, bold: true },
          ],
          margin: [0, 10, 0, 0],
        }),
      ),
      ...(note.basis.rows.length > 0
        ? [{ text: note.basis.title, style: 'heading' }, pairs(note.basis.rows, true)]
        : []),
      ...note.parts.flatMap(partContent),
      { text: page.words.today, style: 'heading' },
      checksContent(page),
      { ...pairs(note.origin, false), margin: [0, 14, 0, 0], style: 'small' },
      { ...markRow(page), margin: [0, 0, 0, 6], style: 'small' },
      { text: page.words.openAgain, ...linkTo(page.link), style: 'small' },
    ],
  };
}

function answerBox({ note }: PageData): Content {
  const { fill, stroke } = verdictColours[note.verdict];
  return {
    table: {
      widths: ['*'],
      body: [
        [
          {
            stack: [
              ...(note.verdictWord === '' ? [] : [{ text: note.verdictWord, bold: true, color: stroke }]),
              { text: note.answer, fontSize: 14, bold: true },
              { text: note.because, margin: [0, 3, 0, 0] },
            ],
            fillColor: fill,
            margin: [8, 6, 8, 6],
          },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (index) => (index === 0 ? 6 : 0),
      vLineColor: () => stroke,
    },
  };
}

function checksContent({ words, today }: PageData): Content {
  return {
    stack: [
      { text: today.title, bold: true },
      ...today.lines.map((line) => ({ text: line })),
      { text: words.genuine, bold: true, margin: [0, 6, 0, 0] },
      { text: `${words.genuineText} ${words.checkedOn}` },
    ],
  };
}

function pairs(rows: readonly [string, string][], lined: boolean) {
  return {
    table: {
      widths: ['40%', '*'],
      dontBreakRows: true,
      body: rows.map(([name, value]) => [
        { text: name, color: GREY },
        { text: value, bold: lined },
      ]),
    },
    layout: lined ? LINES : 'noBorders',
  };
}

/** On paper the mark tells which note this is; on a screen it opens it. */
function markRow({ note: { mark }, link }: PageData) {
  const [label, text] = mark;
  return {
    table: {
      widths: ['40%', '*'],
      body: [
        [
          { text: label, color: GREY },
          { text, ...linkTo(link) },
        ],
      ],
    },
    layout: 'noBorders',
  };
}

function linkTo(link: string) {
  return { link, color: '#0b4f8a', decoration: 'underline' as const };
}

function partContent({ title, groups }: PageData['note']['parts'][number]): Content[] {
  return [
    { text: title, style: 'heading', headlineLevel: 1 },
    ...groups.flatMap(({ heading, items }): Content[] => [
      ...(heading === '' ? [] : [{ text: heading, style: 'group' }]),
      {
        ul: items.map(({ text, detail }) =>
          detail === '' ? { text } : { text: [{ text: `${text} ` }, { text: detail, bold: true }] },
        ),
      },
    ]),
  ];
}
