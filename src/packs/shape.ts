import { z } from 'zod';
import type { KeyPath } from '../guide/check/fault.ts';

/** What keeps a value from having its shape, at the place that has to be changed. */
export interface ShapeFault {
  path: KeyPath;
  /** Half a sentence that follows the name of the place. */
  message: string;
}

type Issue = z.core.$ZodIssue;

/** The value in its shape, or everything that keeps it from it, in words for somebody who writes YAML. */
export function parseShape<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { value: z.output<S> } | { faults: ShapeFault[] } {
  const parsed = schema.safeParse(value, { error: explain });
  return parsed.success ? { value: parsed.data } : { faults: parsed.error.issues.flatMap(faultsOf) };
}

/** What one issue says, told at the exact key; of the shapes that a union offers, the one that was meant. */
function faultsOf(issue: Issue): ShapeFault[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  const told = (message: string, ...rest: string[]): ShapeFault => ({ path: [...path, ...rest], message });
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => told(issue.message, key));
  if (issue.code === 'invalid_key') {
    return issue.issues.map(({ message }) => told(`this name is not possible: ${message}`));
  }
  const isNothing = issue.message === missingMessage || issue.message === emptyMessage;
  if (issue.code !== 'invalid_union' || issue.errors.length === 0 || isNothing) return [told(issue.message)];
  return unionFaults(issue.errors).map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
}

/** The faults of the shape that comes nearest; where several do, what all of them lack. There is always one. */
function unionFaults(shapes: readonly Issue[][]): ShapeFault[] {
  const distances = shapes.map(distance);
  const least = Math.min(...distances);
  if (least === Number.POSITIVE_INFINITY) {
    const kinds = new Set(shapes.flatMap(expectedKinds));
    return [{ path: [], message: `this has to be ${[...kinds].join(' or ')}` }];
  }
  const nearest = shapes.filter((_, index) => distances[index] === least);
  const [first = [], ...others] = nearest.map((issues) => issues.flatMap(faultsOf));
  if (others.length === 0) return first;
  const shared = first.flatMap((fault) => {
    const same = others.map((faults) => faults.find((other) => samePath(other.path, fault.path)));
    if (same.includes(undefined)) return [];
    const agreed = same.every((other) => other?.message === fault.message);
    return [agreed ? fault : { ...fault, message: unknownKey }];
  });
  const missing = new Set(
    nearest.flatMap((issues) => issues.filter(isMissing).map((issue) => issue.path[0])),
  );
  if (missing.size === 0) return shared.length > 0 ? shared : first;
  const names = [...missing].map((name) => `"${String(name)}"`);
  return [{ path: [], message: `here is missing ${names.join(' or ')}` }, ...shared];
}

function samePath(one: KeyPath, other: KeyPath): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** What a value could be, where it is none of it. */
function expectedKinds(issues: readonly Issue[]): string[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'invalid_union') return issue.errors.flatMap(expectedKinds);
    return issue.code === 'invalid_type' ? [kindOf(issue.expected)] : [];
  });
}

/** How far a value is from a shape: keys that it lacks or has too many; infinite if it is no such thing at all. */
function distance(issues: readonly Issue[]): number {
  const counts = issues.map((issue): number => {
    if (issue.path.length === 0 && issue.code === 'invalid_type') return Number.POSITIVE_INFINITY;
    if (issue.path.length === 0 && issue.code === 'invalid_union') {
      return Math.min(...issue.errors.map(distance));
    }
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return issue.keys.length;
    return isMissing(issue) || (issue.code === 'invalid_key' && issue.path.length === 1) ? 1 : 0;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

const missingMessage = 'this is missing';
const emptyMessage = 'this is empty';
const unknownKey = 'there is no such key here';

function isMissing(issue: Issue): boolean {
  return issue.path.length === 1 && issue.message === missingMessage;
}

const explain: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined && issue.code !== 'unrecognized_keys') return missingMessage;
  if (issue.input === null) return emptyMessage;
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'unrecognized_keys':
      return `${unknownKey}${knownKeys(issue.inst)}`;
    case 'invalid_value':
      return `this has to be one of: ${issue.values.join(', ')}`;
    case 'invalid_union':
      return Array.isArray(issue.options) ? `this has to be one of: ${issue.options.join(', ')}` : undefined;
    case 'too_small':
      return issue.origin === 'string' ? emptyMessage : `this needs at least ${issue.minimum}`;
    case 'invalid_format':
      if (issue.format === 'date') return 'this has to be a day, written 2026-01-31';
      return issue.format === 'email' ? 'this is no e-mail address' : undefined;
    default:
      return undefined;
  }
};

function wrongType(expected: string, input: unknown): string {
  const isBare = typeof input === 'number' || typeof input === 'boolean';
  if (expected === 'string' && isBare) return `this has to be a text: put ${input} in quotes`;
  return `this has to be ${kindOf(expected)}`;
}

function kindOf(expected: string): string {
  switch (expected) {
    case 'string':
      return 'a text';
    case 'array':
      return 'a list';
    case 'boolean':
      return 'true or false';
    default:
      return 'keys with values';
  }
}

function knownKeys(schema: unknown): string {
  if (schema instanceof z.ZodObject) return `; there is: ${Object.keys(schema.shape).join(', ')}`;
  return '; a text with a comma or a colon has to stand in quotes';
}
