/** The privacy notice and the terms of use of a deployment: true to what is switched on in it. */
import { read, readerOf } from '../cards/reader.ts';
import type { Pack } from '../guide/pack.ts';
import type { Restraint } from '../guide/reminders-schema.ts';
import type { Language } from '../guide/schema.ts';
import { noticeWordsOf } from '../words/notice/words.ts';
import { type NoticeFiles, type NoticeKind, noticePage } from './page.ts';
import { type Handling, privacySections } from './privacy.ts';

/** What the notices of a deployment are made from. */
export interface NoticeParts {
  /** The municipality that runs the bot; undefined in a demo, which nobody does. */
  pack: Pack | undefined;
  handling: () => Handling;
  files: NoticeFiles;
}

/** Where to complain, by the country whose holidays the municipality has. */
const authorities: Readonly<Record<Restraint['holidays'], string>> = {
  DK: 'https://www.datatilsynet.dk',
  NO: 'https://www.datatilsynet.no',
};

/** Makes the pages of a deployment: of each kind in each language the whole HTML. */
export function createNotices({ pack, handling, files }: NoticeParts) {
  return (kind: NoticeKind, language: Language): string => {
    const words = noticeWordsOf(language);
    const reader = pack && readerOf(pack, language);
    const municipality = pack && reader ? read(reader, pack.name) : undefined;
    const contact = pack && reader ? contactOf(pack, (text) => read(reader, text)) : undefined;
    const country = pack?.reminders?.restraint.holidays;
    const asked = contact && words.ask(contact.role, contact.reach);
    const { title, lead } = words[kind];
    const sections =
      kind === 'privacy'
        ? privacySections(words, handling(), municipality, country && authorities[country])
        : words.terms.parts;
    const owner = municipality ?? 'Må jeg?';
    const ask = asked === undefined ? [] : [{ heading: words.contact, text: [asked] }];
    const other =
      kind === 'privacy'
        ? { kind: 'terms' as const, text: words.privacy.toTerms }
        : { kind: 'privacy' as const, text: words.terms.toPrivacy };
    return noticePage(
      {
        ...{ kind, language, title, owner, other, languages: words.languages },
        lead: municipality === undefined ? [words.demo, lead] : [lead],
        sections: [...sections, ...ask],
      },
      files,
    );
  };
}

function contactOf({ contacts, ask }: Pack, text: (text: Pack['name']) => string) {
  const contact = contacts[ask];
  if (!contact) throw new Error('The pack has no contact to ask: it was not checked');
  const reach = [contact.email, contact.phone].filter((way) => way !== undefined).join(', ');
  return { role: text(contact.name), reach };
}
