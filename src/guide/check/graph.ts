import { nextOf } from '../pack.ts';
import type { GuideContext } from './context.ts';

type Questions = GuideContext['guide']['questions'];

/** Whether the graph has no circle; names the circle, and every node that no edge leads to. */
export function checkGraph({ guide, fault }: GuideContext): boolean {
  const reached = new Set<string>();
  let circle = findCircle(guide.start, guide.questions, reached);
  for (const id of Object.keys(guide.questions)) {
    if (!reached.has(id))
      fault('NODE_UNREACHED', ['questions', id], `No way leads to the question "${id}"`, id);
  }
  for (const id of Object.keys(guide.outcomes)) {
    if (!reached.has(id))
      fault('NODE_UNREACHED', ['outcomes', id], `No way leads to the outcome "${id}"`, id);
  }
  // A circle may also lie among questions that no way leads to.
  for (const id of Object.keys(guide.questions)) circle ??= findCircle(id, guide.questions, reached);
  if (!circle) return true;
  const node = circle[0] as string;
  fault('CYCLE', ['questions', node], `The way ${circle.join(' → ')} leads back to where it began`, node);
  return false;
}

/** The first circle below a node, its first node named again at the end; marks every node it meets. */
function findCircle(start: string, questions: Questions, reached: Set<string>): string[] | undefined {
  const way: string[] = [];
  const visit = (node: string): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (reached.has(node)) return undefined;
    reached.add(node);
    const question = questions[node];
    if (!question) return undefined;
    way.push(node);
    const circles = nextOf(question).map(visit);
    way.pop();
    return circles.find((circle) => circle !== undefined);
  };
  return visit(start);
}
