import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Citing } from '../../src/guide/impact.ts';
import { pinnedTo, soundPack, wholePack, writePacks } from '../support/packs.ts';
import { commandLine } from './support.ts';

const rulesFile = 'eksempel/rules.yaml';
const lines = [
  'Gaver',
  'Du må tage imod små gaver.',
  'Fortæl det til din leder inden en måned.',
  'Fra 2026.',
];
const pinned = pinnedTo(lines.slice(1), soundPack);
const document = (text: string | Uint8Array) => join(writePacks({ 'text.txt': text }), 'text.txt');
const old = lines.join('\n');
const impact = (text: string | Uint8Array, ...options: string[]) =>
  commandLine(pinned)('impact', 'eksempel', document(text), ...options);
const beside = (text: string, ...options: string[]) => impact(text, '--old', document(old), ...options);

describe('the impact of a new edition', () => {
  it.each([old, `\uFEFF${lines.join('\r\n')}`, lines.join('\n\n').replaceAll(' ', '  ')])(
    'is none where only white space differs: %j',
    (text) => {
      expect(beside(text)).toEqual({
        exitCode: 0,
        out: '3 paragraphs: 3 unchanged, 0 moved, 0 changed, 0 gone; 0 new lines',
      });
      expect(impact(text).exitCode).toBe(0);
    },
  );

  it('shows a changed deadline side by side, with the rules, parts and paths that rest on it', () => {
    const { exitCode, out } = beside(old.replace('en måned', 'to måneder'));
    expect(exitCode).toBe(1);
    expect(out?.split('\n')).toEqual([
      'CHANGED  Gaver › Fra borgere, 2.1',
      '  old    3: Fortæl det til din leder inden en måned.',
      '  new    3: Fortæl det til din leder inden to måneder.',
      '  rules  gift-reported, leader-list',
      '',
      'REVIEW  gift: 4 of 8 paths rest on what is changed or gone',
      '  outcomes   late',
      '  duties     tell-leader',
      '  reported  giver=citizen kinds=flowers received=2026-03-31',
      '  late  giver=citizen kinds=flowers received=2026-02-27',
      '  reported  giver=not-sure knows-giver=no kinds=flowers received=2026-03-31',
      '  late  giver=not-sure knows-giver=no kinds=flowers received=2026-02-27',
      '',
      'REVIEW  reminder gift-mailed: rests on gift-reported',
      'REVIEW  yearly duty gift-list: rests on gift-reported',
      '',
      '3 paragraphs: 2 unchanged, 0 moved, 1 changed, 0 gone; 0 new lines',
    ]);
  });

  it.each([
    [
      'Fortæl det',
      [
        'reminder gift-mailed: rests on gift-reported',
        'yearly duty gift-list: rests on gift-reported',
        'paper gift-note: rests on gift-reported',
      ],
    ],
    [
      'Du må tage',
      [
        'reminder gift-meeting: rests on money-refused',
        // Its answers are those of the guide, which cites the rule.
        'channel by-hand: rests on small-gift-allowed',
      ],
    ],
    ['Fra 2026', []],
  ])('names reminders, yearly duties, papers and channels that rest on "%s"', (passage, parts) => {
    const text = old.replace(passage, 'Noget andet');
    const whole = commandLine(pinnedTo(lines.slice(1), wholePack));
    const command = ['impact', 'eksempel', document(text), '--old', document(old)];
    const beside = (whole(...command).out ?? '').match(/^REVIEW {2}(?!gift:).*$/gm) ?? [];
    expect(beside).toEqual(parts.map((part) => `REVIEW  ${part}`));
    const told = JSON.parse(whole(...command, '--json').out ?? '').beside;
    expect(told.map(({ kind, id, rules }: Citing) => `${kind} ${id}: rests on ${rules}`)).toEqual(parts);
  });

  it('names section and paragraph where the old text is not at hand', () => {
    const { exitCode, out } = impact(old.replace('en måned', 'to måneder'));
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^CHANGED OR GONE {2}Gaver › Fra borgere, 2\.1\n {2}rules/);
    expect(out).toMatch(/REVIEW {2}gift: 4 of 8/);
    expect(out).toContain(
      'NEW OR CHANGED  not pinned: a heading, or a paragraph, after Gaver › Fra borgere, 1\n',
    );
    expect(out).toContain('  new    3: Fortæl det til din leder inden to måneder.\n');
    expect(out).toMatch(/2 still there, 1 changed or gone; 1 new or changed lines \(--old/);
  });

  it('shows what has moved, which leaves the guides as they are', () => {
    const { exitCode, out } = beside([lines[0], lines[2], lines[3], lines[1]].join('\n'));
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^MOVED {2}Gaver › Fra borgere, 1\n {2}old {4}2: .*\n {2}new {4}4: /);
    expect(out).not.toContain('REVIEW');
  });

  it('shows what is gone, and what is new', () => {
    const { out } = beside([...lines.slice(0, 2), lines[3], 'Billetter er gaver.'].join('\n'));
    expect(out).toMatch(/^GONE {2}Gaver › Fra borgere, 2\.1\n {2}old {4}3: /);
    expect(out).toMatch(/^NEW {2}not pinned: .*, after .+\n {2}new {4}4: Billetter er gaver\.$/m);
    expect(out).toMatch(/2 unchanged, 0 moved, 0 changed, 1 gone; 1 new lines$/);
  });

  it('shows a new paragraph, but no heading, where the old text is not at hand', () => {
    const { exitCode, out } = impact(['Gaver', 'Billetter er gaver.', ...lines.slice(1)].join('\n'));
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^NEW OR CHANGED {2}not pinned: a heading, or a paragraph\n {2}new {4}2: Billetter/);
    expect(out).toMatch(/3 still there, 0 changed or gone; 1 new or changed lines/);
  });

  it('asks of a changed paragraph without rules whether it holds one now', () => {
    expect(beside(old.replace('Fra 2026.', 'Fra 2026, af os.')).out).toMatch(/none: it was not normative/);
    expect(beside(lines.slice(0, 3).join('\n')).out).toMatch(/^GONE.*\n.*\n {2}rules {2}none\n/);
  });

  it('comes for machines with every paragraph and path', () => {
    const out = JSON.parse(beside(old.replace('en måned', 'to måneder'), '--json').out ?? '');
    expect(out.paragraphs.map((fate: { state: string }) => fate.state)).toEqual([
      'unchanged',
      'changed',
      'unchanged',
    ]);
    expect(out.resting).toMatchObject([{ guide: 'gift', allPaths: 8, duties: ['tell-leader'] }]);
  });

  it('cannot be told from an old edition that the rules do not pin', () => {
    expect(impact(old, '--old', document('Gaver'))).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(/3 paragraphs are not in it, the first is Gaver › Fra borgere, 1\.$/),
    });
  });

  it.each([
    [Buffer.from(old, 'latin1'), /is not UTF-8 \(perhaps Latin-1/],
    ['', /is empty\.$/],
  ])('cannot be told from a document that cannot be read', (text, sentence) => {
    expect(impact(text)).toMatchObject({ exitCode: 2, err: expect.stringMatching(sentence) });
  });

  it('is told of rules that no guide cites yet', () => {
    const guide = commandLine({ [rulesFile]: pinned[rulesFile] ?? '' });
    expect(guide('impact', 'eksempel', document('Gaver')).out).toMatch(/0 still there, 3 changed or gone/);
  });
});
