import type { Language } from '../guide/schema.ts';

/** What a drawing of a guide says, whatever the guide. */
export interface DrawingTexts {
  legend: string;
  unlisted: string;
  otherwise: string;
  or: string;
  and: string;
  not: string;
  olderThan: string;
  within: string;
  description: (questions: number, outcomes: number) => string;
  /** A large drawing is cut into parts: which one this is. */
  part: (title: string, number: number, count: number) => string;
  /** Where a part leads on into another one. */
  inPart: (number: number) => string;
  /** Where a guide leads on into another one. */
  inGuide: string;
}

const da: DrawingTexts = {
  legend: 'Farverne',
  unlisted: 'andet',
  otherwise: 'ellers',
  or: 'eller',
  and: 'og',
  not: 'ikke',
  olderThan: 'ældre end',
  within: 'inden for',
  description: (questions, outcomes) => `${questions} spørgsmål fører til ${outcomes} svar.`,
  part: (title, number, count) => `${title}, del ${number} af ${count}`,
  inPart: (number) => `Fortsætter i del ${number}`,
  inGuide: 'Fortsætter i en anden guide',
};

const nb: DrawingTexts = {
  legend: 'Fargene',
  unlisted: 'annet',
  otherwise: 'ellers',
  or: 'eller',
  and: 'og',
  not: 'ikke',
  olderThan: 'eldre enn',
  within: 'innen',
  description: (questions, outcomes) => `${questions} spørsmål fører til ${outcomes} svar.`,
  part: (title, number, count) => `${title}, del ${number} av ${count}`,
  inPart: (number) => `Fortsetter i del ${number}`,
  inGuide: 'Fortsetter i en annen veiviser',
};

const en: DrawingTexts = {
  legend: 'The colours',
  unlisted: 'anything else',
  otherwise: 'otherwise',
  or: 'or',
  and: 'and',
  not: 'not',
  olderThan: 'older than',
  within: 'within',
  description: (questions, outcomes) =>
    `${questions === 1 ? '1 question leads' : `${questions} questions lead`} to ${outcomes} ${outcomes === 1 ? 'answer' : 'answers'}.`,
  part: (title, number, count) => `${title}, part ${number} of ${count}`,
  inPart: (number) => `Goes on in part ${number}`,
  inGuide: 'Goes on in another guide',
};

const all: Record<Language, DrawingTexts> = { da, nb, en };

/** What drawings say in a language. */
export function drawingTextsOf(language: Language): DrawingTexts {
  return all[language];
}
