import { listedGuides } from '../pack.ts';
import type { GuideContext } from './context.ts';
import { nextPlaces } from './places.ts';

/** Whether every guide that a guide imports is there, is used, and leads to no circle of imports. */
export function checkImports({ guide, files, fault }: GuideContext): void {
  const targets = [guide.start, ...nextPlaces(guide).map(({ value }) => value)];
  (guide.imports ?? []).forEach((id, index) => {
    const at = ['imports', index];
    if (!listedGuides(files.pack).some((other) => other.id === id)) {
      fault('GUIDE_UNKNOWN', at, `pack.yaml lists no guide "${id}"`);
      return;
    }
    if (guide.imports?.indexOf(id) !== index) fault('ID_TWICE', at, `"${id}" is imported twice`);
    if (Object.hasOwn({ ...guide.questions, ...guide.outcomes }, id)) {
      const message = `"${id}" is also a question or an outcome here; give that another name`;
      fault('ID_TWICE', at, message, id);
    }
    const circle = circleFrom(id, guide.id, files.guides);
    if (circle)
      fault('CYCLE', at, `The imports ${[guide.id, ...circle].join(' → ')} lead back to this guide`);
    if (!targets.includes(id)) fault('NODE_UNREACHED', at, `No way leads into the imported guide "${id}"`);
  });
}

/** The imports that lead from one guide to another, both named; undefined if none do. */
function circleFrom(
  from: string,
  to: string,
  guides: GuideContext['files']['guides'],
  seen: readonly string[] = [],
): string[] | undefined {
  if (from === to) return [to];
  if (seen.includes(from)) return undefined;
  const next = guides.find((guide) => guide.id === from)?.imports ?? [];
  for (const id of next) {
    const circle = circleFrom(id, to, guides, [...seen, from]);
    if (circle) return [from, ...circle];
  }
  return undefined;
}
