/** The texts of a language, for tests that look through all of them. */

/** Every text, by where it stands; a text with gaps is filled. */
export function textsOf(
  words: object,
  filled: (path: string, text: (...parts: unknown[]) => unknown) => unknown,
): [string, string][] {
  const texts = (value: unknown, path: string): [string, string][] => {
    if (typeof value === 'string') return [[path, value]];
    if (typeof value === 'function')
      return texts(filled(path, value as (...parts: unknown[]) => unknown), path);
    return Object.entries(value as object).flatMap(([key, part]) =>
      texts(part, path ? `${path}.${key}` : key),
    );
  };
  return texts(words, '');
}

/** The quotation marks of each language. */
export const quotationMarks = { da: '»«', nb: '«»', en: '“”' };

/** Texts with marks that another language quotes with. */
export function foreignMarks(texts: readonly [string, string][], marks: string): [string, string][] {
  return texts.filter(([, text]) => [...text.matchAll(/["„”“»«]/gu)].some(([mark]) => !marks.includes(mark)));
}

/** Texts that something is missing in. */
export function brokenTexts(texts: readonly [string, string][]): [string, string][] {
  return texts.filter(
    ([, text]) => !text.trim() || text !== text.trim() || /undefined|NaN|\$\{|\s\s|\[object/u.test(text),
  );
}

/** Sentences of 15 words and more. */
export function longSentences(texts: readonly [string, string][]): string[] {
  const sentences = texts.flatMap(([, text]) => text.split(/(?<=[.!?])\s+/u));
  return sentences.filter((sentence) => sentence.split(/\s+/u).length >= 15);
}
