import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { type Use, usesOf } from '../../src/usage/use.ts';
import { wordsOf } from '../../src/words/words.ts';
import { buttonOf, linksOf, textOf, titlesOf } from '../support/card-json.ts';
import { proeveWith } from '../support/proeve.ts';
import { Talk, type TalkOptions } from './talk.ts';

const { helpful, start } = wordsOf('da');
const GIFT = 'må jeg tage imod en gave';

function atAnswer(options?: TalkOptions): Talk {
  const talk = new Talk(options);
  talk.say(GIFT);
  talk.click('En kollega');
  return talk;
}

/** At an answer that names a person to ask. */
function atContact(): Talk {
  const talk = new Talk();
  talk.send({ do: 'open', lang: 'da', pack: 'proeve', guide: 'invitation', known: { event: 'not-sure' } });
  return talk;
}

describe('whether an answer was of help', () => {
  it.each(languages)('is asked below it, and takes one tap, in %s', (language) => {
    const { helpful: says } = wordsOf(language);
    const talk = new Talk({ language });
    talk.send({ do: 'open', lang: language, pack: 'proeve', guide: 'gift', known: { giver: 'colleague' } });
    const before = talk.text;
    expect(before).toContain(says.ask);
    talk.click(says.yes);
    expect(talk.text).toBe(before.replace(says.ask, says.thanks));
    expect(titlesOf(talk.card)).not.toContain(says.yes);
  });

  it('is no longer asked where it was said, until there is another answer', () => {
    const talk = atAnswer();
    talk.click(helpful.yes);
    talk.click('Ret');
    expect(titlesOf(talk.card)).not.toContain(helpful.yes);
    talk.click('En, der sælger til kommunen');
    expect(titlesOf(talk.card)).toEqual(expect.arrayContaining([helpful.yes, helpful.no]));
  });

  it('names a person to ask where it was not, with a mail to begin', () => {
    const talk = atAnswer();
    expect(linksOf(talk.card).some((link) => link.startsWith('mailto:'))).toBe(false);
    talk.click(helpful.no);
    expect(talk.text).toContain(`${helpful.sorry} Spørg juristerne i Byrådscenteret.`);
    expect(linksOf(talk.card).at(-1)).toMatch(/^mailto:jura@proeve\.example\?subject=Gaver&body=/u);
  });

  it('repeats no mail that the card begins anyway', () => {
    const talk = atContact();
    talk.click(helpful.no);
    expect(talk.text).toContain(`${helpful.sorry} Spørg juristerne i Byrådscenteret.`);
    expect(linksOf(talk.card).filter((link) => link.startsWith('mailto:'))).toHaveLength(1);
  });

  it('is said of a card of an older edition as well, and then shows what changed', () => {
    const changed = proeveWith(['guides/gift.yaml', 'not-sure: { to: sort }', 'not-sure: { to: what }']);
    const other = proeveWith([
      'guides/gift.yaml',
      'colleague: { to: free, cites: [colleague-gift-allowed] }',
      'colleague: { to: what, cites: [colleague-gift-allowed] }',
    ]);
    const before = atAnswer();
    for (const [pack, node] of [
      [changed, 'free'],
      [other, 'what'],
    ] as const) {
      const talk = new Talk({ packs: [pack] });
      talk.reply = before.reply;
      expect(talk.click(helpful.yes).log).toMatchObject({ verb: 'helpful', node });
      expect(talk.text.includes(helpful.thanks)).toBe(node === 'free');
    }
  });

  it('stays with the one person who said it in a group', () => {
    const talk = new Talk({ place: 'among others' });
    talk.say('en leverandør inviterer til middag');
    talk.person = { ...talk.person, place: 'own view' };
    talk.click(start);
    talk.click('Videre', { value: 'fair' });
    expect(talk.click(helpful.yes).personal).toBeUndefined();
    expect(talk.text).toContain(helpful.thanks);
  });

  it('is not asked of what somebody passes on, nor before there is an answer', () => {
    const talk = new Talk();
    const [result] = talk.chat.search('må jeg tage imod en gave fra en kollega', talk.person);
    const card = result?.card;
    if (!card) throw new Error('The search found nothing');
    expect(textOf(card)).toContain('Ja, det må du.');
    expect(textOf(card)).not.toContain(helpful.ask);
    talk.say(GIFT);
    expect(talk.text).not.toContain(helpful.ask);
  });

  it('takes nothing but yes and no', () => {
    const talk = atAnswer();
    const { data } = buttonOf(talk.card, helpful.yes);
    expect(talk.send({ ...data, helpful: 'kanarie' }).log).toEqual({ verb: 'unreadable' });
  });
});

