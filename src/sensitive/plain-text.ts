/** The named entities that editors write into Danish and Norwegian messages. */
const NAMED: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  shy: '\u00ad',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  aring: 'å',
  Aring: 'Å',
  auml: 'ä',
  Auml: 'Ä',
  ouml: 'ö',
  Ouml: 'Ö',
  uuml: 'ü',
  Uuml: 'Ü',
  eacute: 'é',
  Eacute: 'É',
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g;
const LINE_END = /^<(?:br|\/?(?:p|div|li|ul|ol|tr|h[1-6]|blockquote))(?![a-z])/i;
const CELL = /^<\/?t[dh](?![a-z])/i;

/**
 * The text of a message that Teams sends as HTML: without tags, entities as what they stand for, paragraphs as
 * lines. Offsets are not kept: scan the result. Never throws; what is no tag or entity stays as it is.
 */
export function plainText(html: string): string {
  return withoutTags(html)
    .replace(ENTITY, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] as string) : whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal as string, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .trim();
}

/** Every tag goes; one that begins or ends a block leaves a line end, a cell a blank. */
function withoutTags(html: string): string {
  const pieces: string[] = [];
  const lastEnd = html.lastIndexOf('>');
  let from = 0;
  for (let at = html.indexOf('<'); at !== -1 && at < lastEnd; at = html.indexOf('<', at)) {
    if (!/^[a-z/!]/i.test(html[at + 1] ?? '')) {
      at += 1;
      continue;
    }
    const end = html.indexOf('>', at);
    const tag = html.slice(at, at + 12);
    pieces.push(html.slice(from, at), LINE_END.test(tag) ? '\n' : CELL.test(tag) ? ' ' : '');
    at = end + 1;
    from = at;
  }
  return [...pieces, html.slice(from)].join('');
}
