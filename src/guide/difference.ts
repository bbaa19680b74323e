import type { Guide, Pack } from './pack.ts';
import { paths } from './paths.ts';
import { type Language, Text } from './schema.ts';
import { type Answers, emptyWalk, type OutcomeStep, type Step, step } from './step.ts';

/** A way through a guide in two versions of it. */
export interface WayThen {
  guide: string;
  answers: Answers;
  before: OutcomeStep;
  /** Undefined where the guide is gone or cannot be walked any more. */
  now: Step | undefined;
}

/** Duties and rules that came or went where the answer is the same, by outcome. */
export interface ListChange {
  guide: string;
  outcome: string;
  kind: 'duties' | 'citations';
  added: string[];
  removed: string[];
  paths: number;
}

/** A translation that stands as it was although the text in the document's own language has changed. */
export interface StaleText {
  key: string;
  language: Language;
  before: string;
  now: string;
}

export interface Difference {
  /** How many ways were compared: those that the old version answered. */
  compared: number;
  otherwise: WayThen[];
  /** Ways that the old version did not answer. */
  added: number;
  lists: ListChange[];
  /** Duties whose text, strength, time or deadline is another one, as guide and duty. */
  duties: string[];
  stale: StaleText[];
}

/**
 * What a pack answers otherwise than an older version of it. The ways of both versions are walked in
 * both; answers that either of them tells apart count as ways of their own.
 * @param today ISO date against which dates are measured
 */
export function difference(before: Pack, now: Pack, today: string): Difference {
  const ways = [...before.guides.values()].map((old) => waysThen(old, now.guides.get(old.id), today));
  const fresh = [...now.guides.values()].filter((guide) => !before.guides.has(guide.id));
  const all = ways.flatMap((guide) => guide.ways);
  const added = fresh.map((guide) => [...paths(guide, today)].length);
  return {
    compared: all.length,
    otherwise: all.filter(isOtherwise(before.languages[0] as Language)),
    added: [...ways.map((guide) => guide.added), ...added].reduce((sum, count) => sum + count, 0),
    lists: listChanges(all.filter((way) => !isOtherwise(before.languages[0] as Language)(way))),
    duties: [...before.guides.values()].flatMap((old) => dutyChanges(old, now.guides.get(old.id))),
    stale: staleTexts(before, now),
  };
}

function waysThen(old: Guide, now: Guide | undefined, today: string): { ways: WayThen[]; added: number } {
  const seen = new Set<string>();
  const ways: WayThen[] = [];
  let added = 0;
  const both = [...paths(old, today, now), ...(now ? paths(now, today, old) : [])];
  for (const { answers } of both) {
    const walk = { ...emptyWalk, answers };
    const then = step(old, walk, today);
    const key = JSON.stringify(then.trace.map(({ fact, answer }) => [fact, answer]));
    if (then.kind === 'question') added += 1;
    else if (!seen.has(key)) {
      seen.add(key);
      ways.push({ guide: old.id, answers, before: then, now: now && step(now, walk, today) });
    }
  }
  return { ways, added };
}

/** Another verdict, another outcome with another sentence, or a question where an answer was. */
function isOtherwise(language: Language): (way: WayThen) => boolean {
  return ({ before, now }) => {
    if (now?.kind !== 'outcome' || now.outcome.verdict !== before.outcome.verdict) return true;
    return now.node !== before.node && now.outcome.answer[language] !== before.outcome.answer[language];
  };
}

function listChanges(ways: readonly WayThen[]): ListChange[] {
  const changes = new Map<string, ListChange>();
  for (const { guide, before, now } of ways) {
    if (now?.kind !== 'outcome') continue;
    for (const kind of ['duties', 'citations'] as const) {
      const [old, own] = [before[kind].map(({ id }) => id), now[kind].map(({ id }) => id)];
      const added = own.filter((id) => !old.includes(id));
      const removed = old.filter((id) => !own.includes(id));
      if (added.length + removed.length === 0) continue;
      const key = JSON.stringify([guide, now.node, kind, added, removed]);
      const known = changes.get(key);
      changes.set(key, { guide, outcome: now.node, kind, added, removed, paths: (known?.paths ?? 0) + 1 });
    }
  }
  return [...changes.values()];
}

function dutyChanges(old: Guide, now: Guide | undefined): string[] {
  return Object.entries(old.duties).flatMap(([id, duty]) => {
    const own = now?.duties[id];
    const { cites: _before, ...before } = duty;
    const { cites: _now, ...after } = own ?? duty;
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [`${old.id} ${id}`];
  });
}

function staleTexts(before: Pack, now: Pack): StaleText[] {
  const native = now.languages[0] as Language;
  const old = textsOf(before);
  return [...textsOf(now)].flatMap(([key, text]) => {
    const then = old.get(key);
    const [was, is] = [then?.[native], text[native]];
    if (!then || was === undefined || is === undefined || plain(was) === plain(is)) return [];
    return now.languages
      .filter((language) => language !== native && then[language] !== undefined)
      .filter((language) => then[language] === text[language])
      .map((language) => ({ key, language, before: was, now: is }));
  });
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** Every text of a pack by the keys that lead to it. */
function textsOf(pack: Pack): Map<string, Text> {
  const texts = new Map<string, Text>();
  const scan = (value: unknown, key: string): void => {
    if (typeof value !== 'object' || value === null || value instanceof Map) return;
    const text = Text.safeParse(value);
    if (text.success) texts.set(key, text.data);
    else for (const [name, part] of Object.entries(value)) scan(part, `${key}.${name}`);
  };
  scan({ name: pack.name, contacts: pack.contacts }, 'pack');
  for (const [id, fact] of pack.facts) scan(fact, `facts.${id}`);
  for (const [id, rule] of pack.rules) scan(rule, `rules.${id}`);
  for (const [id, guide] of pack.guides) scan(guide, `guides.${id}`);
  return texts;
}
