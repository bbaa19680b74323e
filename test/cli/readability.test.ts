import { describe, expect, it } from '@jest/globals';
import { edited, soundPack } from '../support/packs.ts';
import { commandLine } from './support.ts';

const guideFile = 'eksempel/guides/gift.yaml';
const oneHard = edited(soundPack, guideFile, 'Hvem giver gaven?', 'Gavegiverens tilhørsforhold?');

describe('the readability of guides', () => {
  it('is a line for each guide and language', () => {
    const { exitCode, out } = commandLine()('readability');
    expect(exitCode).toBe(0);
    expect(out?.split('\n')).toEqual([
      '                  texts  together  median  90 %  hardest  over 45',
      'eksempel gift da      8        14       4    36       36        0',
      'eksempel gift en      8         7       4    29       29        0',
    ]);
  });

  it('names a single hard text without taking it for a fault', () => {
    const { exitCode, out } = commandLine(oneHard)('readability', 'eksempel');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/to look at:\n102 {2}eksempel gift da who: Gavegiverens tilhørsforhold\?$/);
  });

  it('leaves exit code 1 where the texts of a guide are too hard together, as check does', () => {
    const text = 'Tilhørsforholdsafklaring '.repeat(40);
    const guide = commandLine(edited(soundPack, guideFile, 'Hvem giver gaven?', text.trim()));
    const { exitCode, out } = guide('readability', 'eksempel');
    expect(exitCode).toBe(1);
    expect(out).toMatch(/TOO HARD: eksempel gift da$/);
    expect(guide('check').out).toMatch(
      /gift\.yaml:9:1 TEXT_HARD \(gift\) The questions and verdicts have LIX/,
    );
  });

  it('comes for machines with every number', () => {
    const { guides } = JSON.parse(commandLine(oneHard)('readability', '--json').out ?? '');
    expect(guides).toMatchObject([
      {
        pack: 'eksempel',
        guide: 'gift',
        language: 'da',
        texts: 8,
        maximum: 102,
        offenders: [{ node: 'who' }],
      },
      { language: 'en', offenders: [] },
    ]);
  });

  it('of a pack that is not there is answered with what there is', () => {
    expect(commandLine()('readability', 'other').err).toBe('There is no pack "other". There is: eksempel.');
  });

  it('names a guide that cannot be read', () => {
    const { exitCode, out } = commandLine(edited(soundPack, guideFile, 'start: who', 'start: 5'))(
      'readability',
    );
    expect(exitCode).toBe(1);
    expect(out).toMatch(/SHAPE_INVALID/);
  });
});
