import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { edited, soundPack, writePacks } from '../support/packs.ts';
import { FIXTURES, outFolder, reportCommand } from '../support/reports.ts';

const markIn = (out: string | undefined) => /mark ([0-9a-f]{16})$/u.exec(out ?? '')?.[1];

describe('a report', () => {
  it('is three files in the folder named, and says which and what they hold', () => {
    const folder = join(outFolder(), 'new', 'folder');
    const { exitCode, out } = reportCommand(FIXTURES, 'proeve', '--out', folder);
    const files = ['proeve.html', 'proeve.csv', 'proeve-rules.csv'].map((name) => join(folder, name));
    expect(exitCode).toBe(0);
    expect(out?.split('\n').slice(0, 3)).toEqual(files);
    expect(out).toMatch(/\n2 guides, \d+ paths, \d+ rules, \d+ cases, mark [0-9a-f]{16}$/u);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('has the same mark for the same pack on another day and in another language', () => {
    const one = reportCommand(FIXTURES, 'proeve', '--out', outFolder());
    const other = reportCommand(
      FIXTURES,
      'proeve',
      '--out',
      outFolder(),
      '--lang',
      'en',
      '--today',
      '2027-01-01',
    );
    expect(markIn(one.out)).toBe(markIn(other.out));
  });

  it.each([
    ['eksempel/pack.yaml', 'da: din leder', 'da: din chef'],
    ['eksempel/guides/gift.yaml', 'da: Fristen er gået.', 'da: Fristen er forbi.'],
    ['eksempel/facts.yaml', 'da: Også pårørende.', 'da: Også naboer.'],
    ['eksempel/rules.yaml', 'It tells how the text came about.', 'It tells of the text.'],
    ['eksempel/guides/gift.cases.yaml', 'A citizen brings Bo a rose today.', 'A citizen brings Bo a tulip.'],
  ])('has another mark once %s says something else', (file, passage, instead) => {
    const marks = [soundPack, edited(soundPack, file, passage, instead)].map((texts) =>
      markIn(reportCommand(writePacks(texts), 'eksempel', '--out', outFolder()).out),
    );
    expect(marks[0]).toMatch(/^[0-9a-f]{16}$/u);
    expect(marks[1]).not.toBe(marks[0]);
  });
});

describe('no report', () => {
  const refused = (dialogs: string, ...line: string[]) => {
    const result = reportCommand(dialogs, ...line);
    expect(result.exitCode).toBe(2);
    expect(result.out).toBeUndefined();
    return result.err;
  };

  it('is written of a pack that is not there', () => {
    expect(refused(FIXTURES, 'nowhere', '--out', outFolder())).toBe(
      'There is no pack "nowhere". There is: proeve.',
    );
  });

  it('is written of a pack with a fault, and nothing is left behind', () => {
    const folder = join(outFolder(), 'none');
    const texts = edited(
      soundPack,
      'eksempel/guides/gift.yaml',
      'citizen: { to: what }',
      'citizen: { to: wat }',
    );
    expect(refused(writePacks(texts), 'eksempel', '--out', folder)).toMatch(
      /^"eksempel" has \d+ faults?, so there is no report: npm run guide -- check names them\.$/u,
    );
    expect(existsSync(folder)).toBe(false);
  });

  it('is written in a language that the pack does not speak', () => {
    expect(refused(writePacks(soundPack), 'eksempel', '--lang', 'nb', '--out', outFolder())).toMatch(
      /does not speak "nb"/u,
    );
  });

  it('is written where a file is in the way', () => {
    const file = join(outFolder(), 'file');
    writeFileSync(file, '');
    expect(refused(FIXTURES, 'proeve', '--out', file)).toBe(
      `${file} is no folder. Name one with --out FOLDER.`,
    );
    expect(refused(FIXTURES, 'proeve', '--out', join(file, 'below'))).toMatch(/is no folder/u);
  });

  it('is written over a folder', () => {
    const folder = writePacks({ 'proeve.csv/x': '' });
    expect(refused(FIXTURES, 'proeve', '--out', folder)).toMatch(/has the name of one of the files/u);
  });
});
