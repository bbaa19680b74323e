import { describe, expect, it } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { isImported } from '../../src/guide/link.ts';
import type { Guide, Pack } from '../../src/guide/pack.ts';
import type { Language } from '../../src/guide/schema.ts';
import type { Layout } from '../../src/picture/layout.ts';
import { partsOf } from '../../src/picture/parts.ts';
import { picturesOf } from '../../src/picture/picture.ts';
import { type PictureWords, sketchOf } from '../../src/picture/sketch.ts';
import { reportOf } from '../../src/report/report.ts';
import { drawingTextsOf } from '../../src/words/drawing.ts';
import { wordsOf } from '../../src/words/words.ts';
import { type GuideSketch, guideOf } from '../support/guides.ts';
import { pictureFaults } from '../support/pictures.ts';
import { productPacks } from '../support/product.ts';
import { TODAY } from '../support/proeve.ts';

const own: PictureWords = {
  ...drawingTextsOf('en'),
  verdict: wordsOf('en').verdict,
  label: (_fact, answer) => [answer].flat().join(', '),
  fact: (fact) => fact,
  duration: (duration) => duration,
  guide: (id) => `guide ${id}`,
};
const partsIn = (guide: Guide, language: Language = 'en', words = own) =>
  partsOf(sketchOf(guide, language, words), words);
const ids = (layouts: readonly Layout[], kind: string) =>
  layouts.flatMap(({ boxes }) => boxes.filter(({ node }) => node.kind === kind).map(({ node }) => node.id));

/** A guide of so many questions, each with three answers of its own and one that leads on. */
function large(count: number): Guide {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const values = ['a', 'b', 'c', 'd'];
  const verdicts = ['allowed', 'not_allowed', 'escalate'] as const;
  return guideOf({
    facts: Object.fromEntries(numbers.map((n) => [`fact${n}`, { type: 'one-of', values }])),
    questions: Object.fromEntries(
      numbers.map((n): [string, GuideSketch['questions'][string]] => {
        const next = n + 1 < count ? `question${n + 1}` : `a${n}`;
        return [
          `question${n}`,
          { fact: `fact${n}`, options: { a: `a${n}`, b: `b${n}`, c: `c${n}`, d: next } },
        ];
      }),
    ),
    outcomes: Object.fromEntries(
      numbers.flatMap((n) =>
        ['a', 'b', 'c'].map((value, index) => [`${value}${n}`, verdicts[index] ?? 'allowed']),
      ),
    ),
  });
}

describe('a picture', () => {
  it('shows every question once and every outcome where it is reached', () => {
    const layouts = partsIn(large(3)).map(({ layout }) => layout);
    expect(ids(layouts, 'question').sort()).toEqual(['question0', 'question1', 'question2']);
    expect(new Set(ids(layouts, 'outcome')).size).toBe(9);
  });

  it('goes on on another sheet where a guide is large, each question on one and pointed to from the others', () => {
    const parts = partsIn(large(20));
    const layouts = parts.map(({ layout }) => layout);
    expect(parts.length).toBeGreaterThan(2);
    expect(ids(layouts, 'question').length).toBe(20);
    expect(new Set(ids(layouts, 'question')).size).toBe(20);
    const pointers = layouts.flatMap(({ boxes }) => boxes.filter(({ node }) => node.kind === 'elsewhere'));
    expect(pointers.map(({ node }) => node.head)).toEqual(
      parts.slice(1).map((_, index) => `Goes on in part ${index + 2}`),
    );
    expect(layouts.flatMap(pictureFaults)).toEqual([]);
  });

  it('merges the answers that lead to one node into one label', () => {
    const guide = guideOf({
      facts: { channel: { type: 'one-of', values: ['sms', 'mail'] } },
      questions: { how: { fact: 'channel', options: { sms: 'fine', mail: 'fine' } } },
      outcomes: { fine: 'allowed' },
    });
    const [part] = partsIn(guide);
    expect(part?.layout.arrows.map(({ label }) => label?.lines)).toEqual([['•\u00A0sms', '•\u00A0mail']]);
  });

  it('shows a guide that it goes on into as one box with its title', () => {
    const guide = guideOf({
      facts: { a: { type: 'yes-no' }, b: { type: 'yes-no' } },
      questions: { q: { fact: 'a', options: { yes: 'fine', no: 'fine' } } },
      outcomes: { fine: 'allowed' },
    });
    const linked: Guide = {
      ...guide,
      questions: {
        q: { ...guide.questions.q, options: { yes: { to: 'other.x' }, no: { to: 'other.y' } } },
        'other.x': { ...guide.questions.q, fact: 'b' },
      } as Guide['questions'],
    };
    const [part] = partsIn(linked);
    expect(part?.layout.boxes.map(({ node }) => [node.kind, node.text])).toEqual([
      ['question', 'q?'],
      ['elsewhere', 'guide other'],
    ]);
    expect(part?.layout.arrows.map(({ label }) => label?.lines)).toEqual([['•\u00A0yes', '•\u00A0no']]);
  });

  it('says a verdict in words unless the answer begins with it', () => {
    const guide = guideOf({
      facts: { a: { type: 'yes-no' } },
      questions: { q: { fact: 'a', options: { yes: 'first', no: 'second' } } },
      outcomes: {
        first: { verdict: 'not_allowed', answer: { en: 'No, never.' } },
        second: { verdict: 'not_allowed', answer: { en: 'Leave it.' } },
      },
    });
    const heads = partsIn(guide)[0]?.layout.boxes.map(({ node, head }) => [node.id, ...head]);
    expect(heads).toEqual([['q'], ['first'], ['second', 'No']]);
  });
});

