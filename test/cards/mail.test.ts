import { describe, expect, it } from '@jest/globals';
import { mailAbout, mailWithoutGuide } from '../../src/cards/mail.ts';
import { readerOf } from '../../src/cards/reader.ts';
import type { Guide } from '../../src/guide/pack.ts';
import { proeve } from '../support/proeve.ts';

const pack = proeve();
const reader = readerOf(pack, 'da');
const gift = pack.guides.get('gift') as Guide;
const leader = { name: { da: 'din leder' } };
const legal = { name: { da: 'juristerne' }, email: 'jura@proeve.example' };
const RECEIPT = 'https://maa-jeg.example/receipt/abc.def-g_h';
const SHORT = 'https://maa-jeg.example/receipt/abc';
const receipt = { whole: RECEIPT, short: () => SHORT };

/** What a mail program reads. */
function read(url: string) {
  const { protocol, pathname, searchParams } = new URL(url);
  return { protocol, to: pathname, subject: searchParams.get('subject'), body: searchParams.get('body') };
}

describe('a mail about an answer', () => {
  it('names the guide and carries the link of the receipt, on lines of their own', () => {
    const { url, title, tooltip } = mailAbout(reader, legal, gift, receipt);
    expect([title, tooltip]).toEqual(['Spørg på mail', 'Spørg på mail: juristerne']);
    expect(read(url)).toEqual({
      protocol: 'mailto:',
      to: 'jura@proeve.example',
      subject: 'Gaver',
      body: `Hej\r\n\r\nJeg har et spørgsmål om »Gaver«.\r\n\r\nHer er svaret, jeg fik:\r\n${RECEIPT}\r\n\r\n`,
    });
  });

  it('leaves it to who writes whom a role is', () => {
    const { url } = mailAbout(reader, leader, gift, receipt);
    expect(url).toMatch(/^mailto:\?subject=/u);
    expect(read(url).body).toContain(RECEIPT);
  });

  it('carries the short link where the address would be longer than programs open, and none where that is too long', () => {
    const fitting = (whole: number, short: number) =>
      mailAbout(reader, legal, gift, { whole: 'x'.repeat(whole), short: () => 'y'.repeat(short) }).url;
    const room = 2000 - fitting(1, 0).length + 1;
    expect(fitting(room, 0)).toHaveLength(2000);
    expect(read(fitting(room, 5)).body).not.toContain('y');
    expect(read(fitting(room + 1, 5)).body).toContain('\r\nyyyyy\r\n');
    expect(fitting(room + 1, room)).toHaveLength(2000);
    expect(read(fitting(room + 1, room + 1)).body).toBe(
      'Hej\r\n\r\nJeg har et spørgsmål om »Gaver«.\r\n\r\n',
    );
    expect(mailAbout(reader, legal, gift, undefined).url).toBe(fitting(room + 1, room + 1));
  });

  it('takes every sign of a title and an address for what it is', () => {
    const guide = { title: { da: 'Gaver & #1: 100 %?' } };
    const contact = { name: { da: 'x' }, email: 'a+b&c?@proeve.example' };
    const { url } = mailAbout(reader, contact, guide, undefined);
    expect(read(url).subject).toBe('Gaver & #1: 100 %?');
    expect(decodeURIComponent(read(url).to)).toBe('a+b&c?@proeve.example');
  });
});

describe('a mail about a question that no guide answers', () => {
  it('goes to the contact for these', () => {
    expect(read(mailWithoutGuide(reader, pack).url)).toMatchObject({
      to: 'jura@proeve.example',
      subject: 'Spørgsmål til retningslinjen',
    });
  });
});
