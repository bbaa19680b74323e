import { describe, expect, it } from '@jest/globals';
import { readerOf } from '../../src/cards/reader.ts';
import type { Pack } from '../../src/guide/pack.ts';
import { receiptOf } from '../../src/guide/receipt.ts';
import { Receipt } from '../../src/guide/receipt-shape.ts';
import { replayReceipt } from '../../src/guide/replay.ts';
import { everyStep } from '../support/every-step.ts';
import { productPacks } from '../support/product.ts';
import { eksempel, proeve, proeveWith, TODAY } from '../support/proeve.ts';
import { receiptFor } from '../support/receipts.ts';

const packs: [string, Pack][] = [
  ...productPacks().map((pack): [string, Pack] => [pack.id, pack]),
  ['proeve', proeve()],
];

const walk = (received: string) => ({ giver: 'citizen', 'gift-kinds': ['flowers'], received });
const told = receiptFor(proeve(), 'gift', walk('2026-03-20'));

describe('a receipt', () => {
  it('holds what the person was told, in the words of then, and the answers by fact', () => {
    expect(told).toEqual({
      version: 1,
      day: TODAY,
      language: 'da',
      content: 'da',
      pack: { id: 'proeve', name: 'Prøve Kommune' },
      source: proeve().source,
      guide: {
        id: 'gift',
        title: 'Gaver',
        question: 'Må jeg tage imod gaven?',
        edition: proeve().guides.get('gift')?.edition,
      },
      answers: [
        {
          fact: 'giver',
          type: 'one-of',
          label: 'Giveren',
          answer: 'citizen',
          labels: { citizen: 'En borger eller pårørende' },
        },
        {
          fact: 'gift-kinds',
          type: 'several-of',
          label: 'Gaven',
          answer: ['flowers'],
          labels: { flowers: 'Blomster eller chokolade' },
        },
        { fact: 'received', type: 'date', label: 'Modtaget', answer: '2026-03-20' },
      ],
      outcome: {
        id: 'told',
        verdict: 'allowed_with_conditions',
        answer: 'Ja, hvis du fortæller din leder om den.',
        because: 'Små gaver fra borgere er i orden, når de er kendt.',
      },
      duties: [
        {
          id: 'tell-leader',
          text: 'Fortæl din leder om gaven.',
          strength: 'must',
          phase: 'after',
          deadline: { within: 'P1M', after: 'gaven' },
        },
      ],
      rules: expect.arrayContaining([
        expect.objectContaining({ id: 'small-gift-allowed' }),
        expect.objectContaining({ id: 'gift-told' }),
      ]),
    });
  });

  it('names the other way and whom to ask', () => {
    const refused = receiptFor(proeve(), 'gift', { giver: 'citizen', 'gift-kinds': ['money'] }, 'en');
    expect(refused.outcome.instead).toBe('If it is a professional trip, look at it as an invitation.');
    const late = receiptFor(proeve(), 'gift', walk('2025-01-01'), 'nb');
    expect(late.outcome.ask).toMatchObject({ name: 'din nærmeste leder' });
  });

  it('keeps the language of the person apart from that of the texts', () => {
    const receipt = receiptFor(eksempel(), 'gift', { giver: 'colleague' }, 'nb');
    expect(receipt).toMatchObject({ language: 'nb', content: 'da', outcome: { answer: 'Ja, det må du.' } });
  });
});

describe.each(packs)('every outcome on every path of %s', (_, pack) => {
  it('comes back from JSON as it was, and is answered the same today', () => {
    const faults: string[] = [];
    const { content } = readerOf(pack, 'en');
    for (const { guide, step } of everyStep(pack, TODAY)) {
      if (step.kind !== 'outcome') continue;
      const receipt = receiptOf(pack, guide, step, { language: 'en', content, day: TODAY });
      const json = JSON.stringify(receipt);
      const back = Receipt.parse(JSON.parse(json));
      const { kind } = replayReceipt(back, pack, TODAY);
      if (JSON.stringify(back) !== json || kind !== 'same') faults.push(`${guide.id} ${step.node}: ${kind}`);
    }
    expect(faults).toEqual([]);
  });
});

