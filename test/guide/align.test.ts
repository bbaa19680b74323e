import { describe, expect, it } from '@jest/globals';
import { align } from '../../src/guide/align.ts';
import { sourceLines } from '../../src/packs/fingerprint.ts';

const old = ['Gaver', 'Fortæl det inden en måned.', 'Tag ikke imod penge.', 'Sig pænt nej tak.'];
const aligned = (before: readonly string[], after: readonly string[]) =>
  align(sourceLines(before.join('\n')), sourceLines(after.join('\n'))).map((entry) => [
    entry.state,
    'old' in entry ? entry.old.text : undefined,
    'now' in entry ? entry.now.text : undefined,
  ]);
const others = (before: readonly string[], after: readonly string[]) =>
  aligned(before, after).filter(([state]) => state !== 'unchanged');

describe('two editions of a document', () => {
  it('that differ in white space and line breaks alone are the same', () => {
    expect(
      others(
        old,
        old.map((line) => `  ${line.replaceAll(' ', '   ')} `),
      ),
    ).toEqual([]);
    expect(others(old, ['Gaver', 'Fortæl det', 'inden en måned.', ...old.slice(2)])).toEqual([]);
    expect(others(old, ['Gaver', `${old[1]} ${old[2]}`, 'Sig pænt nej tak.'])).toEqual([]);
  });

  it('show a changed line beside the old one', () => {
    const now = 'Fortæl det inden to måneder.';
    expect(others(old, [old[0] ?? '', now, ...old.slice(2)])).toEqual([['changed', old[1], now]]);
  });

  it('show a line that has moved as moved', () => {
    expect(others(old, [old[0] ?? '', old[2] ?? '', old[3] ?? '', old[1] ?? ''])).toEqual([
      ['moved', old[1], old[1]],
    ]);
  });

  it('show a line as moved that has moved and breaks elsewhere', () => {
    const moved = [old[0] ?? '', old[2] ?? '', old[3] ?? '', 'Fortæl det', 'inden en måned.'];
    expect(others(old, moved).map(([state, text]) => [state, text])).toContainEqual(['moved', old[1]]);
  });

  it('show what is gone, and what is new', () => {
    expect(others(old, [...old.slice(0, 3), 'Billetter er også en gave.'])).toEqual([
      ['gone', 'Sig pænt nej tak.', undefined],
      ['new', undefined, 'Billetter er også en gave.'],
    ]);
  });

  it('take of two lines alike the one at the same place', () => {
    const twice = ['A b c d.', 'Midt.', 'A b c e.'];
    expect(others(twice, ['A b c x.', 'Midt.', 'A b c y.'])).toEqual([
      ['changed', 'A b c d.', 'A b c x.'],
      ['changed', 'A b c e.', 'A b c y.'],
    ]);
  });

  it('may be empty', () => {
    expect(aligned([], [])).toEqual([]);
    expect(aligned(['x'], [])).toEqual([['gone', 'x', undefined]]);
  });
});
