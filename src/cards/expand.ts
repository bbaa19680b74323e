/**
 * The part of the Adaptive Cards template language that `cards/` uses: `$data`, `$when`, and texts that are one
 * expression, such as `${title}`, `${next.data}`, `${count(options) > 0}` or `${if(help == '', 'Small', 'Medium')}`.
 * Microsoft's own expander brings a whole expression language along, too heavy for a browser; the tests hold that
 * both make the same cards.
 */
import { CodedError } from '../errors.ts';

/** What the names in an expression stand for: the view, or one entry of a list that `$data` names. */
type Scope = unknown;
/** A part of a template, ready to be filled in. */
type Part = (scope: Scope) => unknown;
/** A part of a list: it adds no entry, one, or several. */
type Entries = (scope: Scope, list: unknown[]) => void;

/**
 * Reads a template once; the result fills it in from a view.
 * @throws {CodedError} CARD_TEMPLATE_INVALID for anything but what is described above, and, while it is filled in,
 * CARD_VALUE_MISSING or CARD_VALUE_INVALID for a view that does not fit the template
 */
export function templateOf(json: unknown): (view: object) => unknown {
  return partOf(json);
}

function partOf(json: unknown): Part {
  if (typeof json === 'string') return textOf(json);
  if (Array.isArray(json)) {
    const entries = json.map(entriesOf);
    return (scope) => {
      const list: unknown[] = [];
      for (const add of entries) add(scope, list);
      return list;
    };
  }
  if (!isRecord(json)) return () => json;
  for (const key of ['$data', '$when']) {
    if (Object.hasOwn(json, key)) throw invalid(`"${key}" stands outside a list: ${JSON.stringify(json)}`);
  }
  return recordOf(json);
}

/** An entry of a list: once, once for each entry of its `$data`, or not at all where its `$when` does not hold. */
function entriesOf(json: unknown): Entries {
  if (!isRecord(json)) {
    const part = partOf(json);
    return (scope, list) => {
      list.push(part(scope));
    };
  }
  const { $data, $when, ...rest } = json;
  const part = recordOf(rest);
  const when = $when === undefined ? () => true : truthIn(expressionIn($when));
  const add: Entries = (scope, list) => {
    if (when(scope)) list.push(part(scope));
  };
  if ($data === undefined) return add;
  const scopes = listIn(expressionIn($data));
  return (scope, list) => {
    for (const own of scopes(scope)) add(own, list);
  };
}

function recordOf(json: Readonly<Record<string, unknown>>): Part {
  const parts = Object.entries(json).map(([key, value]) => {
    if (key.startsWith('$') && key !== '$schema') throw invalid(`There is no "${key}"`);
    return [key, partOf(value)] as const;
  });
  return (scope) => {
    const record: Record<string, unknown> = {};
    for (const [key, part] of parts) record[key] = part(scope);
    return record;
  };
}

function listIn(expression: Part): (scope: Scope) => readonly unknown[] {
  return (scope) => {
    const value = expression(scope);
    if (Array.isArray(value)) return value;
    throw misfit(`"$data" needs a list, but gets ${JSON.stringify(value)}`);
  };
}

function truthIn(expression: Part): (scope: Scope) => boolean {
  return (scope) => {
    const value = expression(scope);
    if (typeof value === 'boolean') return value;
    throw misfit(`A condition is true or false, but not ${JSON.stringify(value)}`);
  };
}

function textOf(text: string): Part {
  return text.includes('${') ? expressionIn(text) : () => text;
}

const EXPRESSION = /^\$\{([^{}]*)\}$/u;
const TOKEN = /\s*(?:(\d+)|'([^'\\]*)'|([A-Za-z][A-Za-z0-9.]*)|(==|!=|>|[(),]))/guy;

function expressionIn(text: unknown): Part {
  const inner = typeof text === 'string' ? EXPRESSION.exec(text)?.[1] : undefined;
  if (inner === undefined) throw invalid(`A text is one expression or has none: ${JSON.stringify(text)}`);
  const tokens = tokensOf(inner.trim());
  const part = comparison(tokens);
  if (tokens.length > 0) throw invalid(`"${inner}" goes on after its end`);
  return part;
}

type Token = { number: number } | { text: string } | { name: string } | { sign: string };

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const [whole, number, text, name, sign = ''] of expression.matchAll(TOKEN)) {
    end += whole.length;
    if (number !== undefined) tokens.push({ number: Number(number) });
    else if (text !== undefined) tokens.push({ text });
    else if (name !== undefined) tokens.push({ name });
    else tokens.push({ sign });
  }
  if (end < expression.length) {
    throw invalid(`"${expression}" cannot be read from "${expression.slice(end)}" on`);
  }
  return tokens;
}

/** One value, or two that are compared. Takes its tokens off the list, as the functions below do. */
function comparison(tokens: Token[]): Part {
  const left = operand(tokens);
  if (takes(tokens, '==')) return compared(left, operand(tokens), (a, b) => a === b);
  if (takes(tokens, '!=')) return compared(left, operand(tokens), (a, b) => a !== b);
  if (takes(tokens, '>')) return compared(left, operand(tokens), (a, b) => Number(a) > Number(b));
  return left;
}

function compared(left: Part, right: Part, holds: (a: unknown, b: unknown) => boolean): Part {
  return (scope) => holds(left(scope), right(scope));
}

function operand(tokens: Token[]): Part {
  const token = tokens.shift();
  if (token && 'number' in token) return () => token.number;
  if (token && 'text' in token) return () => token.text;
  if (!token || !('name' in token)) throw invalid('An expression lacks a value');
  const { name } = token;
  if (name === 'true' || name === 'false') return () => name === 'true';
  return takes(tokens, '(') ? call(name, tokens) : pathOf(name);
}

function call(name: string, tokens: Token[]): Part {
  const first = comparison(tokens);
  if (name === 'count') {
    expectSign(tokens, ')');
    const list = listIn(first);
    return (scope) => list(scope).length;
  }
  if (name !== 'if') throw invalid(`There is no function "${name}"`);
  const when = truthIn(first);
  expectSign(tokens, ',');
  const yes = comparison(tokens);
  expectSign(tokens, ',');
  const no = comparison(tokens);
  expectSign(tokens, ')');
  return (scope) => (when(scope) ? yes(scope) : no(scope));
}

function pathOf(name: string): Part {
  const keys = name.split('.');
  return (scope) => {
    let value: unknown = scope;
    for (const key of keys) {
      if (!isRecord(value) || !Object.hasOwn(value, key) || value[key] === undefined) {
        throw new CodedError(
          'CARD_VALUE_MISSING',
          `A card has no value for "${name}". Give its view one, or take it out of the template.`,
        );
      }
      value = value[key];
    }
    return value;
  };
}

function takes(tokens: Token[], sign: string): boolean {
  const [token] = tokens;
  const found = token !== undefined && 'sign' in token && token.sign === sign;
  if (found) tokens.shift();
  return found;
}

function expectSign(tokens: Token[], sign: string): void {
  if (!takes(tokens, sign)) throw invalid(`An expression lacks "${sign}"`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(what: string): CodedError {
  return new CodedError(
    'CARD_TEMPLATE_INVALID',
    `${what}. Templates in cards/ use only what src/cards/expand.ts lists: write it like that, or extend both.`,
  );
}

function misfit(what: string): CodedError {
  return new CodedError('CARD_VALUE_INVALID', `${what}. Change the view or the template.`);
}
