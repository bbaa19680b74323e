import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fingerprint } from '../../src/packs/fingerprint.ts';
import { edited, type PackTexts, rulesYaml, soundPack, writePacks } from '../support/packs.ts';
import { commandLine } from './support.ts';

const rulesFile = 'eksempel/rules.yaml';
const coverage = (texts: PackTexts = soundPack, ...options: string[]) =>
  commandLine(texts)('coverage', 'eksempel', ...options);
const counts = (texts: PackTexts) => JSON.parse(coverage(texts, '--json').out ?? '').counts;

describe('the coverage of a document', () => {
  it('is a tree of headings, with every paragraph and what became of it', () => {
    const { exitCode, out } = coverage();
    expect(exitCode).toBe(0);
    expect(out?.split('\n')).toEqual([
      'Gaver',
      '  Fra borgere',
      '    1       encoded',
      '            may         small-gift-allowed  in gift',
      '            must-not    money-refused  in gift',
      '    2.1     encoded',
      '            must        gift-reported  in gift',
      '            should      leader-list  reasoned away: It is for leaders, who have no guide yet.',
      '    3       not normative  It tells how the text came about.',
      '',
      '3 paragraphs: 2 encoded, 0 reasoned away, 1 not normative, 0 open',
      '4 rules: 3 cited, 1 reasoned away, 0 open',
    ]);
  });

  it('leaves exit code 1 where a rule is neither cited nor reasoned away', () => {
    const open = edited(
      soundPack,
      rulesFile,
      '            uncited: It is for leaders, who have no guide yet.\n',
      '',
    );
    const { exitCode, out } = coverage(open);
    expect(exitCode).toBe(1);
    expect(out).toContain('    2.1     OPEN\n');
    expect(out).toContain('leader-list  OPEN: no guide cites it');
  });

  it('leaves exit code 1 where a paragraph has neither rules nor a reason, or both', () => {
    const reason = '        not-normative: It tells how the text came about.\n';
    expect(coverage(edited(soundPack, rulesFile, reason, '')).exitCode).toBe(1);
    const both = edited(soundPack, rulesFile, "      - at: '2.1'\n", `${reason}      - at: '2.1'\n`);
    expect(counts(both).paragraphs).toMatchObject({ encoded: 1, open: 1 });
  });

  it('counts a paragraph whose rules are all reasoned away as such', () => {
    const alone = rulesYaml.replace(/ {10}- id: gift-reported[\s\S]*?(?= {10}- id: leader-list)/, '');
    expect(counts({ ...soundPack, [rulesFile]: alone })).toEqual({
      paragraphs: { total: 3, encoded: 1, reasoned: 1, notNormative: 1, open: 0 },
      rules: { total: 3, cited: 2, reasoned: 1, open: 0 },
    });
  });

  it('can be seen before there is anything but rules, all of it open', () => {
    const { exitCode, out } = coverage({ [rulesFile]: rulesYaml });
    expect(exitCode).toBe(1);
    expect(out).toMatch(/4 rules: 0 cited, 1 reasoned away, 3 open$/);
  });

  it('names a guide that cannot be read, since it may be the one that cites a rule', () => {
    const { exitCode, out } = coverage(
      edited(soundPack, 'eksempel/guides/gift.yaml', 'start: who', 'start: 5'),
    );
    expect(exitCode).toBe(1);
    expect(out).toMatch(/guides\/gift\.yaml:8:1 SHAPE_INVALID/);
  });

  it('comes for machines with guides and reasons', () => {
    expect(JSON.parse(coverage(soundPack, '--json').out ?? '')).toMatchObject({
      counts: { paragraphs: { total: 3, open: 0 }, rules: { total: 4, open: 0 } },
      sections: [
        {
          path: ['Gaver', 'Fra borgere'],
          paragraphs: [
            {
              at: '1',
              state: 'encoded',
              rules: [
                { id: 'small-gift-allowed', modality: 'may', state: 'cited', guides: ['gift'] },
                { id: 'money-refused' },
              ],
            },
            { at: '2.1' },
            { at: '3', state: 'not-normative', reason: 'It tells how the text came about.', rules: [] },
          ],
        },
      ],
    });
  });

  it('of a pack that is not there is answered with what there is', () => {
    expect(commandLine()('coverage', 'other')).toEqual({
      exitCode: 2,
      err: 'There is no pack "other". There is: eksempel.',
    });
  });

  it('of rules that cannot be read names their faults', () => {
    const { exitCode, out } = coverage(edited(soundPack, rulesFile, "at: '3'", 'at: 3'));
    expect(exitCode).toBe(1);
    expect(out).toMatch(/SHAPE_INVALID/);
  });

  describe('held against the text of the document', () => {
    const lines = ['Gaver.....\t3', '## GAVER', '1. Fra borgere:', 'Du må tage imod små gaver.', '---', '7'];
    const pinned = edited(soundPack, rulesFile, '0123456789abcdef', fingerprint(lines[3] ?? ''));
    const against = (document: string, ...options: string[]) => {
      const file = join(writePacks({ 'text.txt': document }), 'text.txt');
      return coverage(pinned, '--document', file, ...options);
    };

    it('knows headings, their entries in the contents, page numbers and rulers', () => {
      const { exitCode, out } = against(
        ['GAVER', ...lines.slice(0, 2), 'Fra  borgere:', ...lines.slice(3)].join('\n'),
      );
      expect(out).toMatch(/\n0 lines of the document are in no paragraph$/);
      expect(exitCode).toBe(0);
    });

    it('names each line that nobody has decided on, and leaves exit code 1', () => {
      const { exitCode, out } = against(
        [...lines.slice(0, 2), 'Skriv et notat.', ...lines.slice(3)].join('\n'),
      );
      expect(exitCode).toBe(1);
      expect(out).toContain(
        `\nOPEN: line 3, ${fingerprint('Skriv et notat.')}, is in no paragraph: Skriv et notat.\n`,
      );
      expect(out).toMatch(/\n1 lines of the document are in no paragraph$/);
    });

    it('comes for machines too', () => {
      const { out } = against('Skriv et notat.', '--json');
      expect(JSON.parse(out ?? '').unpinned).toMatchObject([{ line: 1, text: 'Skriv et notat.' }]);
    });

    it('needs a document that can be read', () => {
      expect(coverage(pinned, '--document', 'no-such-file.txt')).toEqual({
        exitCode: 2,
        err: 'There is no file no-such-file.txt.',
      });
    });
  });
});
