import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Template } from 'adaptivecards-templating';
import { templateOf } from '../../src/cards/expand.ts';
import { readerOf } from '../../src/cards/reader.ts';
import { stepView } from '../../src/cards/render.ts';
import type { Pack } from '../../src/guide/pack.ts';
import type { Language } from '../../src/guide/schema.ts';
import { everyStep } from '../support/every-step.ts';
import { productPacks } from '../support/product.ts';
import { proeve, TODAY } from '../support/proeve.ts';

const CARDS = join(import.meta.dirname, '../../cards');
const names = ['message', 'outcome', 'question', 'text-check', 'text-form'] as const;

function fileOf(name: string): object {
  return JSON.parse(readFileSync(join(CARDS, name), 'utf8'));
}

const jsons = Object.fromEntries(names.map((name) => [name, fileOf(`${name}.json`)]));
const own = Object.fromEntries(names.map((name) => [name, templateOf(jsons[name])]));
const oracles = Object.fromEntries(names.map((name) => [name, new Template(jsons[name])]));

describe("our expander and Microsoft's", () => {
  it.each(names)('make the same card from the sample of a %s', (name) => {
    const sample = fileOf(`${name}.sample.json`);
    expect(own[name]?.(sample)).toEqual(oracles[name]?.expand({ $root: sample }));
  });

  const packs: [string, Pack][] = [
    ...productPacks().map((pack): [string, Pack] => [pack.id, pack]),
    ['proeve', proeve()],
  ];
  it.each(packs)(
    'make the same card of every step of %s',
    (_id, pack) => {
      const different: string[] = [];
      for (const { guide, walk, step, today } of everyStep(pack, TODAY)) {
        const reader = readerOf(pack, pack.languages[0] as Language);
        const context = { reader, pack, guide, walk, notices: ['!'], today };
        const { template, view } = stepView(context, step);
        const [a, b] = [own[template]?.(view), oracles[template]?.expand({ $root: view })];
        if (JSON.stringify(a) !== JSON.stringify(b)) different.push(`${guide.id} ${JSON.stringify(walk)}`);
      }
      expect(different).toEqual([]);
    },
    120_000,
  );
});

describe('a template', () => {
  it('takes an entry once for each of its data, and not where its condition does not hold', () => {
    const card = templateOf({
      items: [
        { $data: '${rows}', $when: "${name != ''}", name: '${name}', kind: "${if(old == true, 'a', 'b')}" },
        'fixed',
      ],
    });
    const rows = [
      { name: 'x', old: true },
      { name: '', old: true },
      { name: 'y', old: false },
    ];
    expect(card({ rows })).toEqual({
      items: [{ name: 'x', kind: 'a' }, { name: 'y', kind: 'b' }, 'fixed'],
    });
  });

  it('does not read expressions in what it is given', () => {
    expect(templateOf({ text: '${text}' })({ text: '${other}', other: 'secret' })).toEqual({
      text: '${other}',
    });
  });

  it.each([
    [{ text: 'Hello ${name}' }, 'one expression or has none'],
    [{ text: '${a + b}' }, 'cannot be read from'],
    [{ text: '${toUpper(a)}' }, 'no function "toUpper"'],
    [{ text: '${a b}' }, 'goes on after its end'],
    [{ text: '${}' }, 'lacks a value'],
    [{ text: '${if(a, b)}' }, 'lacks ","'],
    [{ text: '${count(a}' }, 'lacks ")"'],
    [{ text: '${$root.a}' }, 'cannot be read from'],
    [{ items: { $data: '${a}' } }, 'outside a list'],
    [{ items: [{ $host: '${a}' }] }, 'no "$host"'],
    [{ items: [{ $when: true }] }, 'one expression or has none'],
  ])('of another kind is refused when it is made: %j', (json, message) => {
    expect(() => templateOf(json)).toThrow(
      expect.objectContaining({ code: 'CARD_TEMPLATE_INVALID', message: expect.stringContaining(message) }),
    );
  });

  it.each([
    [{ text: '${title}' }, {}, 'CARD_VALUE_MISSING'],
    [{ text: '${next.title}' }, { next: false }, 'CARD_VALUE_MISSING'],
    [{ text: '${constructor}' }, {}, 'CARD_VALUE_MISSING'],
    [{ items: [{ $data: '${rows}' }] }, { rows: 1 }, 'CARD_VALUE_INVALID'],
    [{ items: [{ $when: '${a}' }] }, { a: '' }, 'CARD_VALUE_INVALID'],
    [{ text: '${count(a)}' }, { a: 'text' }, 'CARD_VALUE_INVALID'],
  ])('refuses a view that does not fit it: %j with %j', (json, view, code) => {
    expect(() => templateOf(json)(view)).toThrow(expect.objectContaining({ code }));
  });
});
