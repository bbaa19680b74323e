import { describe, expect, it } from '@jest/globals';
import type { GuideEntry, PaperEntry } from '../../src/guide/pack.ts';
import { searchOf } from '../../src/tab/search.ts';

const entry = (id: string, title: string, question: string, asks: string[]): GuideEntry => ({
  id,
  title: { da: title },
  question: { da: question },
  asks: { da: asks },
  questions: {},
});
const paper = (id: string, title: string, purpose: string): PaperEntry => ({
  id,
  title: { da: title },
  purpose: { da: purpose },
});
const guides = [
  entry('mail', 'Mail til borgere', 'Må jeg sende en mail?', ['svare på en sms med en mail']),
  entry('sms', 'Sms til borgere', 'Må jeg sende en sms?', ['skrive til en forælder']),
  entry('photo', 'Billeder af børn', 'Må jeg vise billedet?', ['lægge foto på Aula']),
];
const papers = [
  paper('consent', 'Samtykke til billeder', 'Når I viser nogen på et billede.'),
  paper('replies', 'Faste svar', 'Når en borger skriver en sms.'),
];
const find = searchOf(
  {
    guides: new Map(guides.map((one) => [one.id, one])),
    papers: new Map(papers.map((one) => [one.id, one])),
  },
  'da',
);
const found = (text: string) => find(text).guides.map(({ id }) => id);
const foundPapers = (text: string) => find(text).papers.map(({ id }) => id);

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

  it('finds papers in the same way, by title and by what they are for', () => {
    expect(foundPapers('samtykke bill')).toEqual(['consent']);
    expect(foundPapers('sms')).toEqual(['replies']);
    expect(foundPapers('aula')).toEqual([]);
  });

  it('asks for every word', () => {
    expect(found('sms børn')).toEqual([]);
  });

  it('takes letters with their marks apart for the same', () => {
    expect(found('ma\u030A jeg vise')).toEqual(['photo']);
  });

  it('finds everything by nothing', () => {
    expect(found(' ?! ')).toEqual(['mail', 'sms', 'photo']);
    expect(foundPapers(' ?! ')).toEqual(['consent', 'replies']);
  });
});
