import { escaped } from '../picture/xml.ts';

/** What a page is made of: addresses of files. */
export interface PageParts {
  language: string;
  /** The script of the page, then the ones that it needs at once. */
  scripts: readonly string[];
  styles: readonly string[];
  overview: string;
  icon: string;
  /** What the page says where its script does not run. */
  unsuited: string;
}

/** A page whose script says everything, in the language of whoever opens it. */
export function pageOf({ language, scripts, styles, overview, icon, unsuited }: PageParts): string {
  const [script = '', ...needs] = scripts;
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<title>Må jeg?</title>',
    `<link rel="icon" href="${escaped(icon)}">`,
    ...styles.map((style) => `<link rel="stylesheet" href="${escaped(style)}">`),
    `<link rel="preload" id="overview" as="fetch" crossorigin="anonymous" href="${escaped(overview)}">`,
    ...needs.map((need) => `<link rel="modulepreload" href="${escaped(need)}">`),
    `<script type="module" src="${escaped(script)}"></script>`,
  ];
  return `<!doctype html>\n<html lang="${escaped(language)}">\n<head>\n${head.join('\n')}\n</head>\n<body><div id="app"><p class="unsuited">${escaped(unsuited)}</p></div></body>\n</html>\n`;
}
