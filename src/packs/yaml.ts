import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault, KeyPath, LocatedFault } from '../guide/check/fault.ts';

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
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const locate = (path: KeyPath) => at(offsetOf(document, path));
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      code: 'YAML_INVALID' as const,
      message: error.message,
      file,
      ...at(error.pos[0]),
    }));
    return { file, value: undefined, faults, locate };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { file, value: parsed.data, faults: [], locate };
  const faults = parsed.error.issues.map((issue) => ({
    code: 'SHAPE_INVALID' as const,
    message: `${issue.path.join('.') || file}: ${issue.message}`,
    file,
    ...locate(issue.path.filter((key) => typeof key !== 'symbol')),
  }));
  return { file, value: undefined, faults, locate };
}

/** A fault with the line and column of the place that its path names. */
export function locateFault({ path, ...fault }: Fault, locate: ParsedFile<unknown>['locate']): LocatedFault {
  return { ...fault, ...locate(path) };
}

/** Where the deepest part of a path that exists begins. A key is where its name stands. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: KeyPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const key = path[length - 1];
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const pair = (
      parent as { items?: { key?: { value?: unknown; range?: number[] } }[] } | null
    )?.items?.find((item) => item?.key?.value === key);
    if (pair?.key?.range) return pair.key.range[0] as number;
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
