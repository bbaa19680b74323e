import { CodedError } from '../errors.ts';

/** Ids whose first eight digits are the same, texts in brackets, and the domains that nobody can have (RFC 2606). */
const EXAMPLE =
  /^([0-9a-f])\1{7}-|[<>{}]|^https:\/\/([^/]+\.)?(example(\.(com|net|org))?|invalid|test|localhost)([/:?#]|$)/iu;

/** Whether a value was copied from an example instead of being set. */
export function isExample(value: string): boolean {
  return EXAMPLE.test(value);
}

/**
 * A copy of the JSON of a file of `appPackage/` in which every `${{NAME}}` has become the value of that name. Throws
 * `PACKAGE_PLACEHOLDER_LEFT` for names without a value, with the place of each.
 */
export function fillPlaceholders(
  file: string,
  json: unknown,
  values: Readonly<Record<string, string>>,
): unknown {
  const left: string[] = [];
  const filled = fill(json, '', (text, place) => {
    const whole = text.replace(/\$\{\{(\w+)\}\}/gu, (all, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? all) : all,
    );
    // Also half a placeholder, which the pattern above does not see.
    if (whole.includes('${{')) left.push(`${place}: ${whole}`);
    return whole;
  });
  if (left.length > 0) {
    throw new CodedError(
      'PACKAGE_PLACEHOLDER_LEFT',
      `appPackage/${file} has placeholders without a value: ${left.join('; ')}. ` +
        `Write one of ${Object.keys(values).join(', ')}, or give the new name a value in src/package/values.ts.`,
    );
  }
  return filled;
}

function fill(json: unknown, place: string, onText: (text: string, place: string) => string): unknown {
  if (typeof json === 'string') return onText(json, place);
  if (Array.isArray(json)) return json.map((item, index) => fill(item, `${place}[${index}]`, onText));
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).map(([key, value]) => [
    key,
    fill(value, place ? `${place}.${key}` : key, onText),
  ]);
  return Object.fromEntries(entries);
}
