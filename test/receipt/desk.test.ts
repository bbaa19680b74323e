import { describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import type { Pack } from '../../src/guide/pack.ts';
import type { Receipt } from '../../src/guide/receipt-shape.ts';
import type { Language } from '../../src/guide/schema.ts';
import { createDesk, type Desk } from '../../src/receipt/desk.ts';
import { createReceiptLink, linkOf } from '../../src/receipt/link.ts';
import { createSeal, openToken } from '../../src/receipt/token.ts';
import { packsOf, proeve, proeveWith, TODAY } from '../support/proeve.ts';
import { key, receiptFor } from '../support/receipts.ts';

const own = key('2026a');
const address = 'https://maa-jeg.example.org';
const seal = createSeal(own);
const told = receiptFor(proeve(), 'gift', walk('2026-03-20'));

function walk(received: string) {
  return { giver: 'citizen', 'gift-kinds': ['flowers'], received };
}

function deskWith(packs: readonly Pack[] = [proeve()], today = TODAY): Desk {
  return createDesk({
    packs: packsOf(...packs),
    keys: [own],
    receiptLink: createReceiptLink(() => address, own),
    linkOf: (token) => linkOf(address, token),
    today: () => today,
    files: { style: '/page.css', script: '/page.js' },
  });
}

async function pageOf(receipt: Receipt, desk = deskWith(), language: Language = 'en') {
  const { kind, html } = await desk.page(seal(receipt), language);
  const { document } = new JSDOM(html).window;
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  return { kind, html, document, texts };
}

/** What the page says about today. */
async function todayOf(receipt: Receipt, desk: Desk): Promise<(string | null)[]> {
  const { texts } = await pageOf(receipt, desk);
  return texts('.check:not(.genuine) :is(h2, p:not(.small))');
}

describe('the page of a genuine receipt', () => {
  it('says what the person was told: verdict, reason, answers, duties, places, origin', async () => {
    const { kind, document, texts } = await pageOf(told);
    expect(kind).toBe('genuine');
    expect(document.documentElement.lang).toBe('da');
    expect(texts('h1')).toEqual(['Må jeg tage imod gaven?']);
    expect(texts('.answer p')).toEqual([
      'Ja, hvis du fortæller din leder om den.',
      'Små gaver fra borgere er i orden, når de er kendt.',
    ]);
    expect(texts('section:not(.origin) tr')).toEqual([
      'GiverenEn borger eller pårørende',
      'GavenBlomster eller chokolade',
      'Modtaget20. marts 2026',
    ]);
    expect(texts('li')[0]).toBe('Fortæl din leder om gaven. Frist: senest 1 måned efter gaven');
    expect(texts('section > h2')).toEqual([
      'Det bygger svaret på',
      'Det skal du',
      'Steder i retningslinjen',
      'Udskriv eller gem',
    ]);
    expect(texts('.origin tr')).toEqual(
      expect.arrayContaining(['KommunePrøve Kommune', 'Svaret er fra31. marts 2026']),
    );
  });

  it('leads back to itself by its mark, and shows no longer address', async () => {
    const { document } = await pageOf(told);
    const link = document.querySelector('.origin tr:last-child a');
    expect(link?.textContent).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/u);
    expect(link?.getAttribute('href')).toMatch(/\/receipt\/[\w.-]+$/u);
    expect(document.querySelector('article')?.textContent).not.toContain('/receipt/');
  });

  it('says the verdict in a word where the answer does not begin with it', async () => {
    const silent = receiptFor(proeve(), 'gift', { giver: 'citizen', 'gift-kinds': 'not-sure' });
    const { texts } = await pageOf(silent);
    expect(texts('.verdict')).toEqual(['Ikke beskrevet']);
    expect(texts('section > h2')).toContain('Spørg juristerne i Byrådscenteret');
  });

  it('says that it is genuine, and when that was looked at', async () => {
    const { texts } = await pageOf(told, deskWith([proeve()], '2026-04-02'));
    expect(texts('.genuine :is(h2, p)')).toEqual([
      'Notatet er ægte',
      'Må jeg? har lavet det efter retningslinjen i Prøve Kommune. Ingen har ændret det siden. Kontrolleret 2. april 2026.',
    ]);
  });

  it.each([
    ['nb', 'Notatet er ekte', 'Veiviser'],
    ['en', 'This note is genuine', 'Guide'],
  ] as const)(
    'speaks %s to whoever was answered in it, whatever the browser speaks',
    async (language, says, guide) => {
      const { html, texts } = await pageOf(
        receiptFor(proeve(), 'gift', walk('2026-03-20'), language),
        deskWith(),
        'da',
      );
      expect(html).toContain(`<html lang="${language}">`);
      expect(texts('.genuine h2')).toEqual([says]);
      expect(texts('.origin th')).toContain(guide);
    },
  );

  it('has fields that nothing can send: no form, no name', async () => {
    const { document } = await pageOf(told);
    const fields = [...document.querySelectorAll('input, textarea')];
    expect(fields.map(({ id }) => id)).toEqual(['case-number', 'remark']);
    expect(fields.map((field) => [field.getAttribute('name'), field.getAttribute('autocomplete')])).toEqual([
      [null, 'off'],
      [null, 'off'],
    ]);
    expect(document.querySelector('form')).toBeNull();
  });

  it('holds no script and no style of its own', async () => {
    const { document } = await pageOf(told);
    const scripts = [...document.querySelectorAll('script')];
    expect(scripts.map(({ type, src }) => [type, src])).toEqual([
      ['application/json', ''],
      ['module', '/page.js'],
    ]);
    expect(document.querySelectorAll('style, [style], [onclick]')).toHaveLength(0);
  });

  it('shows markup in a text as text, and lets none out of its data', async () => {
    const evil = '</script><img src=x onerror=alert(1)>&amp;"\'';
    const { document, texts } = await pageOf({
      ...told,
      pack: { id: evil, name: evil },
      guide: { id: evil, title: evil, question: evil, edition: evil },
      answers: [{ fact: evil, type: 'one-of', label: evil, answer: 'x', labels: { x: evil } }],
      outcome: {
        ...told.outcome,
        answer: evil,
        because: evil,
        instead: evil,
        ask: { name: evil, email: evil },
      },
      duties: [{ id: evil, text: evil, strength: 'must', phase: 'after' }],
      rules: [{ id: evil, path: [evil], at: '1', says: evil }],
    });
    expect(document.querySelectorAll('img')).toHaveLength(0);
    expect(document.querySelectorAll('script')).toHaveLength(2);
    expect(texts('h1')).toEqual([evil]);
    expect(JSON.parse(texts('#data')[0] ?? '').note.question).toBe(evil);
  });
});

