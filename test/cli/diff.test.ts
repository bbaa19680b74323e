import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { run } from '../../src/cli/run.ts';
import { edited, type PackTexts, soundPack, writePacks } from '../support/packs.ts';

const guideFile = 'eksempel/guides/gift.yaml';

/** The command line beside a folder whose last commit holds one version of a pack, and its files another. */
function diff(now: PackTexts, before: PackTexts = soundPack, ...options: string[]) {
  const dialogs = writePacks(before);
  const git = (...words: string[]) => execFileSync('git', words, { cwd: dialogs });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=Eva', '-c', 'user.email=eva@example.org', 'commit', '--quiet', '-m', 'Begin');
  for (const file of Object.keys(before)) rmSync(join(dialogs, file));
  for (const [file, text] of Object.entries(now)) {
    mkdirSync(dirname(join(dialogs, file)), { recursive: true });
    writeFileSync(join(dialogs, file), text);
  }
  const [revision = 'HEAD', ...rest] = options;
  const surroundings = {
    dialogs,
    today: '2026-03-31',
    clock: () => 0,
    width: Number.POSITIVE_INFINITY,
    input: () => '',
  };
  return run(['diff', 'eksempel', revision, ...rest], surroundings);
}
const guide = (passage: string, instead: string, texts: PackTexts = soundPack) =>
  edited(texts, guideFile, passage, instead);

describe('a pack beside an older version of it', () => {
  it('that is the same answers nothing otherwise', () => {
    expect(diff(soundPack)).toEqual({
      exitCode: 0,
      out: '0 of 8 paths now answer otherwise, 0 paths are new',
    });
  });

  it('lists each path with another outcome, with the old one and the new one', () => {
    const { exitCode, out } = diff(guide('colleague: { to: free,', 'colleague: { to: refused,'));
    expect(exitCode).toBe(0);
    expect(out?.split('\n')).toEqual([
      '1 of 8 paths now answer otherwise, 0 paths are new',
      '  gift: free (allowed) -> refused (not_allowed)  giver=colleague',
    ]);
  });

  it('finds a set of values that the old version did not tell apart', () => {
    const { out } = diff(guide('includes: [money, travel]', 'includes: [money]'));
    expect(out).toMatch(/^2 of 10 paths now answer otherwise/);
    expect(out).toContain('refused (not_allowed) -> asks when  giver=citizen kinds=travel');
  });

  it('lists a path that now asks on, and the paths that are new', () => {
    const { out } = diff(guide('colleague: { to: free,', 'colleague: { to: what,'));
    expect(out).toContain('gift: free (allowed) -> asks what  giver=colleague');
  });

  it('lists duties and rules that came or went where the answer is the same', () => {
    const { out } = diff(guide('    ask: leader\n', '    ask: leader\n    duties: [tell-leader]\n'));
    expect(out?.split('\n')).toEqual([
      '0 of 8 paths now answer otherwise, 0 paths are new',
      '  gift: duties at late, 2 paths: +tell-leader',
    ]);
  });

  it('names a duty with another deadline', () => {
    expect(diff(guide('within: P1M, after', 'within: P2M, after')).out).toContain(
      '  duty changed: gift tell-leader',
    );
  });

  it('takes a translation for stale that stays while the text changes', () => {
    const { exitCode, out } = diff(guide('da: Hvem giver gaven?', 'da: Hvem har givet gaven?'));
    expect(exitCode).toBe(1);
    expect(out).toMatch(
      /STALE guides\.gift\.questions\.who\.ask: .*; its en is as it was\n1 translations are/,
    );
  });

  it.each([
    guide('da: Hvem giver gaven?, en: Who gives the gift?', 'da: Hvem gav gaven?, en: Who gave the gift?'),
    guide('da: Hvem giver gaven?', 'da: Hvem  giver   gaven?'),
    guide('en: Who gives the gift?', 'en: Who is giving the gift?'),
  ])('does not where both, only white space, or only the translation changed', (now) => {
    expect(diff(now).exitCode).toBe(0);
  });

  it('says where faults keep a guide from being walked', () => {
    const { out, err } = diff(guide('start: who', 'start: nowhere'));
    expect(out).toMatch(/^8 of 8 paths .*\n.* -> gone/);
    expect(err).toMatch(/faults\. A guide whose faults stop a walk counts as gone\.$/);
  });

  it('comes for machines', () => {
    const now = guide('colleague: { to: free,', 'colleague: { to: refused,');
    expect(JSON.parse(diff(now, soundPack, 'HEAD', '--json').out ?? '')).toMatchObject({
      compared: 8,
      otherwise: [{ guide: 'gift', answers: { giver: 'colleague' }, before: { outcome: 'free' } }],
    });
  });
});

describe('an older version that is not to be had', () => {
  it.each(['nowhere', '--output=x', '-h', ''])('is named as no revision: %j', (revision) => {
    const { exitCode, err } = diff(soundPack, soundPack, '--', revision);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/revision|Write: npm run guide/);
  });

  it('is named where the pack was not there yet', () => {
    const { 'eksempel/pack.yaml': _, ...others } = soundPack;
    const other = Object.entries(others).map(([file, text]) => [file.replace('eksempel', 'andet'), text]);
    expect(diff(soundPack, Object.fromEntries(other), 'HEAD').err).toBe(
      'There was no pack "eksempel" at HEAD.',
    );
  });

  it('is named where it cannot be read', () => {
    const broken = edited(soundPack, 'eksempel/pack.yaml', 'id: eksempel', 'id: 5');
    expect(diff(soundPack, broken).err).toMatch(/cannot be read as it was at HEAD: id: /);
  });

  it('is named where the packs are in no repository', () => {
    const surroundings = {
      dialogs: writePacks(soundPack),
      today: '2026-03-31',
      clock: () => 0,
      width: 80,
      input: () => '',
    };
    expect(run(['diff', 'eksempel', 'HEAD'], surroundings).err).toMatch(/in no git repository/);
  });
});
