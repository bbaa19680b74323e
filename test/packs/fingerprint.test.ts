import { describe, expect, it } from '@jest/globals';
import { fingerprint, sourceLines } from '../../src/packs/fingerprint.ts';

describe('a fingerprint', () => {
  it('has sixteen hexadecimal digits and never changes', () => {
    expect(fingerprint('Take no money.')).toBe('3e5a2a5ca3a242ae');
  });

  it('is the same whatever the white space', () => {
    expect(fingerprint('  Take\u00a0no\t money. ')).toBe(fingerprint('Take no money.'));
  });

  it('is the same whether a letter is written as one character or as two', () => {
    expect(fingerprint('a\u030a')).toBe(fingerprint('\u00e5'));
  });

  it('is another one with every other change', () => {
    const texts = ['Take no money.', 'Take no money', 'take no money.', 'Takeno money.'];
    expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
  });
});

describe('the lines of a document', () => {
  const expected = [
    { line: 1, fingerprint: fingerprint('Gifts'), text: 'Gifts' },
    { line: 4, fingerprint: fingerprint('Take no money.'), text: 'Take no money.' },
  ];

  it.each(['\n', '\r\n', '\r'])('are counted as an editor does, with line ends %j', (end) => {
    expect(sourceLines(['Gifts', '', '   ', '  Take no money. ', ''].join(end))).toEqual(expected);
  });

  it('begin after a byte order mark', () => {
    expect(sourceLines('\uFEFFGifts\n\n\nTake no money.')).toEqual(expected);
  });

  it('are none in an empty document', () => {
    expect(sourceLines(' \n\n')).toEqual([]);
  });
});
