import type { Fault } from '../guide/check/fault.ts';
import { languages } from '../guide/constants.ts';
import { placeOf } from '../guide/link.ts';
import type { Guide, Pack } from '../guide/pack.ts';
import { LONGEST_LINK, receiptOf } from '../guide/receipt.ts';
import type { Receipt } from '../guide/receipt-shape.ts';
import type { Language } from '../guide/schema.ts';
import { checkReminderCards } from './check-reminders.ts';
import type { OutcomeLinks } from './outcome-view.ts';
import { type Reader, readerOf } from './reader.ts';
import { cardSize, drawStep, LARGEST_CARD, type StepContext, stepView } from './render.ts';
import { tooLarge } from './too-large.ts';
import { type WorstWay, worstWays } from './worst.ts';
import type { YearLinks } from './year-view.ts';

/**
 * Names every card of a pack that can grow larger than Teams takes. The pack has to be free of other faults.
 * @param today ISO date against which dates are measured
 * @param links as long as any deployment makes them
 */
export function checkCards(pack: Pack, today: string, links: OutcomeLinks & YearLinks): Fault[] {
  return [...checkSteps(pack, today, links), ...checkReminderCards(pack, today, links)];
}

/**
 * Names every question and outcome of a pack whose card can grow larger than Teams takes, whatever the answers
 * and whoever reads it.
 *
 * To draw a card for every way would take seconds. So the views of all ways to a node are laid over each other:
 * the longest text of each, the most rows of each. A card only grows with its view, so no card of the node is
 * larger than that one. Only where it is too large are the ways drawn one by one. They are drawn as
 * spare as a card can be sent.
 */
function checkSteps(pack: Pack, today: string, links: OutcomeLinks): Fault[] {
  return [...pack.guides.values()].flatMap((guide) => {
    const ways = [...worstWays(guide, today)];
    const nodes = Map.groupBy(ways, (way) => way.step.node);
    const readers = languages.map((language) => {
      return { language, reader: readerOf(pack, language) };
    });
    return [...nodes].flatMap(([node, toNode]) => {
      const sizes = readers.map(({ language, reader }) => {
        const receipt = longestReceipt(pack, guide, reader, toNode, today);
        const link = receipt ? links.receipt(receipt) : '';
        const own = { ...links, receipt: () => link };
        const context = { pack, guide, reader, isSpare: true, today, links: own, reminds: true };
        return { language, size: largestSize(context, toNode), link: link.length };
      });
      const largest = sizes.reduce((a, b) => (b.size > a.size ? b : a));
      const longest = sizes.reduce((a, b) => (b.link > a.link ? b : a));
      return [
        ...(largest.size <= LARGEST_CARD
          ? []
          : [tooLarge(node, largest, 'duties, rules and questions', placeIn(pack, guide, node))]),
        ...(longest.link <= LONGEST_LINK ? [] : [tooLong(pack, guide, node, longest)]),
      ];
    });
  });
}

/** The receipt with the most text of the ways to a node; none at a question. */
function longestReceipt(
  pack: Pack,
  guide: Guide,
  { language, content }: Reader,
  ways: readonly WorstWay[],
  today: string,
): Receipt | undefined {
  const receipts = ways.flatMap(({ step }) =>
    step.kind === 'outcome' ? [receiptOf(pack, guide, step, { language, content, day: today })] : [],
  );
  const sized = receipts.map((receipt) => ({ receipt, size: bytesOf(receipt) }));
  return sized.sort((a, b) => b.size - a.size)[0]?.receipt;
}

/**
 * Size of the largest card of one node in one language, in bytes; at most too much where it is small enough. Every
 * way gets the link of the longest receipt: to sign one for each would take seconds.
 */
function largestSize(
  context: Omit<StepContext, 'walk' | 'notices' | 'left'>,
  ways: readonly WorstWay[],
): number {
  const { guide, reader } = context;
  const { words } = reader;
  // The most that a card of an older edition tells before its step.
  const notices = [
    words.changed,
    words.questionBefore,
    words.outcomeChanged(words.verdict.not_covered),
    ...[...guide.facts.values()]
      .slice(0, 1)
      .map((fact) => words.answerGone(fact.label[reader.content] ?? '')),
  ];
  const views = ways.map(({ walk, step }) => stepView({ ...context, walk, notices }, step));
  const overlay = overlayer();
  const bound = cardSize(drawStep(views.reduce((a, b) => overlay(a, b))));
  if (bound <= LARGEST_CARD) return bound;
  return Math.max(...views.map((view) => cardSize(drawStep(view))));
}

/**
 * Lays views over each other: the card of the result is at least as large as that of each. What a button carries
 * is taken whole, the longer one.
 */
function overlayer(): <T>(a: T, b: T, key?: string) => T {
  const sizes = new WeakMap<object, number>();
  const sizeOf = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return bytesOf(value);
    const known = sizes.get(value) ?? bytesOf(value);
    sizes.set(value, known);
    return known;
  };
  const overlay = <T>(a: T, b: T, key?: string): T => {
    if (a === b) return a;
    if (Array.isArray(a) && Array.isArray(b)) {
      const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
      return longer.map((part, at) => (at < shorter.length ? overlay(part, shorter[at]) : part)) as T;
    }
    if (key !== 'data' && isRecord(a) && isRecord(b)) {
      const names = Object.keys({ ...a, ...b });
      return Object.fromEntries(names.map((name) => [name, overlay(a[name], b[name], name)])) as T;
    }
    return sizeOf(b) > sizeOf(a) ? b : a;
  };
  return overlay;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}

function tooLong(
  pack: Pack,
  guide: Guide,
  node: string,
  { language, link }: { language: Language; link: number },
): Fault {
  const message =
    `The link to a receipt of "${node}" grows to ${link} characters for a reader of ${language}, and proxies ` +
    `take ${LONGEST_LINK}: shorten its texts, or bring fewer duties, rules and questions to it`;
  return { code: 'RECEIPT_TOO_LONG', message, ...placeIn(pack, guide, node) };
}

function placeIn(pack: Pack, guide: Guide, node: string): Omit<Fault, 'code' | 'message'> {
  return {
    file: `${pack.id}/guides/${guide.id}.yaml`,
    path: placeOf(Object.hasOwn(guide.questions, node) ? 'questions' : 'outcomes', node),
    guide: guide.id,
    node,
  };
}
