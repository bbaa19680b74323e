/** One line of a document that holds text; lines that differ only in white space have one fingerprint. */
export interface Line {
  /** Counted from 1, as an editor shows it. */
  line: number;
  fingerprint: string;
  /** Empty where only the fingerprint is known: such a line is never found to be changed. */
  text: string;
}

/** What became of a line of the old document, or a line that only the new one has. */
export type Aligned =
  | { state: 'unchanged' | 'moved' | 'changed'; old: Line; now: Line }
  | { state: 'gone'; old: Line }
  | { state: 'new'; now: Line };

/** Two lines that share at least half of their words are the same one, changed. */
const ALIKE = 0.5;
/** Of two lines that are as much alike, the one at the same place in the document is taken. */
const SAME_PLACE = 0.1;

/**
 * Holds two editions of a document against each other: lines of the longest common subsequence are unchanged,
 * other equal lines moved; of the rest, lines that only break elsewhere are likewise unchanged or moved, and lines
 * alike are changed.
 */
export function align(before: readonly Line[], after: readonly Line[]): Aligned[] {
  const found = new Map<Line, Aligned & { now: Line; old: Line }>();
  const taken = new Set<Line>();
  const pair = (state: 'unchanged' | 'moved' | 'changed', old: Line, now: Line) => {
    found.set(old, { state, old, now });
    taken.add(now);
  };
  for (const [old, now] of commonLines(before, after)) pair('unchanged', old, now);
  const oldGap = gaps(before, (line) => found.has(line));
  const newGap = gaps(after, (line) => taken.has(line));
  const open = () => before.filter((line) => !found.has(line));
  const free = () => after.filter((line) => !taken.has(line));
  for (const old of open()) {
    const now = free().find((line) => line.fingerprint === old.fingerprint);
    if (now) pair('moved', old, now);
  }
  for (const { old, now, first } of rewrapped(open(), free())) {
    pair(oldGap.get(first.old) === newGap.get(first.now) ? 'unchanged' : 'moved', old, now);
  }
  const candidates = open().flatMap((old) =>
    free().map((now) => {
      const place = oldGap.get(old) === newGap.get(now) ? SAME_PLACE : 0;
      const share = alike(old.text, now.text);
      return { old, now, share, rank: share + place };
    }),
  );
  for (const { old, now } of candidates
    .filter(({ share }) => share >= ALIKE)
    .sort((a, b) => b.rank - a.rank)) {
    if (!found.has(old) && !taken.has(now)) pair('changed', old, now);
  }
  return [
    ...before.map((old): Aligned => found.get(old) ?? { state: 'gone', old }),
    ...free().map((now): Aligned => ({ state: 'new', now })),
  ];
}

/** The longest sequence of lines that both documents have in the same order, in pairs. */
function commonLines(before: readonly Line[], after: readonly Line[]): [Line, Line][] {
  const width = after.length + 1;
  const length = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  const same = (i: number, j: number) => before[i]?.fingerprint === after[j]?.fingerprint;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      length[i * width + j] = same(i, j) ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [Line, Line][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (same(i, j)) pairs.push([before[i++] as Line, after[j++] as Line]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** How many unchanged lines stand before each line: lines between the same two have the same number. */
function gaps(lines: readonly Line[], isFixed: (line: Line) => boolean): Map<Line, number> {
  let fixed = 0;
  return new Map(
    lines.map((line) => {
      if (isFixed(line)) fixed += 1;
      return [line, fixed];
    }),
  );
}

/** Two lines of which one holds text of the other. */
interface Pair {
  old: Line;
  now: Line;
}

/** Runs of lines that hold the same text with its line breaks elsewhere, each pair with the first of its run. */
function rewrapped(before: readonly Line[], after: readonly Line[]): (Pair & { first: Pair })[] {
  const dense = ({ text }: Line) => text.normalize('NFC').replace(/\s+/gu, '');
  for (const [i, first] of before.entries()) {
    if (first.text === '') continue;
    for (const j of after.keys()) {
      let [one, other, oldEnd, newEnd] = [dense(first), dense(after[j] as Line), i + 1, j + 1];
      while (one !== other && (one.startsWith(other) || other.startsWith(one))) {
        const next = one.length < other.length ? before[oldEnd++] : after[newEnd++];
        if (!next) break;
        if (one.length < other.length) one += dense(next);
        else other += dense(next);
      }
      if (one !== other) continue;
      const last = newEnd - 1;
      const run = before.slice(i, oldEnd).map((old, index) => ({
        old,
        now: after[Math.min(j + index, last)] as Line,
      }));
      const pairs = after.slice(j + run.length, newEnd).map((now) => ({ old: first, now }));
      const start: Pair = { old: first, now: after[j] as Line };
      const found = [...pairs, ...run].map((entry) => ({ ...entry, first: start }));
      return [...found, ...rewrapped(before.slice(oldEnd), after.slice(newEnd))];
    }
  }
  return [];
}

/** Share of the words of two texts that they have in common, from 0 to 1 (Dice's coefficient). */
function alike(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  const shared = a.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  return (2 * shared.length) / (a.length + b.length);
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
