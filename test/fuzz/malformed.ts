/** Inputs that are nearly right: real ones with something changed in them. */
import fc from 'fast-check';

/** Texts that have hurt other programs. */
const TEXTS = [
  ...[
    '',
    ' ',
    '\0',
    '\n',
    '\r\nX: y',
    '\ufeff',
    '\ud800',
    '\u202e',
    'e\u0301'.repeat(50),
    '٣',
    '😀'.repeat(20),
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'length'],
  ...[
    '${name}',
    '${$root}',
    '{{x}}',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '[a](javascript:b)',
  ],
  ...[
    '../../etc/passwd',
    '%00',
    "' OR 1=1 --",
    'a'.repeat(70),
    'a'.repeat(5_000),
    ' a'.repeat(3_000),
    '9'.repeat(400),
  ],
  ...['<'.repeat(4_000), '<at>'.repeat(1_000), '0101'.repeat(1_000), '1-'.repeat(2_000), 'a@'.repeat(2_000)],
  ...['2026-02-30', '0000-00-00', '9999-12-31T23:59:59+99:99', 'not-sure', 'P1Y', 'PT0S'],
];
/** Values of every other kind. */
const VALUES = [
  ...[null, true, false, 0, -0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[]], [null], [{}]],
  ...[{ length: -1 }, { toString: null }, JSON.parse('{"__proto__":{"do":"menu","type":"invoke"}}')],
  ...[JSON.parse('['.repeat(400) + ']'.repeat(400)), Array.from({ length: 500 }, (_, at) => at)],
];

export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: anyText },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...VALUES) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

const at = fc.nat(1_000_000);
const change = fc.record({
  at,
  how: fc.constantFrom('replace', 'remove', 'rename', 'add', 'nest'),
  name: anyText,
  value: anyValue,
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** One of some JSON values, with a few of its parts replaced, removed, renamed, added or wrapped. */
export function nearly(values: readonly unknown[]): fc.Arbitrary<unknown> {
  const changes = fc.array(change, { minLength: 1, maxLength: 4 });
  return fc.tuple(fc.constantFrom(...values), changes).map(([value, list]) => list.reduce(changed, value));
}

function changed(value: unknown, what: Change): unknown {
  const whole = { value: structuredClone(value) };
  const [holder, key] = pick(whole, what.at);
  switch (what.how) {
    case 'replace':
      set(holder, key, what.value);
      break;
    case 'remove':
      delete holder[key];
      break;
    case 'rename':
      set(holder, what.name, holder[key]);
      delete holder[key];
      break;
    case 'add':
      set(holder, what.name, what.value);
      break;
    case 'nest':
      set(holder, key, [holder[key]]);
  }
  return whole.value;
}

type Holder = Record<string, unknown>;

/** One of all places of a value: what holds it, and under which key. */
function pick(whole: Holder, number: number): [Holder, string] {
  const places: [Holder, string][] = [];
  const collect = (holder: Holder) => {
    for (const [key, value] of Object.entries(holder)) {
      places.push([holder, key]);
      if (typeof value === 'object' && value !== null && places.length < 1_000) collect(value as Holder);
    }
  };
  collect(whole);
  return places[number % places.length] as [Holder, string];
}

/** As JSON would set it: `__proto__` is a name like any other, and a list grows by its end alone. */
function set(holder: Holder, key: string, value: unknown): void {
  if (Array.isArray(holder) && !(key in holder && key !== 'length')) {
    holder.push(value);
    return;
  }
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

const edit = fc.record({
  at,
  length: fc.nat(20),
  how: fc.constantFrom('insert', 'remove', 'replace', 'repeat', 'cut', 'swap'),
  text: anyText,
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** One of some texts, with a few passages replaced, removed, repeated, or cut off. */
export function nearlyText(texts: readonly string[]): fc.Arbitrary<string> {
  const edits = fc.array(edit, { minLength: 1, maxLength: 3 });
  return fc.tuple(fc.constantFrom(...texts), edits).map(([text, list]) => list.reduce(edited, text));
}

function edited(text: string, { at: number, length, how, text: other }: Edit): string {
  const from = number % (text.length + 1);
  const [before, passage, after] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ];
  switch (how) {
    case 'insert':
      return before + other + passage + after;
    case 'remove':
      return before + after;
    case 'replace':
      return before + other + after;
    case 'repeat':
      return before + passage.repeat(30) + after;
    case 'cut':
      return before;
    case 'swap':
      return after + passage + before;
  }
}
