import { expect, it } from '@jest/globals';
import { comparedPacks, edited, manyWays, soundPack } from '../support/packs.ts';
import { commandLine } from './support.ts';

const guideFile = 'eksempel/guides/gift.yaml';

it('counts what a pack without fault holds, and the time that it took', () => {
  const times = [0, 1, 2, 12.4];
  expect(commandLine(soundPack, { clock: () => times.shift() ?? 0 })('check')).toEqual({
    exitCode: 0,
    out: '1 pack, 1 guide, 4 questions, 4 outcomes, 4 rules, 8 paths, 2 cases, 3 reminders, 0 faults, 12 milliseconds',
  });
});

it('says of a guide with more paths than can be walked that it was checked by states', () => {
  expect(commandLine(manyWays(15))('check')).toEqual({
    exitCode: 0,
    out: [
      'eksempel gift: 32768 paths, checked by their 16 states',
      '1 pack, 1 guide, 15 questions, 1 outcome, 1 rule, 32768 paths, 0 cases, 0 reminders, 0 faults, 0 milliseconds',
    ].join('\n'),
  });
});

it('prints each fault with its place, code, guide and node, and leaves exit code 1', () => {
  const check = commandLine(edited(soundPack, guideFile, '    ask: leader\n', '    ask: mayor\n'));
  expect(check('check')).toEqual({
    exitCode: 1,
    out: [
      'dialogs/eksempel/guides/gift.yaml:71:5 CONTACT_UNKNOWN (gift / late) There is no contact "mayor" in pack.yaml',
      '1 pack, 0 guides, 0 questions, 0 outcomes, 4 rules, 0 paths, 2 cases, 3 reminders, 1 fault, 0 milliseconds',
    ].join('\n'),
  });
});

it('prints a fault outside a guide without guide and node', () => {
  const check = commandLine(edited(soundPack, 'eksempel/pack.yaml', 'id: eksempel', 'id: other'));
  expect(check('check').out).toContain(
    'dialogs/eksempel/pack.yaml:1:1 ID_MISMATCH The folder is "eksempel", the id "other"\n',
  );
});

it('counts the faults of a comparison once, and those in the cases of a pack with that pack', () => {
  const lonely = edited(comparedPacks, 'situations.yaml', 'rose:', 'tulips:');
  const { exitCode, out } = commandLine(lonely)('check', '--json');
  const { counts, packs, faults } = JSON.parse(out ?? '');
  expect(exitCode).toBe(1);
  expect(faults.map(({ code, file }: { code: string; file: string }) => `${code} ${file}`)).toEqual([
    'SITUATION_UNKNOWN andet/guides/gift.cases.yaml',
    'SITUATION_UNKNOWN eksempel/guides/gift.cases.yaml',
    'SITUATION_ALONE situations.yaml',
  ]);
  expect(counts.faults).toBe(3);
  expect(packs.map((pack: { faults: number }) => pack.faults)).toEqual([1, 1]);
});

it('gives machines counts per pack and guide, and every fault', () => {
  const check = commandLine(
    edited(soundPack, guideFile, 'title: { da: Gaver, en: Gifts }', 'title: { da: Gaver }'),
  );
  const { exitCode, out } = check('check', '--json');
  expect(exitCode).toBe(1);
  expect(JSON.parse(out ?? '')).toEqual({
    counts: {
      packs: 1,
      guides: 1,
      questions: 4,
      outcomes: 4,
      rules: 4,
      paths: 8,
      cases: 2,
      reminders: 3,
      faults: 1,
      milliseconds: 0,
    },
    packs: [
      {
        pack: 'eksempel',
        guides: 1,
        questions: 4,
        outcomes: 4,
        rules: 4,
        paths: 8,
        cases: 2,
        reminders: 3,
        faults: 1,
        perGuide: [
          {
            guide: 'gift',
            questions: 4,
            outcomes: 4,
            paths: 8,
            medianQuestions: 3,
            mostQuestions: 4,
            cases: 2,
            faults: 1,
          },
        ],
      },
    ],
    faults: [
      {
        code: 'TRANSLATION_MISSING',
        message: 'title has no en',
        file: 'eksempel/guides/gift.yaml',
        line: 2,
        column: 1,
        guide: 'gift',
      },
    ],
  });
});
