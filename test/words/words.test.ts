import { describe, expect, it } from '@jest/globals';
import { LONGEST_TITLE } from '../../src/cards/button.ts';
import { languages } from '../../src/guide/constants.ts';
import type { Language } from '../../src/guide/schema.ts';
import { commandOf } from '../../src/words/commands.ts';
import type { Words } from '../../src/words/shape.ts';
import { wordsOf } from '../../src/words/words.ts';
import { brokenTexts, foreignMarks, quotationMarks, textsOf as textsIn } from '../support/words.ts';

/** Something for every part that a text can be made of. */
const inserted = ['X', 2] as const;

/** Every text of a language, by where it stands; a text with gaps is filled. */
function textsOf(words: Words): [string, string][] {
  return textsIn(words, filled);
}

function filled(path: string, text: (...parts: unknown[]) => unknown): unknown {
  const [name, count] = inserted;
  const numbers = ['progress', 'showSources', 'deadlineEvery'];
  return numbers.includes(path) ? text(count, path === 'deadlineEvery' ? 'month' : count) : text(name, name);
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/u).filter((sentence) => sentence !== '');
}

const all = languages.map((language): [Language, [string, string][]] => [
  language,
  textsOf(wordsOf(language)),
]);
const da = wordsOf('da');
const nb = wordsOf('nb');
const en = wordsOf('en');

describe.each(all)('the words in %s', (language, texts) => {
  it('are the same ones as in every other language', () => {
    expect(texts.map(([path]) => path).sort()).toEqual(
      textsOf(da)
        .map(([path]) => path)
        .sort(),
    );
  });

  it('are whole', () => {
    expect(brokenTexts(texts)).toEqual([]);
  });

  it('stand in sentences under 15 words', () => {
    const long = texts.flatMap(([path, text]) =>
      // Commands are named in a list, which reads as its parts.
      sentencesOf(text)
        .filter((sentence) => !sentence.includes('**') && sentence.split(/\s+/u).length >= 15)
        .map((sentence) => [path, sentence]),
    );
    expect(long).toEqual([]);
  });

  it('put quotation marks as the language does', () => {
    const [open, close] = [...quotationMarks[language]];
    expect(wordsOf(language).quote('X')).toBe(`${open}X${close}`);
    expect(foreignMarks(texts, quotationMarks[language])).toEqual([]);
  });

  it('fit their buttons', () => {
    const { why, yourAnswers, back, restart, menu, keep, next, notSure, change, start } = wordsOf(language);
    const { openPrivateChat, showSources, yes, no, whatIf } = wordsOf(language);
    const titles = [why, yourAnswers, back, restart, menu, keep, next, notSure, change, start, yes, no];
    const long = [...titles, openPrivateChat, whatIf, showSources(99)].filter(
      (title) => title.length > LONGEST_TITLE,
    );
    expect(long).toEqual([]);
  });

  it('name commands that are understood', () => {
    const named = [
      ...wordsOf(language)
        .helpText.join(' ')
        .matchAll(/\*\*(.+?)\*\*/gu),
    ].map(([, word]) => word);
    expect(named).toHaveLength(6);
    expect(named.filter((word) => commandOf(word ?? '') === undefined)).toEqual([]);
  });
});

describe('the tone', () => {
  it.each([
    ['da', /såfremt|vedkommende|herunder|jf\.|venligst|\bman\b|\bhvorvidt\b/iu],
    ['nb', /dersom|vedkommende|herunder|jf\.|vennligst|\bman\b|\bhvorvidt\b/u],
    ['en', /\bshall\b|\bpursuant\b|\bhereby\b|\bplease\b|\bone\b (?:may|must)/iu],
  ] as const)('in %s is that of a colleague, not of a law', (language, stiff) => {
    expect(textsOf(wordsOf(language)).filter(([, text]) => stiff.test(text))).toEqual([]);
  });

  it('in nb is Norwegian, not Danish', () => {
    const danish =
      /\b(?:af|hvad|nej|efter|mig|dig|sig|spørg|guider?|kommunen?s|tilbage|ikke noget|gerne)\b|aa|æg\b/iu;
    expect(textsOf(nb).filter(([, text]) => danish.test(text))).toEqual([]);
  });

  it('in da is Danish, not Norwegian', () => {
    const norwegian = /\b(?:av|hva|nei|etter|meg|deg|seg|spør|veiviser|igjen|noe|jeg spør|trykk)\b/iu;
    expect(textsOf(da).filter(([, text]) => norwegian.test(text))).toEqual([]);
  });
});

