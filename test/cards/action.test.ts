import { describe, expect, it } from '@jest/globals';
import { CardAction } from '../../src/cards/action.ts';

const place = {
  lang: 'da',
  pack: 'proeve',
  guide: 'gift',
  edition: '1.2.abc',
  walk: { answers: {}, known: {}, earlier: {} },
  shown: { fact: 'giver' },
};
const answers = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`fact-${index}`, 'yes']));

describe('the data of a button that comes back', () => {
  it('is taken with what the client merged into it', () => {
    const data = { do: 'answer', ...place, fact: 'giver', value: 'citizen', typingTime: 3 };
    expect(CardAction.safeParse(data)).toMatchObject({ success: true, data: { value: 'citizen' } });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'answer'],
    ['an unknown deed', { ...place, do: 'delete' }],
    ['no walk', { do: 'back', ...place, walk: undefined }],
    ['a walk with more to it', { do: 'back', ...place, walk: { ...place.walk, admin: true } }],
    ['a language nobody speaks', { do: 'menu', lang: 'xx', pack: 'proeve' }],
    ['an answer that is a number', { do: 'answer', ...place, fact: 'giver', value: 7 }],
    ['a value without end', { do: 'answer', ...place, fact: 'giver', value: 'x'.repeat(2001) }],
    [
      'more answers than any guide asks for',
      { do: 'back', ...place, walk: { ...place.walk, answers: answers(61) } },
    ],
    ['an outcome without its verdict', { do: 'back', ...place, shown: { outcome: 'free' } }],
  ])('is refused where it holds %s', (_, data) => {
    expect(CardAction.safeParse(data).success).toBe(false);
  });
});
