import type { Guide, PackEntry } from '../guide/pack.ts';
import type { Contact } from '../guide/schema.ts';
import type { LinkButton } from './button.ts';
import { type Reader, read } from './reader.ts';

/** Some programs open no longer address, in characters. */
const LONGEST_MAILTO = 2000;

/**
 * Begins a mail to a contact about an answer, with the link of its receipt where the address has room for it. A role
 * such as "your leader" has no address of its own: then whoever writes fills in the name.
 * @param receipt link of the receipt; without it the mail only names the guide
 */
export function mailAbout(
  reader: Reader,
  contact: Contact,
  guide: Pick<Guide, 'title'>,
  receipt: string | undefined,
): LinkButton {
  const { mail } = reader.words;
  const title = read(reader, guide.title);
  const about = `${mail.greeting}\n\n${mail.about(title)}`;
  const short = mailto(contact.email, title, `${about}\n\n`);
  const whole =
    receipt === undefined
      ? short
      : mailto(contact.email, title, `${about}\n\n${mail.answer}\n${receipt}\n\n`);
  return buttonTo(reader, contact, whole.length <= LONGEST_MAILTO ? whole : short);
}

/** Begins a mail about a question that no guide answers, to the contact for these. */
export function mailWithoutGuide(reader: Reader, pack: Pick<PackEntry, 'contacts' | 'ask'>): LinkButton {
  const { mail } = reader.words;
  const contact = pack.contacts[pack.ask] as Contact;
  const body = `${mail.greeting}\n\n${mail.noGuide}\n\n`;
  return buttonTo(reader, contact, mailto(contact.email, mail.noGuideSubject, body));
}

function buttonTo(reader: Reader, contact: Contact, url: string): LinkButton {
  const { mail } = reader.words;
  return { title: mail.write, tooltip: mail.writeTo(read(reader, contact.name)), url };
}

/** The address of a mail that is begun (RFC 6068). */
function mailto(to: string | undefined, subject: string, body: string): string {
  const recipient = (to ?? '').split('@').map(encodeURIComponent).join('@');
  const lines = body.replaceAll('\n', '\r\n');
  return `mailto:${recipient}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}
