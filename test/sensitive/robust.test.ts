import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_FINDINGS } from '../../src/sensitive/limits.ts';
import { hidden, mask } from '../../src/sensitive/mask.ts';
import { plainText } from '../../src/sensitive/plain-text.ts';
import { found, labelledTexts } from './support.ts';

const texts = labelledTexts('labelled.yaml').map(({ text }) => text);
const pieces = [
  ...texts,
  ...texts.flatMap((text) => text.split(' ')),
  '\u200b',
  '\u0301',
  '\ud800',
  '٣',
  '\n',
  '<',
  '&',
];

/** Texts of pieces that mean something here, between strings of any characters. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(' ', '-', '.'),
    ),
    {
      maxLength: 24,
    },
  )
  .map((parts) => parts.join(''));

const run = { seed: 20_260_331, numRuns: 500 };

describe('any text', () => {
  it('gives findings in order, within it and without overlap, and none with what stands in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let from = 0;
        for (const { start, end, masked, reasons } of found(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
          if (masked !== undefined) expect(masked).toBe(hidden(text.slice(start, end)));
          expect(JSON.stringify(reasons)).not.toMatch(/\d{4}|@/);
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
      run,
    );
  });

  it('keeps its length when masked, and its passages outside numbers', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const findings = found(text);
        const masked = mask(text, findings);
        expect(masked).toHaveLength(text.length);
        const first = findings.find((finding) => finding.masked !== undefined);
        expect(masked.slice(0, first?.start ?? text.length)).toBe(text.slice(0, first?.start ?? text.length));
      }),
      run,
    );
  });

  it('can be taken for HTML', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typeof plainText(text)).toBe('string');
      }),
      run,
    );
  });

  it('is found out as well where invisible characters stand in a number', () => {
    const invisible = fc.constantFrom('\u200b', '\u00ad', '\u200d', '\u2060', '\ufeff', '\u200e', '\ufe0f');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(10), invisible), { maxLength: 6 }), (inserted) => {
        const characters = [...'220266-6097'];
        for (const [at, character] of inserted) characters[at] += character;
        expect(found(characters.join(''))).toMatchObject([{ kind: 'cpr', certainty: 'high' }]);
      }),
      run,
    );
  });
});

/** What makes careless regular expressions and loops slow, each over and over. */
const units = [
  '1',
  '12 ',
  '12 34 56 78 ',
  '1-',
  '1234 123456 ',
  '220266-6097',
  '220266-6097 ',
  'cpr 1111111111 ',
  '+45 ',
]
  .concat([
    '0045 ',
    'a',
    'a ',
    'a@',
    '@',
    'a.',
    'Aa ',
    'A',
    'Strandvej 1 ',
    '1 Elm ',
    'AB 12 345 ',
    'DK50 ',
    'sagsnr ',
  ])
  .concat([
    'sagsnr. 1/',
    'nummer',
    'syg ',
    'hun er syg ',
    'hijab ',
    'Hun er syg. ',
    'misbrug',
    '<a',
    '<',
    '&#1',
    '-',
    '\n',
  ])
  .concat(['\u0301', 'a\u0301', '\u0316\u0301', '\u200b', '1\u200b', '😀', '\ud800', '٣', '𝟏']);

const LENGTH = 6_000;

/** Milliseconds of the processor for a text of some length: the fewest of several runs. */
function cost(unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const runs = [1, 2].map(() => {
    const begin = process.cpuUsage();
    mask(text, found(text));
    plainText(text);
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  });
  // What is below a millisecond cannot be measured.
  return Math.max(1, Math.min(...runs));
}

/** How much longer eight times the text takes; the machine may be busy, so the best of several tries counts. */
function growth(unit: string, most: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 4 && least > most; tries += 1) {
    least = Math.min(least, cost(unit, 8 * LENGTH) / cost(unit, LENGTH));
  }
  return least;
}

describe('a long text', () => {
  // In proportion it is 8; where every doubling takes four times as long it is 64.
  it.each(units)('takes time in proportion to its length: %j over and over', (unit) => {
    expect(growth(unit, 24)).toBeLessThan(24);
  });

  it('gives no more findings than there can be', () => {
    expect(found('220266-6097 '.repeat(8_000))).toHaveLength(MOST_FINDINGS);
  });
});
