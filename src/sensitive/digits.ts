/** Digits on end, as long as they go. */
export interface Group {
  start: number;
  end: number;
  digits: string;
  /** What stands between this group and the next one; undefined if that is not a few characters. */
  gap: string | undefined;
}

const LONGEST_GAP = 3;

/** Every run of the digits 0-9 in a text, with what separates it from the next. */
export function groupsIn(text: string): Group[] {
  const found = [...text.matchAll(/\d+/g)];
  return found.map((match, index) => {
    const end = match.index + match[0].length;
    const next = found[index + 1]?.index;
    const isNear = next !== undefined && next - end <= LONGEST_GAP;
    return { start: match.index, end, digits: match[0], gap: isNear ? text.slice(end, next) : undefined };
  });
}

/** Groups that have the lengths and the gaps of a written form, from one of them on. */
export interface Form {
  lengths: readonly number[];
  /** What may stand behind each group but the last. */
  gaps: readonly RegExp[];
  /** Whether the gaps of the form have to be the same, the last one apart. */
  evenly?: boolean;
}

/** Whether the groups from an index on are written in a form. */
export function isWritten(groups: readonly Group[], from: number, form: Form): boolean {
  const { lengths, gaps, evenly = false } = form;
  for (let index = 0; index < lengths.length; index += 1) {
    const group = groups[from + index];
    if (!group || group.digits.length !== lengths[index]) return false;
    const gap = gaps[index];
    if (!gap) continue;
    if (group.gap === undefined || !gap.test(group.gap)) return false;
    const isEven = index === 0 || index === lengths.length - 2 || group.gap === groups[from]?.gap;
    if (evenly && !isEven) return false;
  }
  return true;
}

/** The digits of some groups in a row. */
export function digitsOf(groups: readonly Group[], from: number, count: number): string {
  let digits = '';
  for (let index = from; index < from + count; index += 1) digits += groups[index]?.digits ?? '';
  return digits;
}

/**
 * Whether groups are a part of something longer: a version, a decimal number, a time, a name with letters. A
 * comma or a slash may also stand between the entries of a list, so there the neighbour has to be short.
 */
export function isPartOfMore(text: string, groups: readonly Group[], from: number, count: number): boolean {
  const [first, last] = [groups[from], groups[from + count - 1]];
  if (!first || !last) return true;
  const before = groups[from - 1];
  const after = groups[from + count];
  return (
    isJoint(before?.gap, before) ||
    isJoint(last.gap, after) ||
    text[first.start - 1] === '+' ||
    isLetterBefore(text, first.start) ||
    /\p{L}/u.test(text[last.end] ?? '')
  );
}

const JOINTS = ['-', '.', ':'];
const LIST_SIGNS = [',', '/'];
const SHORTEST_ENTRY = 4;

function isJoint(gap: string | undefined, neighbour: Group | undefined): boolean {
  if (gap === undefined || !neighbour) return false;
  return JOINTS.includes(gap) || (LIST_SIGNS.includes(gap) && neighbour.digits.length < SHORTEST_ENTRY);
}

const GLUED_WORDS = /(?:^|[^\p{L}\p{N}])(?:cpr|cprnr|fnr|dnr|tlf|mobil|konto)$/u;

/** A letter right before a number makes it a part of a name, unless it ends a word for such numbers. */
function isLetterBefore(text: string, start: number): boolean {
  if (!/\p{L}/u.test(text[start - 1] ?? '')) return false;
  return !GLUED_WORDS.test(text.slice(Math.max(0, start - 8), start).toLowerCase());
}
