/**
 * The value of a JSON text from outside. Throws a SyntaxError where it is none.
 *
 * Fields called `toString` are left out, however deep: nothing that we read is called so, and zod, which compares a
 * `length` before it has looked what it is the length of, would throw at `{"length":{"toString":null}}`.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // Where neither the name nor a spelling with escapes can stand in the text, nothing has to be looked through.
  if (!text.includes('toString') && !text.includes('\\u')) return value;
  // With a list of its own, because the value may be deeper than calls can be.
  const open = [value];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part !== 'object' || part === null) continue;
    if (Object.hasOwn(part, 'toString')) delete (part as { toString?: unknown }).toString;
    for (const inner of Object.values(part))
      if (typeof inner === 'object' && inner !== null) open.push(inner);
  }
  return value;
}

/** The value of a JSON text from outside, or something else where it is none; see `parseJson`. */
export function jsonOr<Other>(text: string, other: Other): unknown {
  try {
    return parseJson(text);
  } catch {
    return other;
  }
}
