import type { GuideEntry } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';

/**
 * Finds guides by words of their titles, questions and of what people ask: every word that is typed has to begin one
 * of theirs. Those with the words in their title come first.
 */
export function searchOf(guides: readonly GuideEntry[], language: Language): (text: string) => GuideEntry[] {
  const index = guides.map((guide) => ({
    guide,
    title: wordsIn(guide.title[language] ?? ''),
    all: wordsIn(
      [guide.title, guide.question]
        .flatMap((text) => text[language] ?? [])
        .concat(guide.asks[language] ?? [])
        .join(' '),
    ),
  }));
  return (text) => {
    const typed = wordsIn(text);
    const holds = (words: readonly string[]) =>
      typed.every((start) => words.some((word) => word.startsWith(start)));
    const found = index.filter(({ all }) => holds(all));
    return [...found.filter(({ title }) => holds(title)), ...found.filter(({ title }) => !holds(title))].map(
      ({ guide }) => guide,
    );
  };
}

function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLocaleLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