describe('a receipt run again', () => {
  const again = (...changes: [file: string, passage: string, instead: string][]) =>
    replayReceipt(told, proeveWith(...changes), TODAY);

  it('is the same although the guide has another edition, if the answer reads the same', () => {
    const now = again(['guides/gift.yaml', 'da: Hvad får du?', 'da: Hvad får du så?']);
    expect(now).toEqual({ kind: 'same', edition: expect.any(String) });
    expect('edition' in now && now.edition).not.toBe(told.guide.edition);
  });

  it('is the same where only the name of the outcome is another one', () => {
    const now = again(
      ['guides/gift.yaml', '        to: told\n', '        to: known\n'],
      ['guides/gift.yaml', '  told:\n', '  known:\n'],
    );
    expect(now.kind).toBe('same');
  });

  it('tells of a duty that came', () => {
    const now = again(['guides/gift.yaml', 'duties: [tell-leader]', 'duties: [tell-leader, send-back]']);
    expect(now).toMatchObject({
      kind: 'differs',
      answer: false,
      duties: { added: [{ id: 'send-back' }], removed: [], changed: [] },
    });
  });

  it('tells of a duty that went, with the rule behind it', () => {
    const now = again(
      ['guides/gift.yaml', 'duties: [tell-leader]', 'duties: [send-back]'],
      [
        'guides/gift.yaml',
        'supplier: { to: refused-supplier,',
        'supplier: { to: refused-supplier, duties: [tell-leader],',
      ],
    );
    expect(now).toMatchObject({
      kind: 'differs',
      duties: { added: [{ id: 'send-back' }], removed: [{ id: 'tell-leader' }] },
      rules: { removed: [{ id: 'gift-told' }] },
    });
  });

  it('tells of a deadline that is another one, with both', () => {
    const now = again([
      'guides/gift.yaml',
      'within: P1M, after: { da: gaven',
      'within: P2M, after: { da: gaven',
    ]);
    expect(now).toMatchObject({
      kind: 'differs',
      duties: {
        changed: [{ before: { deadline: { within: 'P1M' } }, now: { deadline: { within: 'P2M' } } }],
      },
    });
  });

  it('tells of a reason that reads otherwise', () => {
    const now = again(['guides/gift.yaml', 'da: Små gaver fra borgere er', 'da: Alle gaver fra borgere er']);
    expect(now).toMatchObject({ kind: 'differs', answer: true, duties: { added: [] }, rules: { added: [] } });
  });

  it('tells of another answer, and what it is', () => {
    const now = again([
      'guides/gift.yaml',
      'includes: [money, travel]',
      'includes: [money, travel, flowers]',
    ]);
    expect(now).toMatchObject({
      kind: 'other',
      cause: 'guide',
      now: { outcome: { id: 'refused', verdict: 'not_allowed' } },
    });
  });

  it('tells of another verdict although the outcome has the same name', () => {
    const now = again([
      'guides/gift.yaml',
      'verdict: allowed_with_conditions\n    answer:\n      da: Ja, hvis du fortæller',
      'verdict: allowed\n    answer:\n      da: Ja, hvis du fortæller',
    ]);
    expect(now).toMatchObject({ kind: 'other', cause: 'guide' });
  });

  it('tells that only time has passed', () => {
    const now = replayReceipt(told, proeve(), '2026-06-01');
    expect(now).toMatchObject({ kind: 'other', cause: 'time', now: { outcome: { id: 'late' } } });
  });

  it('tells of a question that is new', () => {
    const now = again(['guides/gift.yaml', 'citizen: { to: what }', 'citizen: { to: sort }']);
    expect(now).toEqual({
      kind: 'open',
      edition: expect.any(String),
      question: 'Arbejder giveren i kommunen?',
      gone: [],
    });
  });

  it('tells of an answer that is gone', () => {
    const supplier = receiptFor(proeve(), 'gift', { giver: 'supplier' });
    const renamed = proeveWith(
      ['facts.yaml', '    supplier:\n', '    seller:\n'],
      ['guides/gift.yaml', 'supplier: { to:', 'seller: { to:'],
      ['guides/invitation.yaml', 'supplier:', 'seller:'],
    );
    expect(replayReceipt(supplier, renamed, TODAY)).toMatchObject({ kind: 'open', gone: ['Giveren'] });
  });

  it('tells of a guide or a municipality that is gone', () => {
    const { gift: _, ...rest } = Object.fromEntries(proeve().guides);
    const without = { ...proeve(), guides: new Map(Object.entries(rest)) };
    expect(replayReceipt(told, without, TODAY)).toEqual({ kind: 'guide-gone' });
    expect(replayReceipt(told, undefined, TODAY)).toEqual({ kind: 'pack-gone' });
  });

  it('reads in the language of the document where the pack has lost that of the receipt', () => {
    const english = receiptFor(proeve(), 'gift', walk('2026-03-20'), 'en');
    const danish: Pack = { ...proeve(), languages: ['da'] };
    expect(replayReceipt(english, danish, TODAY)).toMatchObject({ now: { content: 'da' } });
  });
});
