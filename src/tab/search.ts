import type { GuideEntry, PackEntry, PaperEntry } from '../guide/pack.ts';
import type { Language } from '../guide/schema.ts';

/** What a search finds, of each the best first. */
export interface Found {
  guides: GuideEntry[];
  papers: PaperEntry[];
}

/**
 * Finds the guides and papers of a pack by words of their titles, of what they are for, and of what people ask: every
 * word that is typed has to begin one of theirs. Those with the words in their title come first.
 */
export function searchOf(
  { guides, papers }: Pick<PackEntry, 'guides' | 'papers'>,
  language: Language,
): (text: string) => Found {
  const findGuides = finderOf(guides, ({ title, question, asks }) => [
    title[language],
    question[language],
    ...(asks[language] ?? []),
  ]);
  const findPapers = finderOf(papers, ({ title, purpose }) => [title[language], purpose[language]]);
  return (text) => {
    const typed = wordsIn(text);
    return { guides: findGuides(typed), papers: findPapers(typed) };
  };
}

/** @param textsOf what an entry can be found by, its title first */
function finderOf<Entry>(
  entries: ReadonlyMap<string, Entry>,
  textsOf: (entry: Entry) => (string | undefined)[],
): (typed: readonly string[]) => Entry[] {
  const index = [...entries.values()].map((entry) => {
    const [title = '', ...others] = textsOf(entry);
    return { entry, title: wordsIn(title), all: wordsIn([title, ...others].join(' ')) };
  });
  return (typed) => {
    const holds = (words: readonly string[]) =>
      typed.every((start) => words.some((word) => word.startsWith(start)));
    const found = index.filter(({ all }) => holds(all));
    return [...found.filter(({ title }) => holds(title)), ...found.filter(({ title }) => !holds(title))].map(
      ({ entry }) => entry,
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
