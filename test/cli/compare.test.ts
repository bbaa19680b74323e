import { describe, expect, it } from '@jest/globals';
import { edited, type PackTexts, soundPack } from '../support/packs.ts';
import { commandLine } from './support.ts';

const named = edited(soundPack, 'eksempel/guides/gift.yaml', 'id: gift\n', 'id: gift\ntopic: mail\n');
/** The same pack a second time, as another municipality. */
const other = (texts: PackTexts) =>
  Object.fromEntries(
    Object.entries(texts).map(([file, text]) => [
      file.replace('eksempel', 'andet'),
      text.replace('id: eksempel', 'id: andet'),
    ]),
  );

describe('one topic in several municipalities', () => {
  it('has the answers of each, by verdict, with how many paths end there', () => {
    const { exitCode, out } = commandLine({ ...named, ...other(named) })('compare', 'mail', '--lang', 'en');
    expect(exitCode).toBe(0);
    const blocks = out?.split('\n\n') ?? [];
    expect(blocks.map((block) => block.split('\n')[0])).toEqual([
      'andet gift: May I take the gift?',
      'eksempel gift: May I take the gift?',
    ]);
    expect(blocks[0]?.split('\n').slice(1, 3)).toEqual([
      '  allowed                  2 of 8 paths, 1 answers',
      '      Yes, you may. [free]',
    ]);
  });

  it('names the municipalities without a guide on it', () => {
    const { out } = commandLine({ ...named, ...other(soundPack) })('compare', 'mail');
    expect(out).toMatch(/No guide on mail: andet$/);
  });

  it('comes for machines', () => {
    expect(JSON.parse(commandLine(named)('compare', 'mail', '--json').out ?? '')).toMatchObject({
      topic: 'mail',
      guides: [
        {
          pack: 'eksempel',
          guide: 'gift',
          paths: 8,
          verdicts: [{ verdict: 'allowed', paths: 2 }, {}, {}, {}, {}],
        },
      ],
      silent: [],
    });
  });

  it('answers in its own language where a municipality does not speak the one asked for', () => {
    expect(commandLine(named)('compare', 'mail', '--lang', 'nb').out).toContain('Ja, det må du.');
  });

  it('that nobody knows is answered with the topics there are', () => {
    expect(commandLine(named)('compare', 'weather')).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(/^There is no topic "weather"\. There is: text-message, mail/),
    });
  });
});
