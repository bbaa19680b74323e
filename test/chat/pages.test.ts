import { describe, expect, it } from '@jest/globals';
import { papersOf } from '../../src/guide/paper.ts';
import { paths } from '../../src/guide/paths.ts';
import { emptyWalk, type OutcomeStep, step } from '../../src/guide/step.ts';
import { answersIn, readLink } from '../../src/tab/link.ts';
import { linksOf } from '../support/card-json.ts';
import { productPack } from '../support/product.ts';
import { TODAY } from '../support/proeve.ts';
import { Talk } from './talk.ts';

const pack = productPack('jammerbugt');

/** The answers of the first path that leads to an answer with a paper. */
function wayToPaper() {
  for (const guide of pack.guides.values()) {
    for (const { answers } of paths(guide, TODAY)) {
      const reached = step(guide, { ...emptyWalk, answers }, TODAY) as OutcomeStep;
      const [paper] = papersOf(reached);
      if (paper) return { guide, answers, paper };
    }
  }
  throw new Error('No answer of Jammerbugt asks for a paper');
}

describe('an answer that asks for a paper', () => {
  it('links to it in the tab, with its answers filled in, behind the part of the address that is sent', () => {
    const { guide, answers, paper } = wayToPaper();
    const talk = new Talk({ packs: [pack], fixed: 'jammerbugt' });
    talk.send({ do: 'open', lang: 'da', pack: 'jammerbugt', guide: guide.id, known: answers });
    const link = linksOf(talk.card).find((address) => address.includes('/tab#')) ?? '';
    const { hash, search, pathname } = new URL(link.replace(/^x+/u, 'https://example.org'));
    expect([pathname, search]).toEqual(['/tab', '']);
    expect(readLink(hash)).toMatchObject({ paper });
    expect(answersIn(guide.facts, readLink(hash).known)).toEqual(answers);
  });
});
