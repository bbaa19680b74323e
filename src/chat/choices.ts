import { read, readerOf } from '../cards/reader.ts';
import type { Language } from '../guide/schema.ts';
import { menu } from './messages.ts';
import { type Situation, situationOf } from './situation.ts';
import type { Reply } from './turn.ts';

/** The menu in another language, from now on. */
export function changeLanguage(situation: Situation, language: Language): Reply {
  const now = situationOf(situation.deps, situation.person, language);
  return { ...menu(now, 'language', [now.reader.words.languageChanged]), choice: { language } };
}

/** The menu of another municipality, from now on; only a demo has several. */
export function changePack(situation: Situation, id: string): Reply {
  const { packs, fixed } = situation.deps;
  if (fixed === id) return menu(situation, 'menu');
  const pack = packs.get(id);
  if (!pack || fixed !== undefined) return ofOther(situation, id);
  const now = { ...situation, pack, reader: readerOf(pack, situation.reader.language) };
  const text = now.reader.words.municipalityChanged(read(now.reader, pack.name));
  return { ...menu(now, 'pack', [text]), choice: { pack: id } };
}

/** A card of a municipality that this deployment does not answer for. */
export function ofOther(situation: Situation, id: string): Reply {
  const { deps, reader, pack } = situation;
  const other = deps.packs.get(id);
  const theirs = other ? read(readerOf(other, reader.language), other.name) : id;
  return menu(situation, 'other-pack', [reader.words.cardOfOther(theirs, read(reader, pack.name))]);
}