describe('an SVG element', () => {
  const [picture] = picturesOf(
    guideOf({
      facts: { a: { type: 'yes-no' } },
      questions: { q: { fact: 'a', options: { yes: 'fine', no: 'fine' } } },
      outcomes: { fine: { verdict: 'allowed', answer: { en: '</text><script>x</script> & "so" \u0001' } } },
    }),
    'en',
    { ...own, label: () => '<b onload="x">' },
    'pic',
  );
  const svg = new JSDOM(picture?.svg ?? '', { contentType: 'image/svg+xml' }).window.document;

  it('has a title and a description', () => {
    const named = svg.documentElement.getAttribute('aria-labelledby')?.split(' ') ?? [];
    expect(named.map((id) => svg.getElementById(id)?.textContent)).toEqual([
      'title',
      '1 question leads to 1 answer.',
    ]);
  });

  it('shows markup in texts as text', () => {
    expect(new Set([...svg.querySelectorAll('*')].map(({ tagName }) => tagName))).toEqual(
      new Set(['svg', 'title', 'desc', 'path', 'rect', 'g', 'text']),
    );
    expect(svg.documentElement.textContent).toContain('<script>x</script>');
  });
});

const guides = productPacks().flatMap((pack) => [...pack.guides.values()].map((guide) => ({ pack, guide })));

function drawn(pack: Pack, guide: Guide): Layout[] {
  const language = pack.languages[0] as Language;
  const source = { pack, rules: { sections: [] }, guides: [], cases: [], mark: '' };
  const { drawing } = reportOf({ ...source, pack: { ...pack, guides: new Map() } }, language, TODAY);
  const words = { ...drawing, guide: (id: string) => pack.guides.get(id)?.title[language] ?? '' };
  return partsIn(guide, language, words).map(({ layout }) => layout);
}

describe('the pictures of the product', () => {
  it.each(guides.map(({ pack, guide }) => [`${pack.id} ${guide.id}`, pack, guide] as const))(
    'overlap nowhere, cut nothing and leave nothing out: %s',
    (_name, pack, guide) => {
      const layouts = drawn(pack, guide);
      expect(layouts.flatMap(pictureFaults)).toEqual([]);
      const written = (nodes: object) => Object.keys(nodes).filter((id) => !isImported(id));
      expect(ids(layouts, 'question').sort()).toEqual(written(guide.questions).sort());
      expect([...new Set(ids(layouts, 'outcome'))].sort()).toEqual(written(guide.outcomes).sort());
    },
  );
});
