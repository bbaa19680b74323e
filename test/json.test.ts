import { describe, expect, it } from '@jest/globals';
import { jsonOr, parseJson } from '../src/json.ts';

describe('JSON from outside', () => {
  it('is read as it stands', () => {
    const value = { a: [1, 'x', null, { b: true }], length: 3 };
    expect(parseJson(JSON.stringify(value))).toEqual(value);
  });

  it('holds no field that takes the place of a method which everything has', () => {
    const text = '{"toString":1,"a":[{"length":{"to\\u0053tring":null,"b":2}}]}';
    expect(parseJson(text)).toEqual({ a: [{ length: { b: 2 } }] });
    expect(String((parseJson(text) as { a: { length: object }[] }).a[0]?.length)).toBe('[object Object]');
  });

  it('may be deeper than calls can be', () => {
    const depth = 200_000;
    expect(Array.isArray(parseJson('['.repeat(depth) + ']'.repeat(depth)))).toBe(true);
  });

  it('is told from what is none', () => {
    expect(jsonOr('{', 'other')).toBe('other');
    expect(() => parseJson('{')).toThrow(SyntaxError);
  });
});
