import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fingerprint } from '../../src/packs/fingerprint.ts';
import { edited, type PackTexts, pinnedTo, soundPack, wholePack, writePacks } from '../support/packs.ts';
import { commandLine } from './support.ts';

const lines = [
  'Gaver',
  'Du må tage imod små gaver.',
  '',
  'Fortæl det til din leder.',
  'Teksten er fra 2026.',
];
const rulesFile = 'eksempel/rules.yaml';
const paragraphs = [lines[1], lines[3], lines[4]] as string[];
const pinned = pinnedTo(paragraphs, soundPack);

const source = (document: string | Uint8Array, texts: PackTexts = pinned, ...options: string[]) =>
  commandLine(texts)(
    'source',
    'eksempel',
    join(writePacks({ 'text.txt': document }), 'text.txt'),
    ...options,
  );

describe('the rules of a pack, held against their document', () => {
  it.each(['\n', '\r\n'])('are all there, with line ends %j', (end) => {
    const { exitCode, out } = source(lines.join(end));
    expect(exitCode).toBe(0);
    expect(out?.split('\n')).toEqual([
      `    1  ${fingerprint('Gaver')}  not pinned  "Gaver"`,
      `    2  ${fingerprint(lines[1] ?? '')}  Gaver › Fra borgere, 1  "Du må tage imod små gaver."`,
      `    4  ${fingerprint(lines[3] ?? '')}  Gaver › Fra borgere, 2.1  "Fortæl det til din leder."`,
      `    5  ${fingerprint(lines[4] ?? '')}  Gaver › Fra borgere, 3  "Teksten er fra 2026."`,
      '4 lines, 3 pinned, 1 not pinned, 0 pinned and gone',
    ]);
  });

  it('miss a paragraph that the document has changed', () => {
    const { exitCode, out } = source(lines.join('\n').replace('din leder', 'lederen'));
    expect(exitCode).toBe(1);
    expect(out).toContain(
      `GONE   ${fingerprint(lines[3] ?? '')}  Gaver › Fra borgere, 2.1: the document has no such line`,
    );
    expect(out).toMatch(/4 lines, 2 pinned, 2 not pinned, 1 pinned and gone$/);
  });

  it('name every part of the pack that rests on a paragraph that is gone', () => {
    const text = lines.join('\n').replace('din leder', 'lederen');
    const whole = pinnedTo(paragraphs, wholePack);
    expect(source(text, whole).out?.match(/^REVIEW.*$/gm)).toEqual([
      'REVIEW  guide gift: rests on gift-reported',
      'REVIEW  reminder gift-mailed: rests on gift-reported',
      'REVIEW  yearly duty gift-list: rests on gift-reported',
      'REVIEW  paper gift-note: rests on gift-reported',
    ]);
    expect(JSON.parse(source(text, whole, '--json').out ?? '').review).toContainEqual({
      kind: 'reminder',
      id: 'gift-mailed',
      rules: ['gift-reported'],
    });
    expect(source(lines.join('\n'), whole).out).not.toContain('REVIEW');
  });

  it('name nothing that rests on them where a pack is rules only', () => {
    const rules = { [rulesFile]: pinned[rulesFile] ?? '' };
    expect(source('Gaver', rules).out).toMatch(/3 pinned and gone$/);
    expect(source('Gaver', rules).out).not.toContain('REVIEW');
  });

  it('may pin a paragraph by several lines', () => {
    const two = edited(
      pinned,
      rulesFile,
      `'${fingerprint(lines[1] ?? '')}'`,
      `['${fingerprint('Gaver')}', '${fingerprint(lines[1] ?? '')}']`,
    );
    expect(source(lines.join('\n'), two).out).toMatch(/4 lines, 4 pinned, 0 not pinned, 0 pinned and gone$/);
  });

  it('come for machines as lines and what is gone', () => {
    const { out } = source(lines.slice(0, 4).join('\n'), pinned, '--json');
    const place = { section: ['Gaver', 'Fra borgere'] };
    expect(JSON.parse(out ?? '')).toMatchObject({
      lines: [{ line: 1, pins: [] }, { line: 2, pins: [{ ...place, paragraph: '1' }] }, { line: 4 }],
      gone: [{ ...place, fingerprint: fingerprint(lines[4] ?? ''), paragraph: '3' }],
    });
  });

  it('have their own faults named where they cannot be read', () => {
    const { exitCode, out } = source('Gaver', edited(pinned, rulesFile, "at: '3'", 'at: 3'));
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^dialogs\/eksempel\/rules\.yaml:29:9 SHAPE_INVALID /);
  });
});

describe('a document that cannot be read', () => {
  it('is named as one that is not UTF-8', () => {
    const { exitCode, err } = source(Buffer.from('Du må tage imod små gaver.', 'latin1'));
    expect(exitCode).toBe(2);
    expect(err).toMatch(/text\.txt:1 is not UTF-8 \(perhaps Latin-1 or UTF-16\)\. Save it as UTF-8\.$/);
  });

  it('is named as one in UTF-16', () => {
    expect(source(Buffer.from('\uFEFFGaver på tværs', 'utf16le')).err).toMatch(/is not UTF-8/);
  });

  it.each(['', ' \r\n\r\n'])('is named as empty: %j', (text) => {
    const { exitCode, err } = source(text);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/text\.txt:1 is empty\.$/);
  });

  it('is named as missing, or as a folder', () => {
    const guide = commandLine(pinned);
    expect(guide('source', 'eksempel', 'no/such.txt')).toEqual({
      exitCode: 2,
      err: 'There is no file no/such.txt.',
    });
    expect(guide('source', 'eksempel', writePacks({})).err).toMatch(/is a folder\. Name the file/);
  });
});
