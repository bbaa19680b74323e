import { describe, expect, it } from '@jest/globals';
import { readerOf } from '../../src/cards/reader.ts';
import type { Pack } from '../../src/guide/pack.ts';
import { paths } from '../../src/guide/paths.ts';
import { receiptOf } from '../../src/guide/receipt.ts';
import type { Receipt } from '../../src/guide/receipt-shape.ts';
import { replayReceipt } from '../../src/guide/replay.ts';
import { abridged, restored } from '../../src/receipt/abridge.ts';
import { createReceiptLink } from '../../src/receipt/link.ts';
import { openToken } from '../../src/receipt/token.ts';
import { productPacks } from '../support/product.ts';
import { proeve, proeveWith, TODAY } from '../support/proeve.ts';
import { key, receiptFor } from '../support/receipts.ts';

const own = key('2026a');
const link = createReceiptLink(() => 'https://maa-jeg.example.org', own);
const told = receiptFor(proeve(), 'gift', {
  giver: 'citizen',
  'gift-kinds': ['flowers'],
  received: '2026-03-20',
});

describe('an abridged receipt', () => {
  const short = abridged(told);

  it('leaves out what the rules say, and nothing else', () => {
    expect(short.rules.map(({ says }) => says)).toEqual(told.rules.map(() => undefined));
    expect(short.rules.map(({ path, at }) => [path, at])).toEqual(
      told.rules.map(({ path, at }) => [path, at]),
    );
    expect({ ...short, rules: [] }).toEqual({ ...told, rules: [] });
  });

  it('is whole again where the rules still say the same', () => {
    expect(restored(short, proeve())).toEqual(told);
  });

  it('does not put the words of today into the mouth of then', () => {
    const says = told.rules[0]?.says ?? '';
    const now = proeveWith(['rules.yaml', `da: ${says}`, 'da: Noget helt andet.']);
    const back = restored(short, now);
    expect(back.rules.map((rule) => rule.says)).toEqual([
      undefined,
      ...told.rules.slice(1).map((rule) => rule.says),
    ]);
    expect(replayReceipt(back, now, TODAY)).toMatchObject({
      kind: 'differs',
      rules: { added: [{ says: 'Noget helt andet.' }], removed: [{ path: told.rules[0]?.path }] },
    });
  });

  it('is what a short link opens', async () => {
    const made = link(told, 'short');
    expect(made.length).toBeLessThan(link(told).length);
    const opened = await openToken(made.slice(made.lastIndexOf('/') + 1), [own]);
    expect(opened).toMatchObject({ kind: 'genuine', receipt: short });
  });

  it('stays as it is where the municipality is gone', () => {
    expect(restored(short, undefined)).toEqual(short);
  });
});

describe('the links of every answer', () => {
  const receipts = productPacks().flatMap((pack) =>
    [...pack.guides.values()].flatMap((guide) =>
      [...paths(guide, TODAY)].map(({ end }): [Pack, Receipt] => {
        const { content } = readerOf(pack, 'da');
        return [pack, receiptOf(pack, guide, end, { language: 'da', content, day: TODAY })];
      }),
    ),
  );

  it('are short enough for every program that takes links, and open to what was said', async () => {
    const faults: string[] = [];
    let longest = 0;
    for (const [pack, receipt] of receipts) {
      const made = link(receipt);
      longest = Math.max(longest, made.length);
      const opened = await openToken(made.slice(made.lastIndexOf('/') + 1), [own]);
      const same =
        opened.kind === 'genuine' &&
        JSON.stringify(restored(opened.receipt, pack)) === JSON.stringify(receipt);
      if (!same) faults.push(`${receipt.guide.id} ${receipt.outcome.id}`);
    }
    expect(faults).toEqual([]);
    expect(longest).toBeLessThan(2_300);
  }, 120_000);
});
