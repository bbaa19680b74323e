/** The parameters of an Exchange cmdlet: a list of names and values, or one string as it is typed. */
import { z } from 'zod';
import { inJson } from './records.ts';

/** Longer values are not read to their end: an address list of hundreds of names fits. */
const LONGEST_VALUE = 20_000;

const Pair = z.object({ Name: z.string().max(200), Value: z.unknown().optional() });
/** What PowerShell and Exchange write for no value. */
const EMPTY = new Set(['', '$null', 'null', '{}', '[]', '()']);
/** `-Name`, or `-Name:value` */
const FLAG = /^-([A-Za-z]\w*)(?::(.*))?$/u;

/**
 * Names in small letters, and values; several values of one name are joined by semicolons. A name without a value has
 * an empty one. Never throws.
 */
export function parametersIn(field: unknown): ReadonlyMap<string, string> {
  const value = typeof field === 'string' ? inJson(field) : field;
  if (typeof value === 'string') return typed(value.slice(0, LONGEST_VALUE));
  if (!Array.isArray(value)) return new Map();
  const pairs = value.map((pair) => Pair.safeParse(pair).data).filter((pair) => pair !== undefined);
  return new Map(pairs.map(({ Name, Value }) => [Name.toLowerCase(), plain(Value)]));
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(';').slice(0, LONGEST_VALUE);
  if (typeof value !== 'string') return typeof value === 'boolean' ? String(value) : '';
  const text = value.trim().slice(0, LONGEST_VALUE);
  return EMPTY.has(text.toLowerCase()) ? '' : text;
}

/** `-Name "value" -List ("one","two") -Switch` */
function typed(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>();
  let values: string[] = [];
  for (const { word, quoted } of words(text)) {
    const [, name, value] = (quoted ? undefined : FLAG.exec(word)) ?? [];
    if (name === undefined) {
      values.push(word);
    } else {
      values = value ? [value] : [];
      found.set(name.toLowerCase(), values);
    }
  }
  return new Map([...found].map(([name, list]) => [name, plain(list)]));
}

/** Words apart by blanks, commas and brackets; in quotes, anything. A quote in quotes is doubled or escaped. */
function* words(text: string): Generator<{ word: string; quoted: boolean }> {
  let word = '';
  let at = 0;
  while (at < text.length) {
    const sign = text[at] as string;
    if (sign === '"') {
      if (word) yield { word, quoted: false };
      word = '';
      const [content, end] = inQuotes(text, at + 1);
      yield { word: content, quoted: true };
      at = end;
    } else if (/[\s,()]/u.test(sign)) {
      if (word) yield { word, quoted: false };
      word = '';
      at += 1;
    } else {
      word += sign;
      at += 1;
    }
  }
  if (word) yield { word, quoted: false };
}

/** What stands in quotes from here on, and where it goes on behind them. */
function inQuotes(text: string, from: number): [content: string, end: number] {
  let content = '';
  let at = from;
  while (at < text.length) {
    const sign = text[at] as string;
    const next = text[at + 1];
    if ((sign === '"' && next === '"') || ((sign === '\\' || sign === '`') && next === '"')) {
      content += '"';
      at += 2;
    } else if (sign === '"') {
      return [content, at + 1];
    } else {
      content += sign;
      at += 1;
    }
  }
  return [content, at];
}
