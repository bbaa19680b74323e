import { describe, expect, it } from '@jest/globals';
import { languages } from '../../src/guide/constants.ts';
import { factsAskedBy, type Guide, type Pack } from '../../src/guide/pack.ts';
import { wordsOf } from '../../src/words/words.ts';
import { buttonOf, buttonsOf } from '../support/card-json.ts';
import { proeve, proeveWith } from '../support/proeve.ts';
import { Talk } from './talk.ts';

const GIFT = 'guides/gift.yaml';
const MONEY = '      - when: { gift-kinds: { includes: [money, travel] } }\n        to: refused';
const HANDMADE = `    handmade:
      label: { da: Noget hjemmelavet, nb: Noe hjemmelaget, en: Something homemade }
      help: { da: 'Strik, en tegning, en kage.', nb: 'Strikk, en tegning, en kake.', en: 'Knitting, a drawing, a cake.' }
`;
const SORT_YES = 'yes: { to: free, means: { giver: colleague }, cites: [colleague-gift-allowed] }';
const SORT_NO = 'no: { to: what, means: { giver: citizen } }';

const reworded = proeveWith([GIFT, 'Nogle gaver siger du altid nej til.', 'Nogle gaver er for store.']);
const withoutHomemade = proeveWith(['facts.yaml', HANDMADE, '']);
const moneyIsDecided = proeveWith([GIFT, MONEY, MONEY.replace('refused', 'late')]);
const sortFirst = proeveWith(
  [GIFT, 'start: who', 'start: sort'],
  [GIFT, 'not-sure: { to: sort }', 'not-sure: { to: what }'],
  [GIFT, SORT_YES, 'yes: { to: who }'],
  [GIFT, SORT_NO, 'no: { to: who }'],
);

/** Prøve Kommune without the question `sort`. */
function withoutSort(): Pack {
  const pack = proeveWith([GIFT, 'not-sure: { to: sort }', 'not-sure: { to: what }']);
  const gift = pack.guides.get('gift') as Guide;
  const { sort: _, ...questions } = gift.questions;
  const shorter = { ...gift, questions, asked: factsAskedBy({ questions }) };
  return { ...pack, guides: new Map([...pack.guides, ['gift', shorter]]) };
}

/** Walks in the edition of before, up to a card; then the bot starts with another one. */
function since(pack: Pack, walk: (talk: Talk) => void, language: 'da' | 'nb' | 'en' = 'da'): Talk {
  const before = new Talk({ language });
  before.send({ do: 'open', lang: language, pack: 'proeve', guide: 'gift', known: {} });
  walk(before);
  const after = new Talk({ packs: [pack], language });
  after.reply = before.reply;
  return after;
}

/** Answers on the card that is there, with any button of its question. */
function answer(talk: Talk, fact: string, value: string) {
  const asked = buttonsOf(talk.card).find(({ data }) => data.do === 'answer');
  return talk.send({ ...asked?.data, fact, value });
}

describe('a card of an older edition', () => {
  it.each(languages)('goes on without a word where nothing changes for the person, in %s', (language) => {
    const talk = since(reworded, () => {}, language);
    answer(talk, 'giver', 'citizen');
    expect(talk.reply?.log.node).toBe('what');
    expect(talk.text).not.toContain(wordsOf(language).changed);
  });

  it.each(languages)('says in %s which answer is gone when it was just pressed', (language) => {
    const talk = since(withoutHomemade, (before) => answer(before, 'giver', 'citizen'), language);
    answer(talk, 'gift-kinds', 'handmade');
    const label = { da: 'Gaven', nb: 'Gaven', en: 'The gift' }[language];
    expect(talk.reply?.log.node).toBe('what');
    expect(talk.text).toContain(wordsOf(language).changed);
    expect(talk.text).toContain(wordsOf(language).answerGone(label));
  });

  it('says which answer is gone when the outcome rested on it', () => {
    const talk = since(withoutHomemade, (before) => {
      answer(before, 'giver', 'citizen');
      answer(before, 'gift-kinds', 'handmade');
      answer(before, 'received', '2026-03-31');
    });
    talk.send({ ...buttonOf(talk.card, 'Ret').data, fact: 'received' });
    expect(talk.reply?.log.node).toBe('what');
    expect(talk.text).toContain(wordsOf('da').answerGone('Gaven'));
    expect(talk.text).toContain(wordsOf('da').outcomeChanged('Ja, hvis'));
  });

  it.each(languages)('says in %s that the outcome is another one now', (language) => {
    const talk = since(
      moneyIsDecided,
      (before) => {
        answer(before, 'giver', 'citizen');
        answer(before, 'gift-kinds', 'money');
      },
      language,
    );
    talk.click(wordsOf(language).change);
    expect(talk.text).toContain(wordsOf(language).changed);
    expect(talk.text).toContain(wordsOf(language).outcomeChanged(wordsOf(language).verdict.not_allowed));
    talk.click(wordsOf(language).keep);
    expect(talk.reply?.log).toMatchObject({ node: 'late', verdict: 'escalate' });
    expect(talk.text).not.toContain(wordsOf(language).changed);
  });

  it.each(languages)('says in %s that its question is not needed any more', (language) => {
    const talk = since(withoutSort(), (before) => answer(before, 'giver', 'not-sure'), language);
    answer(talk, 'works-here', 'yes');
    expect(talk.reply?.log.node).toBe('what');
    expect(talk.text).toContain(wordsOf(language).questionGone);
  });

  it('says no more than that where the whole fact is gone', () => {
    const talk = since(withoutSort(), (before) => answer(before, 'giver', 'not-sure'));
    answer(talk, 'worked-here', 'yes');
    expect(talk.text).toContain(wordsOf('da').questionGone);
    expect(talk.text).not.toContain('worked-here');
    expect(talk.text).not.toContain(wordsOf('da').missingAnswer);
  });

  it.each(languages)('says in %s that a question comes first now, and keeps the answers', (language) => {
    const talk = since(sortFirst, (before) => answer(before, 'giver', 'citizen'), language);
    answer(talk, 'gift-kinds', 'money');
    expect(talk.reply?.log.node).toBe('sort');
    expect(talk.text).toContain(wordsOf(language).questionBefore);
    talk.click(wordsOf(language).no);
    expect(talk.reply?.log.node).toBe('refused');
  });

  it.each(languages)('says in %s that its guide is gone, and shows those that are there', (language) => {
    const { guides, ...pack } = proeve();
    const rest = { ...pack, guides: new Map([...guides].filter(([id]) => id !== 'gift')) };
    const talk = since(rest, () => {}, language);
    answer(talk, 'giver', 'citizen');
    expect(talk.text).toContain(wordsOf(language).guideGone);
    talk.click({ da: 'Invitationer', nb: 'Invitasjoner', en: 'Invitations' }[language]);
    expect(talk.reply?.log).toMatchObject({ verb: 'open', guide: 'invitation' });
  });
});
