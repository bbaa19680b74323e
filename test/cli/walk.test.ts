import { describe, expect, it } from '@jest/globals';
import { commandLine } from './support.ts';

const guide = commandLine();
const walk = (...words: string[]) => guide('walk', 'eksempel', 'gift', ...words);

describe('a walk on the command line', () => {
  it("shows the first question in the pack's first language, with what each answer is called", () => {
    const { exitCode, out } = walk();
    expect(exitCode).toBe(0);
    expect(out?.split('\n')).toEqual(
      expect.arrayContaining([
        'Hvem giver gaven?',
        '  giver=citizen    En borger. Også pårørende.',
        '  giver=colleague  En kollega',
        expect.stringMatching(/^ {2}giver=not-sure {3}\S/),
      ]),
    );
  });

  it('shows the next question with the answers so far, in the language asked for', () => {
    const { out } = walk('giver=not-sure', 'knows-giver=no', '--lang', 'en');
    expect(out).toContain('What is it?\n  kinds=flowers  Flowers\n  kinds=money    Money\n');
    expect(out).toContain('  Giver: Not sure [giver=not-sure]\n  Knows the giver: No [knows-giver=no]');
  });

  it('shows how a date is written', () => {
    expect(walk('giver=citizen', 'kinds=flowers').out).toContain('  received=2026-01-31\n');
  });

  it('shows an outcome from the verdict to the places that it rests on', () => {
    const { out } = walk('giver=citizen', 'kinds=flowers', 'received=2026-03-01', '--lang', 'en');
    expect(out?.split('\n').filter((line) => line !== '')).toEqual([
      'Yes, if you tell of it.',
      '(allowed_with_conditions, reported)',
      'Small gifts are fine.',
      'Afterwards',
      '  Tell your leader of the gift. (must, within P1M after the gift) [tell-leader]',
      expect.any(String),
      '  Gaver › Fra borgere, paragraph 1 [small-gift-allowed]',
      '  Gaver › Fra borgere, paragraph 2, item 1 [gift-reported]',
      expect.stringMatching(/^ {2}Retningslinjer for gaver, edition 1\.0\./),
      expect.any(String),
      '  Giver: A citizen [giver=citizen]',
      '  Kinds: Flowers [kinds=flowers]',
      '  Received: 2026-03-01 [received=2026-03-01]',
      'What would change the answer?',
      '  If “Kinds” were “Flowers, Money”: No, not that way. (not_allowed, refused) [kinds=flowers+money]',
      '  If “Received” were 2026-02-27 or earlier: First ask your leader. (escalate, late) [received=2026-02-27]',
      '  If “Giver” were “A colleague”: Yes, you may. (allowed, free) [giver=colleague]',
    ]);
  });

  it('shows the other way, and whom to ask', () => {
    expect(walk('giver=citizen', 'kinds=flowers+money', '--lang', 'en').out).toMatch(
      /\n {2}Decline with thanks\.\n/,
    );
    expect(walk('giver=citizen', 'kinds=flowers', 'received=2026-01-01', '--lang', 'en').out).toMatch(
      /your leader\n/,
    );
  });

  it('takes the day from the option', () => {
    const words = ['giver=citizen', 'kinds=flowers', 'received=2026-01-01', '--json'];
    expect(JSON.parse(walk(...words).out ?? '')).toMatchObject({ node: 'late' });
    expect(JSON.parse(walk(...words, '--today', '2026-01-02').out ?? '')).toMatchObject({ node: 'reported' });
  });

  it('tells which answers this way does not ask for', () => {
    const { exitCode, out, err } = walk('giver=colleague', 'kinds=money+travel');
    expect(exitCode).toBe(0);
    expect(out).toContain('Ja, det må du.');
    expect(err).toBe('Not asked for on this way: kinds=money+travel.');
  });

  it('gives machines the question with its values', () => {
    expect(JSON.parse(walk('--json', '--lang', 'en').out ?? '')).toEqual({
      pack: 'eksempel',
      guide: 'gift',
      edition: expect.stringMatching(/^1\.0\./),
      language: 'en',
      kind: 'question',
      node: 'who',
      fact: 'giver',
      type: 'one-of',
      ask: 'Who gives the gift?',
      why: 'It decides the rules.',
      values: [
        { value: 'citizen', label: 'A citizen' },
        { value: 'colleague', label: 'A colleague' },
        { value: 'not-sure', label: 'Not sure' },
      ],
      remaining: 4,
      trace: [],
    });
  });

  it('gives machines the outcome with ids and places', () => {
    const { out } = walk('giver=citizen', 'kinds=travel', '--json', '--lang', 'en');
    expect(JSON.parse(out ?? '')).toMatchObject({
      kind: 'outcome',
      node: 'refused',
      verdict: 'not_allowed',
      answer: 'No, not that way.',
      because: 'Money and travel are too much.',
      duties: [],
      instead: { text: 'Decline with thanks.' },
      citations: [{ id: 'money-refused', section: ['Gaver', 'Fra borgere'], paragraph: '1' }],
      trace: [
        { question: 'who', fact: 'giver', answer: 'citizen', cites: [] },
        { question: 'what', fact: 'kinds', answer: ['travel'], cites: [] },
      ],
      whatIf: expect.arrayContaining([
        {
          changed: [{ fact: 'giver', answers: ['colleague'] }],
          added: [],
          outcome: 'free',
          verdict: 'allowed',
        },
      ]),
    });
  });
});

describe('an answer that the guide does not know', () => {
  it.each([
    ['giver', 'Write an answer as fact=value; "giver" is none.'],
    ['=citizen', 'Write an answer as fact=value; "=citizen" is none.'],
    ['donor=citizen', '"gift" asks for no fact "donor". It asks for: giver, knows-giver, kinds, received.'],
    ['__proto__=x', '"gift" asks for no fact "__proto__". It asks for: giver, knows-giver, kinds, received.'],
    ['giver=friend', '"friend" is no answer to "giver". It takes: citizen, colleague, not-sure.'],
    ['giver=constructor', '"constructor" is no answer to "giver". It takes: citizen, colleague, not-sure.'],
    ['giver=', '"" is no answer to "giver". It takes: citizen, colleague, not-sure.'],
    [
      'giver=citizen+colleague',
      '"citizen+colleague" is no answer to "giver". It takes: citizen, colleague, not-sure.',
    ],
    [
      'kinds=flowers+cake',
      '"flowers+cake" is no answer to "kinds". It takes: flowers, money, travel; put a plus between several.',
    ],
    ['received=yesterday', '"yesterday" is no answer to "received". Write a day as 2026-01-31.'],
  ])('%s is answered with what there is', (word, sentence) => {
    expect(walk(word)).toEqual({ exitCode: 2, err: sentence });
  });

  it('is also a second one to the same question', () => {
    expect(walk('giver=citizen', 'giver=colleague')).toEqual({
      exitCode: 2,
      err: '"giver" is answered twice.',
    });
  });
});
