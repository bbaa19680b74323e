import type { LocatedFault } from '../guide/check/fault.ts';
import { compileLexicon, type Lexicon } from '../sensitive/lexicon.ts';
import { WordList } from '../sensitive/schema.ts';
import { Reader } from './reader.ts';

const FOLDER = 'sensitive';

/** The word lists for personal data: ready for `scan` if nothing is wrong with any of them, and every fault. */
export interface LoadedWords {
  lexicon: Lexicon | undefined;
  /** The languages that have a list. */
  lists: readonly string[];
  faults: readonly LocatedFault[];
}

/** Reads every `sensitive/<language>.yaml` below the folder of the packs; no list at all is no fault. */
export function loadSensitiveWords(dialogs: string): LoadedWords {
  const reader = new Reader(dialogs);
  const lists = reader.list(FOLDER, '.yaml');
  const words = new Map(
    lists.flatMap((language): [string, WordList][] => {
      const list = reader.read(`${FOLDER}/${language}.yaml`, WordList);
      return list ? [[language, list]] : [];
    }),
  );
  const { faults } = reader;
  return { lexicon: faults.length === 0 ? compileLexicon(words) : undefined, lists, faults };
}
