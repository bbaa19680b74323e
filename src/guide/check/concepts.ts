import { conceptIn, type PackFiles } from '../pack.ts';
import type { Fact, Said } from '../schema.ts';
import type { FileNames } from './context.ts';
import type { Fault, KeyPath } from './fault.ts';
import type { Placed } from './places.ts';

/** Whether every concept that an answer names has words, and no concept lists a word twice. */
export function checkConcepts(files: PackFiles, names: FileNames): Fault[] {
  return [...unknownConcepts(files, names), ...wordsTwice(files)];
}

function unknownConcepts({ facts, concepts }: PackFiles, names: FileNames): Fault[] {
  const known = new Set(concepts.flatMap(({ words }) => Object.keys(words)));
  return Object.entries(facts).flatMap(([id, fact]) =>
    saidPlaces(id, fact)
      .flatMap(refPlaces)
      .flatMap(({ value: ref, path }): Fault[] => {
        const concept = conceptIn(ref);
        if (known.has(concept)) return [];
        const message = `There is no concept "${concept}" in ${names.concepts} or ${names.words}`;
        return [{ code: 'CONCEPT_UNKNOWN', message, file: names.facts, path }];
      }),
  );
}

/** What words say the answers of a fact. */
function saidPlaces(id: string, fact: Fact): Placed<Said>[] {
  if (fact.type === 'yes-no') return entries(fact.said ?? {}, [id, 'said']);
  if (!('values' in fact)) return [];
  return Object.entries(fact.values).flatMap(([value, { said }]) =>
    said ? [{ value: said, path: [id, 'values', value, 'said'] }] : [],
  );
}

function entries(said: Record<string, Said | undefined>, at: KeyPath): Placed<Said>[] {
  return Object.entries(said).flatMap(([key, value]) => (value ? [{ value, path: [...at, key] }] : []));
}

function refPlaces({ value: said, path }: Placed<Said>): Placed<string>[] {
  return said.flatMap((refs, index) => {
    if (typeof refs === 'string') return [{ value: refs, path: [...path, index] }];
    return refs.map((value, place) => ({ value, path: [...path, index, place] }));
  });
}

/** Words that a concept has already, in another language or in the file of all municipalities. */
function wordsTwice({ concepts }: PackFiles): Fault[] {
  const seen = new Set<string>();
  return concepts.flatMap(({ file, words }) =>
    Object.entries(words).flatMap(([concept, lists]) =>
      Object.entries(lists).flatMap(([language, list]) =>
        list.flatMap((word, index): Fault[] => {
          const key = `${concept} ${word.toLocaleLowerCase('da')}`;
          if (!seen.has(key)) {
            seen.add(key);
            return [];
          }
          const message = `"${word}" is listed twice for "${concept}": once is enough for all languages`;
          return [{ code: 'ID_TWICE', message, file, path: [concept, language, index] }];
        }),
      ),
    ),
  );
}
