import { languages } from '../guide/constants.ts';
import type { Guide, Pack } from '../guide/pack.ts';

import type { Language } from '../guide/schema.ts';
import type { Answers } from '../guide/step.ts';

import { wordsOf } from '../words/words.ts';
import { type Button, button, type LinkButton, LONGEST_TITLE } from './button.ts';
import { type Reader, read, readerOf } from './reader.ts';

/** A group of buttons under a heading of its own. */
export interface ButtonGroup {
  heading: string;
  buttons: { button: Button; help: string }[];
}

/** Everything that `cards/message.json` shows: a heading, some sentences, and ways on. */
export interface MessageView {
  lang: string;
  fallbackText: string;
  heading: string;
  paragraphs: { text: string }[];
  groups: ButtonGroup[];
  /** Buttons in one row at the end. */
  row: Button[];
  link: LinkButton | false;
}

/** A message with ways on. */
export function messageView(
  reader: Reader,
  heading: string,
  paragraphs: readonly string[],
  more: Partial<Pick<MessageView, 'groups' | 'row' | 'link'>> = {},
): MessageView {
  return {
    lang: reader.language,
    fallbackText: heading,
    heading,
    paragraphs: paragraphs.map((text) => ({ text })),
    groups: more.groups ?? [],
    row: more.row ?? [],
    link: more.link ?? false,
  };
}

/** More guides than this would make a card too long for a phone if each had its question below it. */
const MOST_EXPLAINED = 8;

/**
 * A button for each guide, with the question that it answers where there are few.
 * @param known what a guide opens with
 */
export function guideGroup(
  reader: Reader,
  pack: Pack,
  heading: string,
  guides: Iterable<Guide>,
  known: (guide: Guide) => Answers = () => ({}),
): ButtonGroup {
  const all = [...guides];
  return {
    heading,
    buttons: all.map((guide) => ({
      button: button(read(reader, guide.title), open(reader, pack, guide, known(guide))),
      help: all.length > MOST_EXPLAINED ? '' : read(reader, guide.question),
    })),
  };
}

/** A button for each topic of the menu, with the titles of its guides. */
export function topicGroup(reader: Reader, pack: Pack, heading: string): ButtonGroup {
  return {
    heading,
    buttons: pack.topics.map(({ id, title, guides }) => ({
      button: button(read(reader, title), { do: 'menu', lang: reader.language, pack: pack.id, topic: id }),
      help: guides
        .flatMap((guide) => pack.guides.get(guide) ?? [])
        .map((guide) => read(reader, guide.title))
        .join(' · '),
    })),
  };
}

/** One example question for each of the first guides, of several topics if there are; tapping it opens its guide. */
export function exampleGroup(reader: Reader, pack: Pack, count: number): ButtonGroup {
  const ids = pack.topics.length > 0 ? pack.topics.map(({ guides }) => guides[0]) : [...pack.guides.keys()];
  const guides = ids.slice(0, count).flatMap((id) => pack.guides.get(id ?? '') ?? []);
  return {
    heading: reader.words.examples,
    buttons: guides.flatMap((guide) => {
      const asks = guide.asks[reader.content] ?? [];
      const example = asks.find(({ length }) => length <= LONGEST_TITLE) ?? asks[0];
      return example ? [{ button: button(example, open(reader, pack, guide)), help: '' }] : [];
    }),
  };
}

/** The other languages, each in its own word. */
export function languageButtons(pack: Pack, current: Language): Button[] {
  return languages
    .filter((language) => language !== current)
    .map((language) =>
      button(wordsOf(language).languageName, { do: 'language', lang: language, pack: pack.id }),
    );
}

/** The other municipalities of a demo. */
export function packGroup(reader: Reader, packs: Iterable<Pack>, current: Pack): ButtonGroup {
  return {
    heading: reader.words.municipalities,
    buttons: [...packs]
      .filter((pack) => pack.id !== current.id)
      .map((pack) => ({
        button: button(read(readerOf(pack, reader.language), pack.name), {
          do: 'pack',
          lang: reader.language,
          pack: pack.id,
        }),
        help: '',
      })),
  };
}

function open(reader: Reader, pack: Pack, guide: Guide, known: Answers = {}) {
  return { do: 'open', lang: reader.language, pack: pack.id, guide: guide.id, known } as const;
}
