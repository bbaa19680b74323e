import { verdictColours, verdictColoursOnDark } from '../guide/drawing.ts';

const verdictRules = (colours: typeof verdictColours) =>
  Object.entries(colours)
    .map(
      ([verdict, { fill, stroke }]) => `
.${verdict} .answer { background: ${fill}; border-color: ${stroke}; }
.${verdict} .verdict { color: ${stroke}; }
.${verdict} .bar { fill: ${stroke}; }`,
    )
    .join('');

/** The look of a receipt, on a phone, on a screen as light or dark as the browser is set, and on A4, which is white. */
export const style = `
@page { size: A4; margin: 18mm 18mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt Arial, sans-serif; } }
:root { color-scheme: light; --ground: #f3f2f1; --sheet: #fff; --ink: #1b1b1b; --faint: #424242; --line: #d1d1d1; --edge: #8a8a8a; --field: #616161; --link: #0b4f8a; --good: #1e6b1e; --new: #8a6100; --bad: #a4262c; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --ground: #141414; --sheet: #242424; --ink: #f5f5f5; --faint: #d6d6d6; --line: #4d4d4d; --edge: #8a8a8a; --field: #adadad; --link: #8fc1f0; --good: #6fc46f; --new: #f2c661; --bad: #f1a1a6; }
}
* { box-sizing: border-box; }
html { font: 16px/1.5 'Segoe UI', Arial, Helvetica, 'Liberation Sans', sans-serif; color: var(--ink); background: var(--ground); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { margin: 0; overflow-wrap: break-word; }
main { max-width: 800px; margin: 0 auto; padding: 24px 16px 48px; }
article, .own { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: 24px 28px; margin-bottom: 16px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 16px; }
h2 { font-size: 18px; line-height: 1.3; margin: 0 0 6px; }
h3 { font-size: 14px; margin: 10px 0 2px; color: var(--faint); }
h1, h2, h3 { break-after: avoid; text-wrap: balance; }
p { margin: 0 0 6px; }
.kind, .small, h3 { color: var(--faint); }
.kind { display: flex; flex-wrap: wrap; gap: 0 12px; margin-bottom: 4px; }
a { color: var(--link); }
.jump, .way { min-height: 24px; }
.way { display: inline-block; }
@media (min-width: 1180px) {
  main:not(.notice) { max-width: 1140px; display: grid; grid-template-columns: minmax(0, 1fr) 312px; gap: 16px; align-items: start; }
  main > .own { position: sticky; top: 24px; margin-top: 0; }
  .jump { display: none; }
  .buttons button { flex: 1 1 100%; }
}
.small { font-size: 14px; margin: 0; }
section { margin-top: 24px; }
.answer { border: 1px solid; border-left-width: 8px; border-radius: 4px; padding: 14px 18px 10px; break-inside: avoid; }
.verdict { font-weight: bold; margin: 0; }
.says { font-size: 20px; line-height: 1.35; font-weight: bold; }
.checks { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; margin-top: 16px; }
.check { border: 1px solid var(--edge); border-radius: 4px; padding: 10px 14px; break-inside: avoid; }
.check h2 { font-size: 16px; margin: 0 0 2px; }
.check p { font-size: 14px; margin: 0 0 4px; }
.check h2::before { display: inline-block; width: 1.2em; }
.genuine h2::before, .same h2::before { content: '✓'; color: var(--good); }
.differs h2::before { content: '!'; color: var(--new); }
.other h2::before { content: '✕'; color: var(--bad); }
.unknown h2::before { content: '?'; color: var(--faint); }
.differs { border: 2px solid var(--new); }
.other, .unknown { border: 2px solid var(--bad); }
table { border-collapse: collapse; width: 100%; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); }
th { font-weight: normal; color: var(--faint); width: 42%; }
td { font-weight: 600; }
.origin { border-top: 2px solid var(--ink); padding-top: 8px; break-inside: avoid; }
.origin th, .origin td { border: 0; padding: 2px 12px 2px 0; font-size: 14px; font-weight: normal; }
ul { margin: 2px 0 6px; padding-left: 22px; }
li { margin: 3px 0; break-inside: avoid; }
.languages { display: flex; justify-content: flex-end; gap: 16px; margin-bottom: 12px; }
.languages a { min-height: 24px; }
.languages [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
.notice th { color: inherit; width: 60%; }
.notice td { font-weight: normal; color: var(--faint); }
.insights th { width: auto; }
.insights td { width: 34%; text-align: right; white-space: nowrap; color: inherit; }
.insights thead th { font-size: 14px; color: var(--faint); }
.insights thead th + th { text-align: right; }
.insights section, .insights h3 { margin-top: 32px; }
.insights .choice + .kind, article > .choice { margin-top: 16px; }
.insights summary { min-height: 24px; cursor: pointer; }
.entry { max-width: 420px; }
.entry .small { margin-top: 4px; }
.insights h3 { font-size: 16px; color: inherit; }
.insights caption { text-align: left; font-weight: 600; padding-bottom: 2px; }
.insights table { margin-bottom: 8px; font-variant-numeric: tabular-nums; }
.insights .reminders table { max-width: 420px; }
.bar { display: block; width: 100%; height: 6px; margin-top: 3px; fill: var(--link); transform: scaleX(-1); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr)); gap: 16px 32px; }
.top { display: flex; flex-direction: row-reverse; flex-wrap: wrap; gap: 8px 16px; justify-content: space-between; align-items: center; margin-bottom: 12px; }
.top .languages { margin: 0; justify-content: flex-start; }
.choice { display: flex; flex-wrap: wrap; gap: 8px; margin: 12px 0 8px; }
.choice a, a.button { display: inline-flex; align-items: center; min-height: 44px; padding: 4px 14px; border: 1px solid var(--field); border-radius: 4px; }
.choice a { text-decoration: none; }
.choice [aria-current] { color: inherit; font-weight: 600; border: 2px solid; }
a.button { font-weight: 600; }
.filed { margin: 0; display: none; }
.own label, .entry label { display: block; font-weight: 600; margin: 12px 0 4px; }
.own input, .own textarea, .entry input { font: inherit; color: inherit; width: 100%; padding: 8px 10px; border: 1px solid var(--field); border-radius: 4px; background: var(--sheet); }
.own textarea { display: block; resize: vertical; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 16px; }
[hidden] { display: none; }
button { font: inherit; font-weight: 600; padding: 8px 16px; min-height: 44px; border: 1px solid var(--field); border-radius: 4px; background: var(--sheet); color: inherit; cursor: pointer; }
#print, #go, a.button { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
#status { min-height: 1.5em; margin: 10px 0 0; }
@media (max-width: 600px) {
  main { padding: 0 0 24px; }
  article, .own { border-width: 0 0 1px; border-radius: 0; padding: 20px 16px; }
  .checks { grid-template-columns: 1fr; }
  .buttons button { flex: 1 1 100%; }
}
@media (forced-colors: active) { .answer, .check { forced-color-adjust: none; color: var(--ink); background-color: var(--sheet); } }
@media print {
  html { font-size: 10.5pt; background: var(--sheet); }
  main { display: block; max-width: none; padding: 0; }
  article, .own { border: 0; border-radius: 0; padding: 0; margin: 0; }
  h1 { font-size: 18pt; } h2 { font-size: 12.5pt; } h3 { font-size: 10.5pt; } .says { font-size: 14pt; }
  .small, .check p, .origin th, .origin td { font-size: 9.5pt; }
  .check h2 { font-size: 11pt; }
  section { margin-top: 16pt; }
  .live .own, .jump, .languages, .top, .choice, .buttons, #own-text, #status { display: none; }
  .live .filed { display: block; margin-top: 12pt; }
  .filed dt { color: var(--faint); }
  .filed dd { margin: 0 0 6pt; white-space: pre-wrap; font-weight: 600; }
}
${verdictRules(verdictColours)}
@media screen and (prefers-color-scheme: dark) {${verdictRules(verdictColoursOnDark)}
}
`;
