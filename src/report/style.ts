import { verdictColours } from '../guide/drawing.ts';

const verdictRules = Object.entries(verdictColours).map(
  ([verdict, { fill, stroke }]) => `
.${verdict} .verdict { background: ${fill}; border-color: ${stroke}; }
.answer.${verdict} { border-left-color: ${stroke}; }`,
);

/** The look of the report, on a screen and on A4. */
export const style = `
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt Arial, sans-serif; } }
* { box-sizing: border-box; }
html { font: 15px/1.45 Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif; color: #111; background: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { max-width: 1060px; margin: 0 auto; padding: 24px; overflow-wrap: break-word; hyphens: auto; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 16px; }
h2 { font-size: 22px; line-height: 1.25; margin: 32px 0 8px; }
h3 { font-size: 17px; margin: 28px 0 10px; }
h4 { font-size: 16px; margin: 0 0 6px; }
h5 { font-size: 14px; margin: 12px 0 2px; }
h1, h2, h3, h4, h5 { break-after: avoid; hyphens: manual; }
p { margin: 4px 0; }
a { color: #0b4f8a; }
.kind, .facts, .small, figcaption { color: #4a4a4a; }
.small, figcaption { font-size: 13px; }
.question { font-size: 18px; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 32px; margin: 20px 0; }
.columns > div > .pairs:first-child { margin-top: 8px; }
.rest { columns: 2; column-gap: 28px; margin-top: 10px; }
.rest h5:first-child { margin-top: 0; }
.columns h2 { font-size: 15px; margin: 12px 0 4px; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 5px 8px; border: 1px solid #b8b8b8; }
thead th { background: #ececec; }
.pairs th { font-weight: normal; width: 58%; }
.pairs th, .pairs td { border-width: 0 0 1px; padding-left: 0; }
.pairs td { font-weight: bold; }
.pairs th, .pairs td { font-size: inherit; }
.approval { border: 2px solid #111; padding: 8px 16px 16px; break-inside: avoid; }
.approval h2 { margin: 4px 0; }
.line { border-bottom: 1px solid #111; margin-top: 26px; }
.remarks { margin-top: 26px; height: 130px; }
nav ol { columns: 2; column-gap: 32px; padding-left: 28px; }
nav ol { margin: 0; }
nav li { break-inside: avoid; padding: 3px 0; }
figure { margin: 0 0 20px; break-inside: avoid; overflow-x: auto; }
figure svg { display: block; max-width: 100%; height: auto; }
.answer { border-left: 6px solid #8a8a8a; padding: 2px 0 2px 14px; margin: 0 0 22px; }
.verdict { display: inline-block; border: 1px solid #8a8a8a; border-radius: 9px; padding: 0 8px; font-size: 13px; font-weight: bold; line-height: 1.4; }
.variant + .variant { border-top: 1px dashed #8a8a8a; margin-top: 12px; }
.ways { margin: 2px 0; padding-left: 42px; }
.ways li, dd { break-inside: avoid; }
.given { overflow-wrap: break-word; }
dl { margin: 2px 0 0; }
dt { color: #4a4a4a; break-after: avoid; }
dd { margin: 0 0 2px 18px; }
td { font-size: 14px; }
.tree th[scope=rowgroup] { background: #f5f5f5; }
.tree { table-layout: fixed; }
.tree thead th:nth-child(1) { width: 12%; }
.tree thead th:nth-child(2) { width: 13%; }
.tree thead th:nth-child(3) { width: 14%; }
.tree thead th:nth-child(4) { width: 36%; }
.unclear, .situations { table-layout: fixed; }
.unclear thead th:nth-child(3) { width: 24%; }
.unclear thead th:nth-child(4) { width: 9%; }
.situations thead th:nth-child(1) { width: 13%; }
.situations thead th:nth-child(2) { width: 37%; }
.situations thead th:nth-child(3) { width: 27%; }
@media (max-width: 700px) { .columns { display: block; } nav ol, .rest { columns: 1; } body { padding: 12px; } }
@media print {
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  h1 { font-size: 20pt; } h2 { font-size: 15pt; } h3 { font-size: 12pt; } h4 { font-size: 11pt; } h5 { font-size: 10pt; }
  td, .small, figcaption, .verdict { font-size: 9pt; }
  .guide, .part, nav { break-before: page; }
  .guide h2, .part h2, nav h2 { margin-top: 0; }
  a { color: inherit; text-decoration: none; }
  figure svg { max-height: 232mm; }
  .guide > figure:first-of-type svg { max-height: 196mm; }
  .rest { font-size: 9pt; }
}
${verdictRules.join('')}
`;
