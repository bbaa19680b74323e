import { describe, expect, it } from '@jest/globals';
import { type Card, cardSize, LARGEST_CARD } from '../../src/cards/render.ts';
import { languages } from '../../src/guide/constants.ts';
import { linksOf, textOf, titlesOf } from '../support/card-json.ts';
import { Talk } from './talk.ts';

const search = (question: string, talk = new Talk()) => talk.chat.search(question, talk.person);

describe('the search for something to insert into a chat', () => {
  it('shows every guide as long as nothing is asked', () => {
    expect(search('').map(({ title }) => title)).toEqual(['Gaver', 'Invitationer']);
    expect(search('  ').map(({ text }) => text)[0]).toBe('Må jeg tage imod gaven?');
  });

  it('finds the start card of a guide, which tells nothing of a case', () => {
    const [first] = search('en leverandør inviterer til middag');
    expect(first?.title).toBe('Invitationer');
    expect(titlesOf(first?.card ?? ({} as never))).toEqual(['Start']);
  });

  it('has the answer first where the question says all that it takes, and what it takes for granted', () => {
    const [answer, start] = search('må jeg tage imod en gave fra en kollega');
    expect(answer).toMatchObject({ title: 'Ja, det må du.', text: 'Når det er: En kollega' });
    expect(textOf(answer?.card ?? ({} as never))).toContain('Kolleger må give hinanden gaver.');
    expect(start?.title).toBe('Gaver');
  });

  it('gives the answer its note, and stays as small as Teams takes', () => {
    const card = search('må jeg tage imod en gave fra en kollega')[0]?.card as Card;
    expect(linksOf(card)).toEqual([expect.stringContaining('/receipt/')]);
    expect(cardSize(card)).toBeLessThanOrEqual(LARGEST_CARD);
  });

  it('has no answer where something is still open, or the guide is not sure', () => {
    for (const question of ['må jeg tage imod en gave fra en borger', 'gave eller koncert med en kollega']) {
      expect(search(question).map(({ title }) => title)).not.toContain('Ja, det må du.');
    }
  });

  it('finds nothing for what no guide is about, and stays fast on a long text', () => {
    expect(search('xyzzy')).toEqual([]);
    expect(search('gave '.repeat(20_000)).length).toBeGreaterThan(0);
  });

  it.each(languages)('speaks %s', (language) => {
    const talk = new Talk({ language });
    const [first] = search('', talk);
    expect(first?.card.lang).toBe(language);
  });
});
