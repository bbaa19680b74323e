import { describe, expect, it } from '@jest/globals';
import type { Choice, Chooser } from '../../src/chat/chooser.ts';
import { wordsOf } from '../../src/words/words.ts';
import { buttonOf, titlesOf } from '../support/card-json.ts';
import { Talk } from './talk.ts';

const words = wordsOf('da');
/** Prøve's words know nothing of this. */
const UNKNOWN = 'hun kom med en strikket trøje efter vagten';
/** They find two guides in this. */
const UNSURE = 'gave eller koncert';

/** A person whose bot has a chooser with one choice, and the questions that it was asked. */
function talkWith(choice: Choice | undefined, options: ConstructorParameters<typeof Talk>[0] = {}) {
  const asked: string[] = [];
  const chooser: Chooser = async (_pack, question) => {
    asked.push(question);
    return choice;
  };
  return { talk: new Talk({ ...options, chooser }), asked };
}

describe('a chooser', () => {
  it('is not asked where our own finder is sure', async () => {
    const { talk, asked } = talkWith({ guide: 'invitation', answers: {} });
    const reply = await talk.ask('må jeg tage imod en gave fra en borger');
    expect(reply.log).toMatchObject({ verb: 'open', guide: 'gift' });
    expect(asked).toEqual([]);
  });

  it.each([UNKNOWN, UNSURE])('is asked where it is not, and its guide opens: %s', async (question) => {
    const { talk, asked } = talkWith({ guide: 'gift', answers: {} });
    expect((await talk.ask(question)).log).toEqual({
      verb: 'open',
      pack: 'proeve',
      guide: 'gift',
      node: 'who',
    });
    expect(asked).toEqual([question]);
  });

  it('can say what the question tells already; each answer goes with a tap', async () => {
    const { talk } = talkWith({ guide: 'gift', answers: { giver: 'citizen' } });
    expect((await talk.ask(UNKNOWN)).log.node).toBe('what');
    expect(talk.text).toContain(words.understood);
    talk.click('✕ En borger eller pårørende');
    expect(talk.reply?.log).toMatchObject({ verb: 'forget', node: 'who' });
  });

  it('decides nothing: the answer that would is asked of the person', async () => {
    const { talk } = talkWith({ guide: 'gift', answers: { giver: 'colleague' } });
    const reply = await talk.ask(UNKNOWN);
    expect(reply.log).toEqual({ verb: 'open', pack: 'proeve', guide: 'gift', node: 'who' });
    expect(talk.text).toContain(words.confirm('En kollega'));
    expect(talk.click('En kollega').log.verdict).toBe('allowed');
  });

  it('counts less than the words of the question by our own lists', async () => {
    const { talk } = talkWith({ guide: 'gift', answers: { giver: 'supplier' } });
    await talk.ask(`koncert eller gave fra en borger, altså ${UNKNOWN}`);
    expect(titlesOf(talk.card)).toContain('✕ En borger eller pårørende');
  });

  it('leaves the first answer as it is where it makes no choice', async () => {
    const { talk } = talkWith(undefined);
    const alone = new Talk();
    for (const question of [UNKNOWN, UNSURE]) {
      expect(await talk.ask(question)).toEqual({ ...alone.say(question), reconsider: undefined });
    }
  });

  it('leaves it as it is where it names a guide that the municipality does not have', async () => {
    const { talk } = talkWith({ guide: 'constructor', answers: {} });
    expect((await talk.ask(UNKNOWN)).log).toEqual({ verb: 'not-found', pack: 'proeve' });
    expect((await talk.ask(UNSURE)).log).toEqual({ verb: 'candidates' });
  });

  it.each([
    ['a fact that there is not', { weather: 'sunny' }],
    ['a fact of another guide', { event: 'meal' }],
    ['a value that there is not', { giver: 'king' }],
    ['a value of another fact', { giver: 'yes' }],
    ['a name that every object has', { constructor: 'citizen', giver: 'toString' }],
    ['that the person does not know', { giver: 'not-sure' }],
    ['a date', { received: '2026-03-01' }],
    ['one of several', { 'gift-kinds': 'flowers' }],
  ])('is not believed when it answers with %s', async (_what, answers) => {
    const { talk } = talkWith({ guide: 'gift', answers });
    await talk.ask(UNKNOWN);
    expect(talk.text).not.toContain(words.understood);
    expect(buttonOf(talk.card, 'En kollega').data).toMatchObject({ walk: { answers: {}, known: {} } });
  });

  it('leads back to the guide that was left', async () => {
    const { talk } = talkWith({ guide: 'invitation', answers: {} });
    talk.say('må jeg tage imod en gave');
    expect((await talk.ask(UNKNOWN)).log.guide).toBe('invitation');
    talk.click(words.backTo('Gaver'));
    expect(talk.reply?.log).toEqual({
      verb: 'resume',
      pack: 'proeve',
      guide: 'gift',
      node: 'who',
      passed: 'who',
    });
  });

  it('is answered in a group by a card that tells nothing of the question', async () => {
    const { talk } = talkWith({ guide: 'gift', answers: { giver: 'citizen' } }, { place: 'among others' });
    expect((await talk.ask(UNKNOWN)).log.verb).toBe('group-start');
    expect(JSON.stringify(talk.card)).not.toContain('citizen');
  });

  it.each(['menu', 'tak!', '', 'x'.repeat(501), 'english', 'ved ikke', 'det er fra en kollega'])(
    'is not asked about what is no question: %s',
    async (text) => {
      const { talk, asked } = talkWith({ guide: 'gift', answers: {} });
      talk.say('må jeg tage imod en gave');
      await talk.ask(text);
      expect(asked).toEqual([]);
    },
  );

  it('gets no number and no address', async () => {
    const { talk, asked } = talkWith(undefined);
    await talk.ask('hvad med 220266-6097, ring 40 12 34 56 eller skriv til anne.hansen@example.org');
    expect(asked).toEqual(['hvad med ••••••-••••, ring •• •• •• •• eller skriv til ••••.••••••@•••••••.•••']);
  });

  it.each([
    async () => {
      throw new Error(`about ${UNKNOWN}`);
    },
    () => {
      throw new Error('at once');
    },
  ])('that fails breaks no turn: the first answer stands, and the log can say why', async (chooser) => {
    const talk = new Talk({ chooser });
    const reply = await talk.ask(UNSURE);
    expect(reply.card).toEqual(new Talk().say(UNSURE).card);
    expect(reply.log).toEqual({ verb: 'candidates', error: expect.any(Error) });
  });
});
