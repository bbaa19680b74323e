import { describe, expect, it } from '@jest/globals';
import { openToken } from '../../src/receipt/token.ts';
import { linksOf } from '../support/card-json.ts';
import { eksempel, TODAY } from '../support/proeve.ts';
import { key } from '../support/receipts.ts';
import { Talk, type TalkOptions } from './talk.ts';

async function receiptOn(talk: Talk) {
  const [link = ''] = linksOf(talk.card);
  return openToken(link.slice(link.lastIndexOf('/') + 1), [key('x'.repeat(16), 0)]);
}

function atOutcome(options?: TalkOptions): Talk {
  const talk = new Talk(options);
  talk.say('må jeg tage imod en gave');
  talk.click('En kollega');
  return talk;
}

describe('the receipt of an answer', () => {
  it('is one tap away, signed, and holds what the card says', async () => {
    expect(await receiptOn(atOutcome())).toMatchObject({
      kind: 'genuine',
      receipt: {
        day: TODAY,
        language: 'da',
        pack: { id: 'proeve' },
        answers: [{ fact: 'giver', answer: 'colleague' }],
        outcome: { id: 'free', verdict: 'allowed', answer: 'Ja, det må du.' },
      },
    });
  });

  it('is not offered before there is an answer', () => {
    const talk = new Talk();
    talk.say('må jeg tage imod en gave');
    expect(linksOf(talk.card)).toEqual([]);
  });

  it('is another one after an answer was changed', async () => {
    const talk = atOutcome();
    talk.click('Ret');
    talk.click('En, der sælger til kommunen');
    expect(await receiptOn(talk)).toMatchObject({ receipt: { outcome: { id: 'refused-supplier' } } });
  });

  it('holds what was brought along from another guide like any other answer', async () => {
    const talk = atOutcome();
    talk.send({ do: 'open', lang: 'da', pack: 'proeve', guide: 'gift', known: { giver: 'colleague' } });
    expect(await receiptOn(talk)).toMatchObject({ receipt: { answers: [{ fact: 'giver' }] } });
  });

  it("has the person's language, and the texts that the pack has for it", async () => {
    const talk = new Talk({ packs: [eksempel()], fixed: 'eksempel', language: 'nb' });
    talk.send({ do: 'open', lang: 'nb', pack: 'eksempel', guide: 'gift', known: { giver: 'colleague' } });
    expect(await receiptOn(talk)).toMatchObject({ receipt: { language: 'nb', content: 'da' } });
  });
});
