import { type DrawingWords, type Edge, edgesOf } from '../guide/drawing.ts';
import { importedFrom, ownEntries } from '../guide/link.ts';
import type { Guide } from '../guide/pack.ts';
import type { Language, Outcome, Verdict } from '../guide/schema.ts';
import type { DrawingTexts } from '../words/drawing.ts';

/** What a picture says apart from the guide's own texts. */
export interface PictureWords extends DrawingWords, Pick<DrawingTexts, 'part' | 'inPart' | 'inGuide'> {
  /** The title of a guide that this one goes on into. */
  guide: (id: string) => string;
}

/** What a box of a picture shows. */
export type SketchNode = {
  id: string;
  /** A few words above the text: the verdict, or where the guide goes on. */
  head: string;
  text: string;
} & ({ kind: 'question' | 'elsewhere' } | { kind: 'outcome'; verdict: Verdict });

/** The boxes of a picture and the answers between them, not laid out yet. */
export interface Sketch {
  nodes: ReadonlyMap<string, SketchNode>;
  edges: readonly Edge[];
  /** Where the guide begins. */
  start: string;
}

/** A guide as boxes and edges. A guide that it goes on into is one box: it has a picture of its own. */
export function sketchOf(guide: Guide, language: Language, words: PictureWords): Sketch {
  const questions = ownEntries(guide.questions);
  const edges = questions.flatMap(([id, question]) => merged(edgesOf(id, question, words)));
  const reached = new Set([boxOf(guide.start), ...edges.map(({ to }) => to)]);
  const nodes: SketchNode[] = [
    ...questions.map(
      ([id, { ask }]) => ({ id, kind: 'question', head: '', text: ask[language] ?? id }) as const,
    ),
    ...Object.entries(guide.outcomes)
      .filter(([id]) => reached.has(id))
      .map(([id, outcome]) => outcomeNode(id, outcome, language, words)),
    ...importsIn(reached).map((id) => {
      return { id: boxOf(`${id}.`), kind: 'elsewhere', head: words.inGuide, text: words.guide(id) } as const;
    }),
  ];
  return { nodes: new Map(nodes.map((node) => [node.id, node])), edges, start: boxOf(guide.start) };
}

/**
 * The box of one node.
 * @param isOnWay whether a way leads through it; a question that none leads through is drawn as lying elsewhere
 */
export function nodeOf(
  guide: Guide,
  id: string,
  language: Language,
  words: DrawingWords,
  isOnWay: boolean,
): SketchNode {
  const outcome = guide.outcomes[id];
  if (outcome) return outcomeNode(id, outcome, language, words);
  const text = guide.questions[id]?.ask[language] ?? id;
  return { id, kind: isOnWay ? 'question' : 'elsewhere', head: '', text };
}

function outcomeNode(id: string, outcome: Outcome, language: Language, words: DrawingWords): SketchNode {
  const text = outcome.answer[language] ?? id;
  const verdict = words.verdict[outcome.verdict];
  const says = text.toLocaleLowerCase().startsWith(verdict.toLocaleLowerCase());
  return { id, kind: 'outcome', verdict: outcome.verdict, head: says ? '' : verdict, text };
}

/** The box that stands for a node: its own, or the one of the guide that it is imported from. */
function boxOf(node: string): string {
  const guide = importedFrom(node);
  return guide === undefined ? node : `${guide}.`;
}

function importsIn(boxes: ReadonlySet<string>): string[] {
  return [...boxes].flatMap((id) => importedFrom(id) ?? []);
}

/** Edges of one question, those together that lead into the same imported guide. */
function merged(edges: readonly Edge[]): Edge[] {
  const byBox = Map.groupBy(edges, ({ to }) => boxOf(to));
  return [...byBox].map(([to, same]) => ({
    from: same[0]?.from ?? '',
    to,
    labels: same.flatMap(({ labels }) => labels),
  }));
}