describe('whether the answer is the same today', () => {
  const updated = (...changes: [file: string, passage: string, instead: string][]) =>
    todayOf(told, deskWith([proeveWith(...changes)]));

  it('is said of the same guide', async () => {
    expect(await todayOf(told, deskWith())).toEqual([
      'Ja, svaret er det samme i dag',
      'Guiden er den samme som dengang.',
    ]);
  });

  it('is said of a guide that was updated elsewhere', async () => {
    expect(await updated(['guides/gift.yaml', 'da: Hvad får du?', 'da: Hvad får du så?'])).toEqual([
      'Ja, svaret er det samme i dag',
      'Guiden er opdateret siden. Svaret er ord for ord det samme.',
    ]);
  });

  it('names a duty that came, and one that reads otherwise', async () => {
    expect(
      await updated(
        ['guides/gift.yaml', 'duties: [tell-leader]', 'duties: [tell-leader, send-back]'],
        ['guides/gift.yaml', 'within: P1M, after: { da: gaven', 'within: P2M, after: { da: gaven'],
      ),
    ).toEqual([
      'Svaret er det samme, men noget er nyt',
      'Nyt: Send gaven tilbage med et venligt brev.',
      'Ændret: Fortæl din leder om gaven. Frist: senest 2 måneder efter gaven (før: Fortæl din leder om gaven. Frist: senest 1 måned efter gaven)',
      expect.stringMatching(/^Nyt: /u),
    ]);
  });

  it('shows the answer of today where it reads otherwise', async () => {
    expect(
      await updated(['guides/gift.yaml', 'da: Små gaver fra borgere er', 'da: Alle gaver fra borgere er']),
    ).toEqual([
      'Svaret er det samme, men noget er nyt',
      'Svaret er skrevet med andre ord i dag. Åbn guiden i Må jeg?, og læs det igen.',
      'Ja, hvis du fortæller din leder om den.',
      'Alle gaver fra borgere er i orden, når de er kendt.',
    ]);
  });

  it('is denied, with the answer of today', async () => {
    expect(
      await updated(['guides/gift.yaml', 'includes: [money, travel]', 'includes: [money, travel, flowers]']),
    ).toEqual([
      'Nej, i dag er svaret et andet',
      'I dag er svaret: Nej, den gave må du ikke tage imod.',
      'Penge, gavekort, rejser og billetter er altid for meget.',
    ]);
  });

  it('is denied where a date has passed, with that reason', async () => {
    expect(await todayOf(told, deskWith([proeve()], '2026-06-01'))).toEqual([
      'Nej, i dag er svaret et andet',
      'Guiden siger det samme som dengang. Men der er gået tid, og det ændrer svaret.',
      'I dag er svaret: Spørg først din leder.',
      expect.stringMatching(/^Fristen/u),
    ]);
  });

  it('stays open where the guide asks something new', async () => {
    expect(await updated(['guides/gift.yaml', 'citizen: { to: what }', 'citizen: { to: sort }'])).toEqual([
      'Det ved jeg ikke uden flere svar',
      'Guiden spørger nu: Arbejder giveren i kommunen?',
    ]);
  });

  it('stays open where the guide or the municipality is gone', async () => {
    const { gift: _, ...rest } = Object.fromEntries(proeve().guides);
    const without = { ...proeve(), guides: new Map(Object.entries(rest)) };
    expect(await todayOf(told, deskWith([without]))).toEqual([
      'Guiden findes ikke mere',
      'Stil dit spørgsmål til Må jeg? igen, før du bruger svaret.',
    ]);
    expect(await todayOf(told, deskWith([{ ...proeve(), id: 'andet' }]))).toEqual([
      'Det kan jeg ikke svare på her',
      'Her kender jeg ikke længere retningslinjen i Prøve Kommune.',
    ]);
  });
});

