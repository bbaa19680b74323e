import { createHash } from 'node:crypto';
import { read } from '../cards/reader.ts';
import { documentPart } from './document.ts';
import { guidePart } from './guides.ts';
import { headPart } from './head.ts';
import { html, Markup } from './html.ts';
import { guidesOf, type Report } from './report.ts';
import { situationsPart } from './situations.ts';
import { style } from './style.ts';
import { unclearPart } from './unclear.ts';

/** The report as one HTML page that loads nothing and runs nothing: its policy allows the one style sheet in it. */
export function page(report: Report): string {
  const { pack, reader, words } = report;
  const policy = `default-src 'none'; style-src 'sha256-${digestOf(style)}'; base-uri 'none'; form-action 'none'`;
  const whole = html`<html lang="${reader.content}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${words.title}: ${read(reader, pack.name)}, ${pack.source.title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${headPart(report)}<main>
${guidesOf(report).map(({ guide, ways }) => guidePart(report, guide, ways))}${documentPart(report)}${unclearPart(report)}${situationsPart(
  report,
)}</main>
</body>
</html>
`;
  return `<!DOCTYPE html>\n${whole.markup}`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
