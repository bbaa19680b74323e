/** The value of a JSON text, or something else where it is none. */
export function jsonOr<Other>(text: string, other: Other): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return other;
  }
}