describe('the page of a link that is none of ours', () => {
  const token = seal(told);
  it.each([
    ['unreadable', 'hej', 'Linket er ikke helt'],
    ['unreadable', token.slice(0, -1), 'Linket er ikke helt'],
    ['changed', token.replace(/\.[^.]{4}/u, '.AAAA'), 'Notatet er ikke ægte'],
    ['unknown-key', createSeal(key('other'))(told), 'Notatet er ikke lavet her'],
    ['too-long', 'x'.repeat(100_000), 'Linket er for langt'],
  ])('says what is the matter: %s', async (kind, text, says) => {
    const page = await deskWith().page(text, 'da');
    expect(page.kind).toBe(kind);
    expect(new JSDOM(page.html).window.document.querySelector('h1')?.textContent).toBe(says);
    expect(page.html).not.toContain(text);
  });
});

describe('a checked receipt for machines', () => {
  it('holds the receipt, the check and the link', async () => {
    const token = seal(told);
    expect(await deskWith().record(token)).toEqual({
      receipt: told,
      check: {
        genuine: true,
        key: '2026a',
        day: TODAY,
        today: { kind: 'same', edition: told.guide.edition },
      },
      link: `${address}/receipt/${token}`,
    });
  });

  it('is none where the link is none of ours', async () => {
    expect(await deskWith().record('hej')).toBe('unreadable');
  });
});

describe('a walk that asks for a receipt', () => {
  const { edition } = told.guide;
  const finished = {
    pack: 'proeve',
    guide: 'gift',
    edition,
    language: 'nb',
    answers: { giver: 'colleague' },
  };

  it('gets the one of the answer that it leads to here', async () => {
    const made = deskWith().issue(finished);
    const link = typeof made === 'string' ? '' : made.link;
    const opened = await openToken(link.replace(`${address}/receipt/`, ''), [own]);
    expect(opened).toMatchObject({ kind: 'genuine', receipt: { language: 'nb', outcome: { id: 'free' } } });
  });

  it.each([
    ['not-finished', { ...finished, answers: { giver: 'citizen' } }],
    ['not-finished', { ...finished, answers: { giver: 'nobody' } }],
    ['guide-unknown', { ...finished, guide: 'gifts' }],
    ['guide-unknown', { ...finished, pack: 'andet' }],
    ['other-edition', { ...finished, edition: '0.9' }],
    ['not-a-walk', { ...finished, language: 'sv' }],
    ['not-a-walk', { ...finished, outcome: 'free' }],
    ['not-a-walk', { ...finished, answers: { giver: 7 } }],
    ['not-a-walk', undefined],
  ])('gets none: %s', (why, body) => {
    expect(deskWith().issue(body)).toBe(why);
  });
});
