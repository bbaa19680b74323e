import { describe, expect, it } from '@jest/globals';
import { numberKinds, topics } from '../../src/sensitive/finding.ts';
import { kindsOf, labelledTexts } from './support.ts';

const files = ['labelled.yaml', 'held-out.yaml'] as const;
const texts = new Map(files.map((name) => [name, labelledTexts(name)]));

describe('the labelled texts', () => {
  it('are enough of both sorts, and of every kind', () => {
    const all = [...texts.values()].flat();
    expect(all.filter(({ kinds }) => kinds.length > 0).length).toBeGreaterThanOrEqual(80);
    expect(all.filter(({ kinds }) => kinds.length === 0).length).toBeGreaterThanOrEqual(100);
    expect(new Set(all.flatMap(({ kinds }) => kinds))).toEqual(new Set([...numberKinds, ...topics]));
  });

  describe.each([...texts])('of %s', (_name, own) => {
    const withData = own.filter(({ kinds }) => kinds.length > 0);
    const without = own.filter(({ kinds }) => kinds.length === 0);

    it.each(withData)('are found out: $text', ({ text, kinds }) => {
      expect(kindsOf(text)).toEqual(kinds);
    });

    it.each(without)('are let be: $text', ({ text }) => {
      expect(kindsOf(text)).toEqual([]);
    });
  });
});
