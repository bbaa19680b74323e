import { describe, expect, it } from '@jest/globals';
import { originalSpan, read } from '../../src/sensitive/reading.ts';
import { found, told } from './support.ts';

const ARABIC = '٢٢٠٢٦٦-٦٠٩٧';
const FULL_WIDTH = '２２０２６６－６０９７';

describe('a text made ready for looking', () => {
  it.each([
    ['220266-6097', '220266-6097'],
    [ARABIC, '220266-6097'],
    [FULL_WIDTH, '220266-6097'],
    ['𝟐𝟐𝟎𝟐𝟔𝟔-६०९७', '220266-6097'],
    ['2️⃣2️⃣0️⃣', '220'],
    ['a\u00a0b\u2009c\td', 'a b c d'],
    ['a\r\nb\u2028c', 'a\n\nb\nc'],
    ['a–b—c−d‑e', 'a-b-c-d-e'],
    ['a\u00adb\u200bc\u2060d\ufeffe\u200ff\u202eg', 'abcdefg'],
    ['bla\u030aba\u0308r', 'blåbär'],
    ['s\u0332y\u0332g\u0332', 'syg'],
    ['Jehova’s', "Jehova's"],
    ['ｃｐｒ', 'cpr'],
    ['', ''],
  ])('is %j as %j', (original, text) => {
    expect(read(original).text).toBe(text);
  });

  it('has small letters of the same length, whatever the letter', () => {
    const { text, lower } = read('İSTANBUL Åse ẞ 😀');
    expect(lower).toHaveLength(text.length);
    expect(lower.slice(1)).toBe('stanbul åse ß 😀');
  });

  it('knows where each part came from', () => {
    const original = '😀 2\u200b2\u00ad0a\u030a';
    const reading = read(original);
    const span = (start: number, end: number) => {
      const at = originalSpan(reading, start, end);
      return original.slice(at.start, at.end);
    };
    expect(span(0, 2)).toBe('😀');
    expect(span(3, 6)).toBe('2\u200b2\u00ad0');
    expect(span(6, 7)).toBe('a\u030a');
  });
});

describe('a CPR number', () => {
  it.each([
    ['zero-width characters', '22\u200b0266\u200d-60\u206097'],
    ['soft hyphens', '2202\u00ad66-6097'],
    ['a no-break space', '220266\u00a06097'],
    ['marks of right-to-left', '\u200f220266\u200e-6097\u202c'],
    ['Arabic digits', ARABIC],
    ['full-width digits', FULL_WIDTH],
    ['an emoji on each side', '😀220266-6097😀'],
    ['digits as emoji', '2️⃣2️⃣0️⃣2️⃣6️⃣6️⃣-6️⃣0️⃣9️⃣7️⃣'],
  ])('is found with %s, in the original', (_name, text) => {
    const [finding] = found(text);
    expect(finding).toMatchObject({ kind: 'cpr', certainty: 'high' });
    expect(text.slice(finding?.start, finding?.end).replace(/[^\p{Nd}]/gu, '')).toHaveLength(10);
    expect(finding?.masked).not.toMatch(/\p{Nd}/u);
  });
});

it('finds a word whose letters are decomposed', () => {
  expect(told('Ha\u030akon har kræft'.normalize('NFD'))).toEqual(['medium health']);
});
