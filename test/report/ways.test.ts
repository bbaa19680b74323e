import { describe, expect, it } from '@jest/globals';
import { isImported } from '../../src/guide/link.ts';
import { surveyOf } from '../../src/guide/states.ts';
import { answersIn, countOf, onwardsIn, waysOf } from '../../src/report/ways.ts';
import { drawingTextsOf } from '../../src/words/drawing.ts';
import { wordsOf } from '../../src/words/words.ts';
import { productPacks } from '../support/product.ts';
import { TODAY } from '../support/proeve.ts';

const words = {
  ...drawingTextsOf('da'),
  verdict: wordsOf('da').verdict,
  label: (_fact: string, answer: string | string[]) => [answer].flat().join(),
  fact: (fact: string) => fact,
  duration: (duration: string) => duration,
};
const guides = productPacks().flatMap((pack) => [...pack.guides.values()].map((guide) => ({ pack, guide })));

describe('the ways of the product', () => {
  it.each(guides.map(({ pack, guide }) => [`${pack.id} ${guide.id}`, guide] as const))(
    'are each written once, below their answer or where they go on: %s',
    (_name, guide) => {
      const { ways, total } = waysOf(guide, TODAY, words);
      const answers = answersIn(guide, ways);
      const onwards = onwardsIn(guide, ways);
      const written = [
        ...answers.flatMap(({ variants }) => variants.flat()),
        ...onwards.flatMap((on) => on.ways),
      ];
      expect(written.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
        ways.map(({ number }) => number),
      );
      expect(countOf(written)).toBe(total);
      expect(total).toBe(surveyOf(guide, TODAY)?.ways);
      const own = Object.keys(guide.outcomes).filter((id) => !isImported(id));
      expect(answers.map(({ node }) => node)).toEqual(own);
    },
  );
});
