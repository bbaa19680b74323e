import {
  type Document,
  isAlias,
  isMap,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { z } from 'zod';
import type { KeyPath, LocatedFault } from '../guide/check/fault.ts';
import { parseShape } from './shape.ts';

/** A YAML file that was read: its value if it has the right shape, and where each part of it stands. */
export interface ParsedFile<T> {
  file: string;
  value: T | undefined;
  faults: LocatedFault[];
  locate: (path: KeyPath) => { line: number; column: number };
}

/**
 * Parses a YAML text and its shape. Everything wrong with it is a fault with its line and column: syntax, a key
 * twice, a tab, an unknown key, a value that the schema does not take.
 * @param file name for the faults, below `dialogs/`
 */
export function parseYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): ParsedFile<z.output<S>> {
  const lines = new LineCounter();
  // As a string, every key is found again by the name that its place in a value has.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const locate = (path: KeyPath) => at(offsetOf(document, path));
  const mistakes = [...[...document.errors, ...document.warnings].map(told), ...unreadable(document)];
  const content = mistakes.length > 0 ? { mistakes } : contentOf(document);
  if ('mistakes' in content) {
    const faults = content.mistakes.map(({ message, offset }) => ({
      code: 'YAML_INVALID' as const,
      message,
      file,
      ...at(offset),
    }));
    return { file, value: undefined, faults, locate };
  }
  const parsed = parseShape(schema, content.value);
  if ('value' in parsed) return { file, value: parsed.value, faults: [], locate };
  const faults = parsed.faults.map(({ path, message }) => ({
    code: 'SHAPE_INVALID' as const,
    message: `${path.join('.') || file}: ${message}`,
    file,
    ...locate(path),
  }));
  return { file, value: undefined, faults, locate };
}

interface Mistake {
  message: string;
  offset: number;
}

/** What the usual mistakes are called here; the parser's own words presume that one knows how YAML is made. */
const hints: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'This key is there twice',
  TAB_AS_INDENT: 'There is a tab: indent with spaces',
  BLOCK_AS_IMPLICIT_KEY: 'Put a text that holds a colon and a space in quotes',
  BAD_SCALAR_START: 'Put a text that begins with this sign in quotes',
  TAG_RESOLVE_FAILED: 'Put a text that begins with ! in quotes',
  MULTIPLE_DOCS: 'A line of three hyphens begins another file: take it out',
};

function told({ code, message, pos }: YAMLError): Mistake {
  return { message: hints[code] ?? message, offset: pos[0] };
}

/** JavaScript gives the first a meaning of its own, and zod fails where the second stands in the place of a length. */
const NO_NAMES: readonly unknown[] = ['__proto__', 'toString'];

/** What the parser lets pass and nobody can have meant: a reference to nothing, a name that no value can have. */
function unreadable(document: Document.Parsed): Mistake[] {
  const found: Mistake[] = [];
  const tell = (node: unknown, message: string) =>
    found.push({ message, offset: (node as Node).range?.[0] ?? 0 });
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      tell(alias, `"*${alias.source}" refers to nothing; put a text that begins with * in quotes`);
    },
    Pair(_, { key }) {
      const name = (key as { value?: unknown } | null)?.value;
      if (NO_NAMES.includes(name)) tell(key, `"${name}" cannot be a name`);
    },
  });
  return found;
}

/** What a text without a mistake says. The parser gives up where references to references make it endless. */
function contentOf(document: Document.Parsed): { value: unknown } | { mistakes: Mistake[] } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const message = 'There are too many references with & and *: write some of them out';
    return { mistakes: [{ message, offset: 0 }] };
  }
}

/** Where the deepest part of a path that exists begins. A key is where its name stands. */
function offsetOf(document: Document.Parsed, path: KeyPath): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node)
      ? node.items.find((item) => (item.key as { value?: unknown }).value === String(key))
      : undefined;
    const next: unknown = pair ? pair.value : isSeq(node) ? node.items[Number(key)] : undefined;
    const place = (pair ? pair.key : next) as Node | undefined;
    if (!place?.range) return offset;
    offset = place.range[0];
    node = next;
  }
  return offset;
}
