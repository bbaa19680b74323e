/** Guides that import others: the imported questions, outcomes and duties become part of the importing guide. */
import type { Duty, GuideFile, OptionEntry, Outcome, Question, Route, Target } from './schema.ts';

/** An id of another guide as the importing guide calls it; ids themselves hold no dot. */
const imported = (guide: string, id: string) => `${guide}.${id}`;

/** Whether a node or duty of a linked guide comes from a guide that it imports. */
export function isImported(id: string): boolean {
  return id.includes('.');
}

/** What a linked guide itself holds of its questions, outcomes or duties; the rest is another guide's matter. */
export function ownEntries<T>(parts: Readonly<Record<string, T>>): [id: string, part: T][] {
  return Object.entries(parts).filter(([id]) => !isImported(id));
}

/** The guide that a node or duty of a linked guide comes from; undefined if it is the guide's own. */
export function importedFrom(id: string): string | undefined {
  return isImported(id) ? id.slice(0, id.indexOf('.')) : undefined;
}

/** Where a node or duty of a linked guide stands in the guide's own file: at the node, or at the import that brings it. */
export function placeOf(
  part: 'questions' | 'outcomes' | 'duties',
  node: string,
  ...rest: string[]
): string[] {
  return isImported(node) ? ['imports'] : [part, node, ...rest];
}

/**
 * A guide with everything that it imports, directly or through another guide. A target that named an imported
 * guide leads to its first question. Imported nodes and duties are called `guide.id`, whichever way they came.
 * @param guides every guide of the pack by id; the imports must all be there and lead to no circle
 */
export function linkGuide(guide: GuideFile, guides: ReadonlyMap<string, GuideFile>): GuideFile {
  const { imports: _, ...own } = guide;
  const others = importsOf(guide, guides);
  if (others.length === 0) return own;
  const parts = [nodesOf(guide, guides, (id) => id), ...others.map((other) => importedNodes(other, guides))];
  const all = <T>(key: 'questions' | 'outcomes' | 'duties') =>
    Object.assign({}, ...parts.map((part) => part[key])) as Record<string, T>;
  return {
    ...own,
    start: guide.imports?.includes(guide.start) ? entryOf(guide.start, guides) : guide.start,
    questions: all<Question>('questions'),
    outcomes: mapValues(all<Outcome>('outcomes'), (outcome) => withoutGuide(outcome, guide.id)),
    duties: all<Duty>('duties'),
  };
}

/** The guides that a guide imports, directly or through another, each once. */
function importsOf(guide: GuideFile, guides: ReadonlyMap<string, GuideFile>): GuideFile[] {
  const found = new Set<GuideFile>();
  const visit = (importer: GuideFile): void => {
    for (const id of importer.imports ?? []) {
      const other = guides.get(id) as GuideFile;
      if (found.has(other)) continue;
      found.add(other);
      visit(other);
    }
  };
  visit(guide);
  return [...found];
}

type Nodes = Pick<GuideFile, 'questions' | 'outcomes' | 'duties'>;

function importedNodes(guide: GuideFile, guides: ReadonlyMap<string, GuideFile>): Nodes {
  return nodesOf(guide, guides, (id) => imported(guide.id, id));
}

/** The first node of an imported guide, which can itself begin with a guide that it imports. */
function entryOf(id: string, guides: ReadonlyMap<string, GuideFile>): string {
  const guide = guides.get(id) as GuideFile;
  return guide.imports?.includes(guide.start) ? entryOf(guide.start, guides) : imported(id, guide.start);
}

/** What a guide itself holds, every id as `name` gives it and every imported guide replaced by its first node. */
function nodesOf(
  guide: GuideFile,
  guides: ReadonlyMap<string, GuideFile>,
  name: (id: string) => string,
): Nodes {
  const place = (id: string) => (guide.imports?.includes(id) ? entryOf(id, guides) : name(id));
  const route = (entry: Route): Route =>
    'otherwise' in entry ? { otherwise: place(entry.otherwise) } : { ...entry, to: place(entry.to) };
  const target = (to: Target): Target => (typeof to === 'string' ? place(to) : to.map(route));
  const named = <T extends { duties?: string[] | undefined }>(part: T): T =>
    part.duties ? { ...part, duties: part.duties.map(name) } : part;
  const option = (entry: OptionEntry) => named({ ...entry, to: target(entry.to) });
  const question = (entry: Question): Question => {
    if (!('options' in entry)) return { ...entry, to: target(entry.to) };
    const options = mapValues(entry.options, option);
    return { ...entry, options, ...(entry.unlisted && { unlisted: option(entry.unlisted) }) };
  };
  return {
    questions: mapKeys(mapValues(guide.questions, question), name),
    outcomes: mapKeys(mapValues(guide.outcomes, named), name),
    duties: mapKeys(guide.duties, name),
  };
}

/** An outcome that does not send people to the guide in which they are already. */
function withoutGuide(outcome: Outcome, guide: string): Outcome {
  const { guides, instead, ...rest } = outcome;
  const others = guides?.filter((id) => id !== guide);
  const way = instead?.guide === guide ? { text: instead.text } : instead;
  return { ...rest, ...(others?.length && { guides: others }), ...(way && { instead: way }) };
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}

function mapKeys<T>(record: Readonly<Record<string, T>>, to: (key: string) => string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [to(key), value]));
}
