import { execFile } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { soundPack } from '../support/packs.ts';
import { commandLine } from './support.ts';

const words = {
  'sensitive/da.yaml': `persons: [hun]
names: [Hanne]
subjects: [kursus]
topics:
  health: [syg]
  union:
    - words: [hk]
      with: [medlem-]
`,
};
const guide = commandLine({ ...soundPack, ...words });

describe('a text that is scanned', () => {
  it('gives a line for each finding, with its reasons in words and nothing of a number', () => {
    expect(guide('scan', 'hun er syg, cpr 220266-6097').out?.split('\n')).toEqual([
      'medium health at 7-10: "syg" in da.yaml, an identity number in the sentence',
      'high cpr ••••••-•••• at 16-27: begins with a day that existed, modulus 11 holds, written in two parts, "cpr" beside it',
    ]);
  });

  it.each([
    [
      'hun: kursus, syg',
      'low health at 13-16: "syg" in da.yaml, "hun" is a person, but "kursus" is a subject',
    ],
    ['hun er medlem af hk', 'medium union at 17-19: "hk" in da.yaml, with "medlem-", "hun" is a person'],
    ['fnr 148292 05611', '"fnr" beside it'],
    ['fnr 148292 05611', 'month + 80'],
    ['+45 28 74 11 90', 'country code +45'],
    ['kundenr 140255 61318', 'but "-nr" before it'],
  ])('%s says %s', (text, line) => {
    expect(guide('scan', text).out).toContain(line);
  });

  it('without personal data says so', () => {
    expect(guide('scan', 'kaffe')).toEqual({ exitCode: 0, out: 'nothing found' });
  });

  it('comes for machines with whether it counts', () => {
    const { personal, findings } = JSON.parse(guide('scan', '220266-6097', '--json').out ?? '');
    expect(personal).toBe(true);
    expect(findings).toMatchObject([{ kind: 'cpr', start: 0, end: 11, masked: '••••••-••••' }]);
  });

  it('keeps to the day that is named', () => {
    expect(guide('scan', 'cpr 010430-4003').out).toBe('nothing found');
    expect(guide('scan', 'cpr 010430-4003', '--today', '2031-01-01').out).toMatch(/cpr/);
  });
});

describe('the standard input', () => {
  const input = () => 'kaffe\r\n220266-6097\n';
  const lines = commandLine({ ...soundPack, ...words }, { input });

  it('is scanned line by line', () => {
    const out = lines('scan', '--stdin').out?.split('\n');
    expect(out).toEqual(['1: nothing found', expect.stringMatching(/^2: high cpr/)]);
  });

  it('comes for machines as a list', () => {
    const list = JSON.parse(lines('scan', '--stdin', '--json').out ?? '');
    expect(list).toMatchObject([{ personal: false, findings: [] }, { personal: true }]);
  });

  it('is what the program reads', async () => {
    const out = await new Promise((resolve) => {
      const child = execFile(process.execPath, ['src/cli/guide.ts', 'scan', '--stdin'], (_error, text) =>
        resolve(text),
      );
      child.stdin?.end('220266-6097');
    });
    expect(out).toMatch(/^1: high cpr/);
  });
});

describe('a scan that cannot be done', () => {
  it.each([[['scan']], [['scan', 'kaffe', '--stdin']]])('%j is answered with a sentence', (line) => {
    expect(guide(...line)).toEqual({
      exitCode: 2,
      err: 'Give a text in quotes, or --stdin and a text per line.',
    });
  });

  it('names the faults of a word list', () => {
    const broken = commandLine({ ...soundPack, 'sensitive/da.yaml': 'persons: []\n' });
    const { exitCode, out } = broken('scan', 'kaffe');
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^dialogs\/sensitive\/da\.yaml:1:1 SHAPE_INVALID persons: /m);
    expect(broken('check').out).toMatch(/da\.yaml:1:1 SHAPE_INVALID persons: /);
    expect(broken('check').exitCode).toBe(1);
  });
});
