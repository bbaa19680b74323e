import { describe, expect, it } from '@jest/globals';
import { LONGEST_TITLE } from '../../src/cards/button.ts';
import { languages } from '../../src/guide/constants.ts';
import { reminderWordsOf } from '../../src/words/reminders/words.ts';
import { brokenTexts, foreignMarks, longSentences, quotationMarks, textsOf } from '../support/words.ts';

const counted = new Set(['list.more', 'erase.reminders', 'erase.said', 'erase.muted']);
const filled = (path: string, text: (...parts: unknown[]) => unknown) =>
  counted.has(path) ? text(3) : text('X', 'Y');

describe.each(languages)('the words of reminders in %s', (language) => {
  const words = reminderWordsOf(language);
  const texts = textsOf(words, filled);

  it('are whole', () => {
    expect(brokenTexts(texts)).toEqual([]);
  });

  it('put quotation marks as the language does', () => {
    expect(foreignMarks(texts, quotationMarks[language])).toEqual([]);
  });

  it('stand in sentences under 15 words', () => {
    expect(longSentences(texts)).toEqual([]);
  });

  it('fit their buttons', () => {
    const { done, wrong, tomorrow, mute, stop, remindMe, backToAnswer, form, list, year, erase } = words;
    const titles = [
      done,
      wrong,
      tomorrow,
      mute,
      stop,
      remindMe,
      backToAnswer,
      form.go,
      list.open,
      list.cancel,
    ];
    const others = [list.unmute, year.begin, year.end, year.calendar, erase.open, erase.go, erase.keep];
    expect([...titles, ...others].filter((title) => title.length > LONGEST_TITLE)).toEqual([]);
  });

  it('say one and several in their own way', () => {
    const { reminders, said, muted } = words.erase;
    for (const text of [reminders, said, muted]) expect(text(1)).not.toBe(text(2).replace('2', '1'));
  });

  it('blame nobody', () => {
    const blame = /fejl|brud|overtr|ulovlig|brudd|feil|lovbrudd|\bwrong|breach|violat|illegal|burde/iu;
    expect(texts.filter(([, text]) => blame.test(text))).toEqual([]);
  });
});

describe('a date that was taken', () => {
  it('says when the bot writes, where a day off lies between', () => {
    const said = languages.map((language) => {
      const { waits, day } = reminderWordsOf(language);
      return [waits(day.tomorrow, undefined), waits(day.date('X'), day.today)];
    });
    expect(said).toEqual([
      ['Fint. Jeg minder dig om det i morgen.', 'Fint. Fristen er den X. Jeg skriver allerede i dag.'],
      ['Fint. Jeg minner deg på det i morgen.', 'Fint. Fristen er den X. Jeg skriver allerede i dag.'],
      ['Fine. I will remind you tomorrow.', 'Fine. The deadline is on X. I will write before that, today.'],
    ]);
  });
});
