import { beforeEach, describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { readerOf } from '../../src/cards/reader.ts';
import { overviewView } from '../../src/tab/overview-view.ts';
import { tabWordsOf } from '../../src/words/tab/words.ts';
import { productPack } from '../support/product.ts';

const pack = productPack('lillesand');
const { window } = new JSDOM();
Object.assign(globalThis, { document: window.document });

let overview: HTMLElement;
let said: string[];
beforeEach(() => {
  said = [];
  const view = overviewView({
    pack,
    reader: readerOf(pack, 'nb'),
    words: tabWordsOf('nb'),
    notice: '',
    open: () => {},
    openPaper: () => {},
    addressOf: (guide) => `#guide=${guide}`,
    paperAddressOf: (paper) => `#paper=${paper}`,
    say: (sentence) => said.push(sentence),
    isShared: false,
  });
  overview = view.element;
});

const shown = () => [...overview.querySelectorAll('a')].map((link) => link.getAttribute('href'));
const headings = () => [...overview.querySelectorAll('h2')].map(({ textContent }) => textContent);

function search(text: string): void {
  const input = overview.querySelector('input') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new window.Event('input'));
}

describe('the overview', () => {
  it('shows only the guides and papers that a search finds, and says how many of each', () => {
    const everything = shown();
    search('standardsvar');
    expect(shown()).toEqual(['#paper=standard-replies']);
    expect(headings()).toEqual(['Papirer']);
    search('venneforespørsel');
    expect(shown()).toContain('#guide=friend-requests');
    expect(headings()).toEqual([]);
    search('');
    expect(shown()).toEqual(everything);
    expect(said).toEqual(['0 veivisere og 1 papir', '1 veiviser og 0 papirer', '']);
  });

  it('shows nothing else where nothing is found, but whom to ask', () => {
    search('xyzzy');
    expect(shown()).toEqual([]);
    expect(overview.textContent).toContain('verken veiviser eller papir');
  });

  it('has the papers last, under a heading of their own', () => {
    expect(headings().at(-1)).toBe('Papirer');
    expect(shown().slice(-pack.papers.size)).toEqual([...pack.papers.keys()].map((id) => `#paper=${id}`));
  });
});
