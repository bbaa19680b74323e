import { describe, expect, it } from '@jest/globals';
import type { GuideEntry } from '../../src/guide/pack.ts';
import { searchOf } from '../../src/tab/search.ts';

const entry = (id: string, title: string, question: string, asks: string[]): GuideEntry => ({
  id,
  title: { da: title },
  question: { da: question },
  asks: { da: asks },
  questions: {},
});
const find = searchOf(
  [
    entry('mail', 'Mail til borgere', 'Må jeg sende en mail?', ['svare på en sms med en mail']),
    entry('sms', 'Sms til borgere', 'Må jeg sende en sms?', ['skrive til en forælder']),
    entry('photo', 'Billeder af børn', 'Må jeg vise billedet?', ['lægge foto på Aula']),
  ],
  'da',
);
const found = (text: string) => find(text).map(({ id }) => id);

describe('the search', () => {
  it('finds guides by the beginnings of words in title, question and phrases', () => {
    expect(found('bill')).toEqual(['photo']);
    expect(found('FOTO aula')).toEqual(['photo']);
    expect(found('forældre')).toEqual([]);
    expect(found('foræld')).toEqual(['sms']);
  });

  it('shows first what has the words in its title', () => {
    expect(found('sms')).toEqual(['sms', 'mail']);
  });

  it('asks for every word', () => {
    expect(found('sms børn')).toEqual([]);
  });

  it('takes letters with their marks apart for the same', () => {
    expect(found('ma\u030A jeg vise')).toEqual(['photo']);
  });

  it('finds everything by nothing', () => {
    expect(found(' ?! ')).toEqual(['mail', 'sms', 'photo']);
  });
});