describe('how far along', () => {
  it('counts the question that is on the card', () => {
    expect(da.progress(2, 3)).toBe('Spørgsmål 2 af højst 4');
    expect(nb.progress(1, 4)).toBe('Spørsmål 1 av høyst 4');
    expect(en.progress(1, 2)).toBe('Question 1 of 2 at most');
  });

  it('says when nothing can follow', () => {
    expect([da, nb, en].map((words) => words.progress(3, 1))).toEqual([
      'Spørgsmål 3 · det sidste',
      'Spørsmål 3 · det siste',
      'Question 3 · the last one',
    ]);
  });
});

describe('a deadline', () => {
  it.each([
    [1, 'year', 'Gentag hvert år', 'Gjenta hvert år', 'Repeat every year'],
    [2, 'year', 'Gentag hvert 2. år', 'Gjenta hvert 2. år', 'Repeat every 2 years'],
    [3, 'month', 'Gentag hver 3. måned', 'Gjenta hver 3. måned', 'Repeat every 3 months'],
    [1, 'week', 'Gentag hver uge', 'Gjenta hver uke', 'Repeat every week'],
    [14, 'day', 'Gentag hver 14. dag', 'Gjenta hver 14. dag', 'Repeat every 14 days'],
  ] as const)('that returns each %s %s reads naturally', (count, unit, ...wanted) => {
    expect([da, nb, en].map((words) => words.deadlineEvery(count, unit))).toEqual(wanted);
  });

  it('that comes once reads naturally', () => {
    expect(da.deadlineWithin('2 måneder', 'opslaget')).toBe('Frist: senest 2 måneder efter opslaget');
    expect(nb.deadlineWithin('2 måneder', 'innlegget')).toBe('Frist: innen 2 måneder etter innlegget');
    expect(en.deadlineWithin('2 months', 'the post')).toBe('Deadline: within 2 months of the post');
  });
});

describe('what would change the answer', () => {
  it('reads as a sentence with one supposition or two', () => {
    const said = [da, nb, en].map((words) => {
      const one = words.wouldBe('A', words.quote('x'));
      return [words.ifSo(one, undefined), words.ifSo(one, words.wouldBe('B', words.dayOrEarlier('1.')))];
    });
    expect(said).toEqual([
      ['Hvis »A« var »x«:', 'Hvis »A« var »x«, og »B« var den 1. eller før:'],
      ['Hvis «A» var «x»:', 'Hvis «A» var «x», og «B» var 1. eller før:'],
      ['If “A” were “x”:', 'If “A” were “x”, and “B” were 1. or earlier:'],
    ]);
  });
});

describe('a place in the document', () => {
  it('is counted in the singular and the plural', () => {
    expect([1, 2].map(da.showSources)).toEqual([
      'Vis stedet i retningslinjen',
      'Vis de 2 steder i retningslinjen',
    ]);
    expect([1, 2].map(nb.showSources)).toEqual([
      'Vis stedet i retningslinjene',
      'Vis de 2 stedene i retningslinjene',
    ]);
    expect([1, 2].map(en.showSources)).toEqual([
      'Show the place in the guideline',
      'Show the 2 places in the guideline',
    ]);
  });

  it('is a paragraph, an item of one, or a footnote', () => {
    expect(da.paragraph('3', undefined)).toBe('afsnit 3');
    expect(nb.paragraph('3', '2')).toBe('avsnitt 3, punkt 2');
    expect(en.footnote('1')).toBe('footnote 1');
  });
});
