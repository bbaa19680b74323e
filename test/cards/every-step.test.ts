import { describe, expect, it } from '@jest/globals';
import { readerOf } from '../../src/cards/reader.ts';
import { fittingStep, type StepView } from '../../src/cards/render.ts';
import { languages } from '../../src/guide/constants.ts';
import type { Pack } from '../../src/guide/pack.ts';
import type { Language } from '../../src/guide/schema.ts';
import { actionsOf, cardFaults, renderedFaults } from '../support/card-faults.ts';
import { createRenderer } from '../support/card-renderer.ts';
import { everyStep, type ShownStep, stuck } from '../support/every-step.ts';
import { productPacks } from '../support/product.ts';
import { proeve, TODAY } from '../support/proeve.ts';

/** The packs of the product, those with a fault as far as they can be walked, and the one of the tests. */
const packs: [string, Pack][] = [
  ...productPacks().map((pack): [string, Pack] => [pack.id, pack]),
  ['proeve', proeve()],
];
const steps = new Map(packs.map(([id, pack]) => [id, [...everyStep(pack, TODAY)]]));
const render = createRenderer();
const rendered = new Set<string>();
/** So long that the mail still carries it, which no card is larger with; `guide check` measures the longest. */
const links = {
  receipt: () => `https://maa-jeg.example.org/receipt/${'x'.repeat(1_500)}`,
  paper: () => `https://maa-jeg.example.org/tab#paper=${'x'.repeat(200)}`,
};

function shownIn(pack: Pack, language: Language, { guide, walk, step, today }: ShownStep) {
  const reader = readerOf(pack, language);
  const context = { reader, pack, guide, walk, notices: [], today, links, reminds: true };
  return fittingStep({ ...context, helpful: 'ask' }, step);
}

/**
 * What is left of a view without its texts and without the second of equal rows. The template draws cards of one
 * shape from the same elements, so what the renderer takes of one it takes of all.
 */
function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? 0 : 1;
  if (Array.isArray(value)) return [...new Set(value.map((part) => JSON.stringify(shapeOf(part))))];
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([key]) => key !== 'data');
  return Object.fromEntries(parts.map(([key, part]) => [key, shapeOf(part)]));
}

/** Whether this is the first card of its shape in its language. */
function isNew(language: Language, view: StepView): boolean {
  const key = `${language} ${JSON.stringify(shapeOf(view))}`;
  const fresh = !rendered.has(key);
  rendered.add(key);
  return fresh;
}

function at(language: Language, { guide, walk, step }: ShownStep, fault: string): string {
  return `${language} ${guide.id} ${step.node} ${JSON.stringify(walk)}: ${fault}`;
}

describe.each(packs)('the cards of %s', (id, pack) => {
  const all = steps.get(id) ?? [];

  it.each([...languages])('have no fault on any step of any path, read in %s', (language) => {
    const faults = all.flatMap((shown) => {
      const { view, card } = shownIn(pack, language, shown);
      const seen = isNew(language, view) ? renderedFaults(render(card)) : [];
      return [...cardFaults(card), ...seen].map((fault) => at(language, shown, fault));
    });
    expect(faults).toEqual([]);
  });

  it('lead on with every button', () => {
    const faults = all.flatMap((shown) => {
      const { card } = shownIn(pack, 'da', shown);
      const typed = shown.step.kind === 'question' ? firstOf(shown.step) : undefined;
      return actionsOf(card).flatMap(({ action, needsInput }) => {
        const why = stuck(pack, shown, action, needsInput ? typed : undefined);
        return why === undefined ? [] : [at('da', shown, why)];
      });
    });
    expect(faults).toEqual([]);
  });
});

/** What a person could fill in. */
function firstOf({ values }: Extract<ShownStep['step'], { kind: 'question' }>): string {
  return values.find((value) => value !== 'not-sure') ?? TODAY;
}
