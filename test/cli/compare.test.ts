import { describe, expect, it } from '@jest/globals';
import { asOther, comparedPacks, edited, soundPack } from '../support/packs.ts';
import { commandLine } from './support.ts';

const casesFile = 'andet/guides/gift.cases.yaml';
/** In "andet" a colleague brings the rose, and "tredje" does not answer. */
const texts = {
  ...edited(
    edited(comparedPacks, casesFile, '    compare: rose\n', ''),
    casesFile,
    '  - id: gift-01\n',
    '  - id: gift-01\n    compare: rose\n',
  ),
  ...asOther(soundPack, 'tredje'),
};
const compare = commandLine(texts);

describe('all situations side by side', () => {
  it('are a table with the verdict of each municipality, and a mark where they differ', () => {
    expect(compare('compare', '--lang', 'en')).toEqual({
      exitCode: 0,
      out: [
        '         andet  eksempel  tredje',
        '≠  rose  Yes    Yes, if   –',
        '',
        '≠ the verdicts differ: 1 of 1 situations',
      ].join('\n'),
    });
  });

  it('have no mark where the verdicts are the same', () => {
    const { out } = commandLine(comparedPacks)('compare');
    expect(out?.split('\n')[1]).toBe('  rose  Ja, hvis  Ja, hvis');
    expect(out).toMatch(/≠ the verdicts differ: 0 of 1 situations$/);
  });

  it('come for machines', () => {
    expect(JSON.parse(compare('compare', '--json').out ?? '')).toEqual({
      packs: ['andet', 'eksempel', 'tredje'],
      situations: [
        {
          situation: 'rose',
          says: expect.objectContaining({ en: 'A citizen gives you a rose.' }),
          differ: true,
          verdicts: { andet: 'allowed', eksempel: 'allowed_with_conditions', tredje: null },
        },
      ],
    });
  });

  it('are none without a file of situations', () => {
    expect(commandLine(soundPack)('compare').out).toMatch(/≠ the verdicts differ: 0 of 0 situations$/);
  });
});

describe('one situation', () => {
  it('has the whole answer of each municipality, and the names of those that have none', () => {
    const { exitCode, out } = compare('compare', 'rose', '--lang', 'en');
    expect(exitCode).toBe(0);
    expect(out?.replaceAll(/edition 1\.0\.[0-9a-f]{8}/gu, 'edition 1.0.MARK')).toBe(
      [
        'A citizen gives you a rose.',
        '',
        '=== andet gift (gift-01)',
        '',
        'Yes, you may.',
        '(allowed, free)',
        '',
        'Colleagues may give flowers.',
        '',
        'Because',
        '  Gaver › Fra borgere, paragraph 1 [small-gift-allowed]',
        '  Retningslinjer for gaver, edition 1.0.MARK',
        '',
        'Your answers',
        '  Giver: A colleague [giver=colleague]',
        '',
        '=== eksempel gift (gift-02)',
        '',
        'Yes, if you tell of it.',
        '(allowed_with_conditions, reported)',
        '',
        'Small gifts are fine.',
        '',
        'Afterwards',
        '  Tell your leader of the gift. (must, within P1M after the gift) [tell-leader]',
        '',
        'Because',
        '  Gaver › Fra borgere, paragraph 1 [small-gift-allowed]',
        '  Gaver › Fra borgere, paragraph 2, item 1 [gift-reported]',
        '  Retningslinjer for gaver, edition 1.0.MARK',
        '',
        'Your answers',
        '  Giver: A citizen [giver=citizen]',
        '  Kinds: Flowers [kinds=flowers]',
        '  Received: 2026-03-31 [received=2026-03-31]',
        '',
        'No case answers it: tredje',
      ].join('\n'),
    );
  });

  it('comes for machines', () => {
    const out = JSON.parse(compare('compare', 'rose', '--json', '--lang', 'en').out ?? '');
    expect(out).toMatchObject({ situation: 'rose', differ: true, silent: ['tredje'] });
    expect(out.answers).toMatchObject([
      { pack: 'andet', guide: 'gift', case: 'gift-01', verdict: 'allowed', answer: 'Yes, you may.' },
      {
        pack: 'eksempel',
        case: 'gift-02',
        duties: [{ id: 'tell-leader', strength: 'must' }],
        citations: [{ paragraph: '1' }, { section: ['Gaver', 'Fra borgere'], paragraph: '2.1' }],
        trace: [{ fact: 'giver', answer: 'citizen' }, { fact: 'kinds' }, { fact: 'received' }],
      },
    ]);
  });

  it('is answered in the language of each municipality if none is asked for', () => {
    expect(compare('compare', 'rose').out).toContain('Ja, hvis du fortæller det.');
  });

  it('is answered in its own language by a municipality that does not speak the one asked for', () => {
    const { out } = compare('compare', 'rose', '--lang', 'nb');
    expect(out).toMatch(/^En innbygger gir deg en rose\./);
    expect(out).toContain('Ja, hvis du fortæller det.');
  });

  it('leaves out a case that leads to no answer, and says where it stands', () => {
    const { exitCode, out, err } = commandLine(
      edited(texts, 'eksempel/guides/gift.yaml', 'start: who', 'start: nowhere'),
    )('compare', 'rose');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/No case answers it: eksempel, tredje$/);
    expect(err).toBe(
      'dialogs/eksempel/guides/gift.cases.yaml:10:5 CASE_FAILED gift-02 leads to no answer, so it is left out: npm run guide -- check says why',
    );
  });
});

describe('a comparison that cannot be made', () => {
  it('of a situation that nobody knows is answered with the situations there are', () => {
    expect(compare('compare', 'weather')).toEqual({
      exitCode: 2,
      err: 'There is no situation "weather". There is: rose.',
    });
  });

  it('in a language that there is not is answered with the languages there are', () => {
    expect(compare('compare', '--lang', 'klingon')).toEqual({
      exitCode: 2,
      err: 'There is no language "klingon". There is: da, nb, en.',
    });
  });

  it('of situations that cannot be read names their faults', () => {
    expect(commandLine(edited(texts, 'situations.yaml', 'says:', 'tells:'))('compare')).toEqual({
      exitCode: 1,
      out: [
        'dialogs/situations.yaml:1:1 SHAPE_INVALID rose.says: this is missing',
        'dialogs/situations.yaml:2:3 SHAPE_INVALID rose.tells: there is no such key here; there is: says',
      ].join('\n'),
    });
  });
});
