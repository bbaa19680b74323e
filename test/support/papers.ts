/** Filled papers of the product's packs, for tests that write and read them. */
import { readerOf } from '../../src/cards/reader.ts';
import type { Pack } from '../../src/guide/pack.ts';
import { fieldsOf } from '../../src/guide/paper.ts';
import type { Field, PaperFile } from '../../src/guide/paper-schema.ts';
import type { Language } from '../../src/guide/schema.ts';
import { type PaperDocument, writePaper } from '../../src/papers/document.ts';
import type { Values } from '../../src/papers/values.ts';
import { productPack, productPacks } from './product.ts';

/** A paper of a pack; it has to be there. */
export function paperOf(pack: string, id: string): { pack: Pack; paper: PaperFile } {
  const own = productPack(pack);
  const paper = own.papers.get(id);
  if (!paper) throw new Error(`${pack} has no paper "${id}"`);
  return { pack: own, paper };
}

/** Something invented for every field. */
export function invented(paper: PaperFile): Values {
  return Object.fromEntries(fieldsOf(paper).map(([id, field]) => [id, valueFor(id, field)]));
}

function valueFor(id: string, field: Field): string | string[] {
  switch (field.type) {
    case 'text':
      return `Prøvetekst for ${id}`;
    case 'long-text':
      return `Første linje om ${id}\n\nAnden linje om ${id}`;
    case 'date':
      return '2026-05-08';
    case 'choice':
      return Object.keys(field.options)[0] ?? '';
    case 'checks':
      return Object.keys(field.options);
  }
}

export function written(pack: Pack, paper: PaperFile, values: Values, language: Language): PaperDocument {
  return writePaper(paper, values, pack, readerOf(pack, language));
}

/** Every paper of every pack in every language of its pack. */
export function everyPaper() {
  return productPacks().flatMap((pack) =>
    [...pack.papers.values()].flatMap((paper) =>
      pack.languages.map(
        (language) => [`${pack.id} ${paper.id} ${language}`, pack, paper, language] as const,
      ),
    ),
  );
}