describe('a question that no guide answers', () => {
  it.each(languages)('leads to a mail that says so, and holds nothing of it, in %s', (language) => {
    const talk = new Talk({ language });
    talk.say('xyzzy');
    const [link = ''] = linksOf(talk.card);
    const { pathname, searchParams } = new URL(link);
    expect(pathname).toBe('jura@proeve.example');
    expect(searchParams.get('subject')).toBe(wordsOf(language).mail.noGuideSubject);
    const { greeting, noGuide } = wordsOf(language).mail;
    expect(searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(`${greeting}\n\n${noGuide}\n\n`);
    expect(link).not.toContain('xyzzy');
  });
});

/** Everything that is counted of what a person does. */
class Counted extends Talk {
  readonly uses: Use[] = [];

  override turn(turn: Parameters<Talk['turn']>[0]) {
    const reply = super.turn(turn);
    this.uses.push(...usesOf({ ...reply.log, language: this.person.language }));
    return reply;
  }

  /** How often each card of a question was shown and passed. */
  get questions(): Record<string, [shown: number, passed: number]> {
    const count = (what: string, question: string) =>
      this.uses.filter((use) => use.what === what && 'question' in use && use.question === question).length;
    const all = new Set(this.uses.flatMap((use) => ('question' in use ? [use.question] : [])));
    return Object.fromEntries(
      [...all].map((id) => [id, [count('question-shown', id), count('question-passed', id)]]),
    );
  }
}

describe('what is counted of a walk', () => {
  it('is each question once shown and once passed, and the verdict', () => {
    const talk = new Counted();
    talk.say(GIFT);
    talk.click('En kollega');
    talk.click(helpful.yes);
    const of = { pack: 'proeve', guide: 'gift' };
    expect(talk.uses).toEqual([
      { what: 'guide-opened', ...of },
      { what: 'question-shown', ...of, question: 'who' },
      { what: 'question-passed', ...of, question: 'who' },
      { what: 'outcome-reached', ...of, verdict: 'allowed' },
      { what: 'helpful', ...of },
    ]);
  });

  it('comes out even however often somebody goes back, starts over, corrects or comes back later', () => {
    const talk = new Counted();
    talk.say(GIFT);
    talk.click('En borger eller pårørende');
    talk.click('Tilbage');
    talk.click('En borger eller pårørende');
    talk.click('Start forfra');
    talk.click('En borger eller pårørende');
    talk.say('en leverandør inviterer til middag');
    talk.click('Tilbage til: Gaver');
    talk.click('Tilbage');
    talk.click('En kollega');
    talk.click('Ret');
    talk.click('Behold svaret');
    expect(talk.questions).toMatchObject({ who: [5, 5], what: [4, 4] });
  });

  it('leaves a card over where somebody gave up', () => {
    const talk = new Counted();
    talk.say(GIFT);
    talk.click('En borger eller pårørende');
    talk.click('Menu');
    expect(talk.questions).toEqual({ who: [1, 1], what: [1, 0] });
  });

  it('is of a question that no guide answers its language alone', () => {
    const talk = new Counted({ language: 'nb' });
    talk.say('xyzzy');
    expect(talk.uses).toEqual([{ what: 'no-guide', pack: 'proeve', language: 'nb' }]);
  });
});
