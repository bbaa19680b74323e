import { describe, expect, it } from '@jest/globals';
import { edited, soundPack } from '../support/packs.ts';
import { commandLine } from './support.ts';

const cli = commandLine();

describe('asking in own words', () => {
  it('names the guides, the words that speak for them, and what the bot does', () => {
    const { exitCode, out } = cli('ask', 'eksempel', 'må jeg få en gave');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Opens the first at once\n\d\.\d{3} {2}gift {2}\(gave\)/);
  });

  it('comes for machines', () => {
    const { out } = cli('ask', 'eksempel', 'en gave', '--json');
    expect(JSON.parse(out ?? '')).toMatchObject({
      question: 'en gave',
      does: 'open',
      guides: [{ guide: 'gift', why: ['gave'], facts: [] }],
    });
  });

  it('takes a question a line, and gives a line for each', () => {
    const piped = commandLine(soundPack, { input: () => 'en gave\r\n\nhvad er klokken\n' });
    const lines = (piped('ask', 'eksempel', '--stdin').out ?? '').split('\n').map((line) => JSON.parse(line));
    expect(lines.map(({ question, does }) => [question, does])).toEqual([
      ['en gave', 'open'],
      ['hvad er klokken', 'none'],
    ]);
  });

  it('says what it answers where nothing fits', () => {
    expect(cli('ask', 'eksempel', 'hvad er klokken').out).toBe('Finds none; shows the menu and whom to ask');
  });

  it.each([
    [['ask', 'other', 'en gave'], 'There is no pack "other". There is: eksempel.'],
    [['ask', 'eksempel'], 'Write: npm run guide -- ask'],
    [['ask', 'eksempel', 'en gave', '--stdin'], 'Give the question in quotes, or --stdin; not both.'],
  ])('refuses %j with a sentence', (line, sentence) => {
    const { exitCode, err } = cli(...line);
    expect(exitCode).toBe(2);
    expect(err).toContain(sentence);
  });

  it('refuses a pack with faults', () => {
    const faulty = commandLine(edited(soundPack, 'eksempel/guides/gift.yaml', 'start: who', 'start: whom'));
    expect(faulty('ask', 'eksempel', 'en gave').err).toBe(
      '"eksempel" has faults: npm run guide -- check names them.',
    );
  });
});
