import { describe, expect, it } from '@jest/globals';
import { readerOf } from '../../src/cards/reader.ts';
import { textCheckCard, textFormCard } from '../../src/cards/render.ts';
import { type FindingGroup, textCheckView, textFormView } from '../../src/cards/text-check-view.ts';
import { languages } from '../../src/guide/constants.ts';
import type { Guide } from '../../src/guide/pack.ts';
import { Sensitivity } from '../../src/guide/schema.ts';
import { emptyWalk, step } from '../../src/guide/step.ts';
import type { PersonalDataKind } from '../../src/words/shape.ts';
import { wordsOf } from '../../src/words/words.ts';
import { cardFaults, renderedFaults } from '../support/card-faults.ts';
import { buttonsOf, textOf } from '../support/card-json.ts';
import { createRenderer } from '../support/card-renderer.ts';
import { productPacks } from '../support/product.ts';
import { proeve, TODAY } from '../support/proeve.ts';

const render = createRenderer();
const real = productPacks();

/** More than any text brings: every kind, sure and unsure, with passages as long as they are shown. */
const everything = (Object.keys(wordsOf('da').check.kinds) as PersonalDataKind[]).flatMap((kind) =>
  [false, true].map(
    (unsure): FindingGroup => ({ kind, unsure, passages: Array(9).fill('x'.repeat(40)), count: 9 }),
  ),
);
const phone: FindingGroup = { kind: 'phone', unsure: false, passages: ['•• •• •• ••'], count: 1 };

describe.each(real.map((pack) => [pack.id, pack] as const))('the check of a text in %s', (_, pack) => {
  it.each(languages)('is drawn without fault in %s, whatever was found', (language) => {
    const reader = readerOf(pack, language);
    const cards = [undefined, ...Sensitivity.options].flatMap((sensitivity) =>
      [[], [phone], everything].map((found) =>
        textCheckCard(textCheckView(reader, pack, found, sensitivity, TODAY)),
      ),
    );
    cards.push(textFormCard(textFormView(reader, pack, reader.words.check.empty)));
    for (const card of cards) expect([...cardFaults(card), ...renderedFaults(render(card))]).toEqual([]);
  });

  it('answers each channel as its guide does, and opens the guide with what is known', () => {
    for (const sensitivity of Sensitivity.options) {
      const view = textCheckView(readerOf(pack, 'da'), pack, [phone], sensitivity, TODAY);
      expect(view.ways).toHaveLength(pack.channels?.channels.length ?? 0);
      for (const { answer, open } of view.ways) {
        const { guide: id, known } = open.data as Extract<typeof open.data, { do: 'open' }>;
        const guide = pack.guides.get(id) as Guide;
        const reached = step(guide, { ...emptyWalk, known }, TODAY);
        expect(reached.trace.length).toBeLessThanOrEqual(Object.keys(known).length);
        const answers = Object.values(guide.outcomes).map((outcome) => Object.values(outcome.answer));
        expect(answers.flat()).toContain(answer);
      }
    }
  });
});

describe('what the check of a text says', () => {
  const reader = readerOf(proeve(), 'da');
  const view = (found: FindingGroup[], sensitivity?: Sensitivity) =>
    textCheckCard(textCheckView(reader, proeve(), found, sensitivity, TODAY));

  it('begins with the result, then what was found, then each way with its verdict', () => {
    expect(
      textOf(
        view(
          [
            { ...phone, kind: 'cpr' },
            { ...phone, unsure: true },
          ],
          'confidential',
        ),
      ),
    ).toBe(
      [
        '✋',
        'Vent med at sende',
        'I teksten står der noget, som du skal passe særlig godt på.',
        'Det fandt jeg',
        'CPR-nummer: •• •• •• ••',
        'Måske: Telefonnummer: •• •• •• ••',
        'Det siger retningslinjen i Prøve Kommune',
        '⛔',
        'Med almindelig mail',
        'Nej, sig pænt nej tak.',
        'En, der sælger til os, må ikke give dig gaver.',
        '⚠️',
        'Til en kollega på kontoret',
        'Ja, hvis du aftaler det med din leder først.',
        'Det er fagligt, og kommunen betaler rejse og ophold.',
        wordsOf('da').check.limits,
      ].join('\n'),
    );
  });

  it('gives no verdict where nothing was found that has to be guarded, only the ways to ask about', () => {
    const card = view([phone]);
    expect(textOf(card)).not.toMatch(/^(Ja|Nej)/mu);
    expect(buttonsOf(card).map(({ title }) => title)).toEqual([
      'Med almindelig mail',
      'Til en kollega på kontoret',
      'Tjek en tekst',
      'Menu',
    ]);
  });

  it('never says that a text is fine', () => {
    expect(textOf(view([]))).toContain('Men jeg kender ikke navne');
  });

  it('names whom to ask where the document has no rule about sending', () => {
    const { channels: _, ...silent } = proeve();
    const card = textCheckCard(
      textCheckView(reader, { ...silent, channels: undefined }, [phone], 'confidential', TODAY),
    );
    expect(textOf(card)).toContain('Retningslinjen i Prøve Kommune siger ikke noget om');
    expect(textOf(card)).toContain('Spørg ');
  });
});
