/** How wide texts are and where they break: a picture is laid out before anything can measure it. */

/** Size of the letters and height of a line in a picture, in pixels. */
export const FONT_SIZE = 13;
export const LINE_HEIGHT = 16;

/** Thousandths of the font size, by letter: Helvetica, whose widths Arial and Liberation Sans share. */
const widths = new Map(
  Object.entries({
    191: "'",
    222: 'ijl‘’',
    260: '|',
    278: ' !,./:;I[\\]ft',
    333: '()-`r{}“”•',
    355: '"',
    389: '*',
    500: 'Jcksvxyz',
    556: '#$0123456789?L_abdeghnopqu–«»',
    584: '+<=>~^',
    611: 'FTZø',
    667: '&ABEKPSVXY',
    722: 'CDHNRUw',
    778: 'GOQØ',
    833: 'Mm',
    889: '%æ',
    944: 'W',
    1000: 'Æ@…—',
  }).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)] as const)),
);
/** As wide as what is not in the table can be: capital letters, signs, emoji. */
const WIDEST = 1250;
/** Bold letters are up to this much wider. */
const BOLD = 1.1;

/** Width of a text in pixels. */
export function widthOf(text: string, weight: 'normal' | 'bold' = 'normal'): number {
  const units = [...text.normalize('NFC')].reduce((sum, letter) => sum + unitsOf(letter), 0);
  return (units * FONT_SIZE * (weight === 'bold' ? BOLD : 1)) / 1000;
}

function unitsOf(letter: string): number {
  return widths.get(letter) ?? widths.get(letter.normalize('NFD').charAt(0)) ?? WIDEST;
}

/** A text in lines that are no wider than `width` pixels; a word that is wider alone is hyphenated. */
export function wrap(text: string, width: number, weight: 'normal' | 'bold' = 'normal'): string[] {
  const lines: string[] = [];
  for (const piece of piecesOf(text).flatMap((word) => hyphenated(word, width, weight))) {
    const last = lines.at(-1);
    const longer = `${last}${piece}`;
    if (last !== undefined && !last.endsWith(BROKEN) && widthOf(longer.trimEnd(), weight) <= width) {
      lines[lines.length - 1] = longer;
    } else lines.push(piece);
  }
  return lines.map((line) => line.replace(BROKEN, '-').trim());
}

/** Marks, inside `wrap` only, the end of a line where a word goes on. */
const BROKEN = '\u00AD';

/** The words of a text, each with the space after it; a word may also end after a hyphen or a slash. */
function piecesOf(text: string): string[] {
  return (
    text
      .replaceAll(BROKEN, '')
      .trim()
      .replace(/[\t\n\r ]+/gu, ' ')
      .match(/[^ /-]*(?:[ /-]+|$)/gu)
      ?.filter(Boolean) ?? []
  );
}

/** A word cut so that each part fits: before a consonant that a vowel follows, where there is one. */
function hyphenated(word: string, width: number, weight: 'normal' | 'bold'): string[] {
  const letters = [...word];
  if (letters.length === 1 || widthOf(word.trimEnd(), weight) <= width) return [word];
  const fits = (count: number) => widthOf(`${letters.slice(0, count).join('')}-`, weight) <= width;
  const most = Math.max(
    1,
    letters.findLastIndex((_, index) => fits(index)),
  );
  const earliest = Math.max(1, Math.ceil(most / 2));
  const places = Array.from({ length: most - earliest + 1 }, (_, back) => most - back);
  const isSyllable = (place: number) =>
    letters.length - place > 3 && /^[^aeiouyæøå][aeiouyæøå]/iu.test(letters.slice(place, place + 2).join(''));
  const at = places.find(isSyllable) ?? most;
  const [begin, rest] = [letters.slice(0, at).join(''), letters.slice(at).join('')];
  return [`${begin}${BROKEN}`, ...hyphenated(rest, width, weight)];
}
