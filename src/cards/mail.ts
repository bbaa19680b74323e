import type { Guide, PackEntry } from '../guide/pack.ts';
import type { Contact } from '../guide/schema.ts';
import type { LinkButton } from './button.ts';
import { type Reader, read } from './reader.ts';

/** Some programs open no longer address, in characters. */
const LONGEST_MAILTO = 2000;

/** The links of a receipt; the short one is made where it is needed. */
export interface MailedReceipt {
  whole: string;
  short: () => string;
}

/**
 * Begins a mail to a contact about an answer, with the link of its receipt, or the short one where the address has no
 * more room. A role such as "your leader" has no address of its own: then whoever writes fills in the name.
 * @param receipt without it the mail only names the guide
 */
export function mailAbout(
  reader: Reader,
  contact: Contact,
  guide: Pick<Guide, 'title'>,
  receipt: MailedReceipt | undefined,
): LinkButton {
  const { mail } = reader.words;
  const title = read(reader, guide.title);
  const about = `${mail.greeting}\n\n${mail.about(title)}`;
  const withLink = (link: string) => mailto(contact.email, title, `${about}\n\n${mail.answer}\n${link}\n\n`);
  const fits = (address: string) => address.length <= LONGEST_MAILTO;
  const whole = receipt && withLink(receipt.whole);
  if (whole !== undefined && fits(whole)) return buttonTo(reader, contact, whole);
  const short = receipt && withLink(receipt.short());
  if (short !== undefined && fits(short)) return buttonTo(reader, contact, short);
  return buttonTo(reader, contact, mailto(contact.email, title, `${about}\n\n`));
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
