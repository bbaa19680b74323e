import { nextOf } from '../pack.ts';
import type { GuideContext } from './check.ts';

/** Whether the graph has no circle and no node that nobody reaches; names those that it has. */
export function checkGraph({ guide, fault }: GuideContext): boolean {
  const reached = new Set<string>();
  const circle = findCircle(guide.start, guide.questions, reached);
  if (circle) {
    const node = circle[0] as string;
    fault('CYCLE', ['questions', node], `The way ${circle.join(' → ')} leads back to where it began`, node);
  }
  for (const id of Object.keys(guide.questions)) {
    if (!reached.has(id))
      fault('NODE_UNREACHED', ['questions', id], `No way leads to the question "${id}"`, id);
  }
  for (const id of Object.keys(guide.outcomes)) {
    if (!reached.has(id))
      fault('NODE_UNREACHED', ['outcomes', id], `No way leads to the outcome "${id}"`, id);
  }
  return circle === undefined;
}

/** The first circle below a node, its first node named again at the end; marks every node it meets. */
function findCircle(
  start: string,
  questions: GuideContext['guide']['questions'],
  reached: Set<string>,
): string[] | undefined {
  const way: string[] = [];
  const visit = (node: string): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (reached.has(node)) return undefined;
    reached.add(node);
    const question = questions[node];
    if (!question) return undefined;
    way.push(node);
    let circle: string[] | undefined;
    for (const next of nextOf(question)) circle ??= visit(next);
    for (const next of nextOf(question)) visit(next);
    way.pop();
    return circle;
  };
  return visit(start);
}
