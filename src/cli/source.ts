import { citing, placesOf } from '../guide/impact.ts';
import type { RulesFile } from '../guide/schema.ts';
import { faultLine } from '../packs/fault-line.ts';
import type { SourceLine } from '../packs/fingerprint.ts';
import { type Command, draftOf, findSource, type Result, refuse, type Surroundings } from './command.ts';
import { readDocument } from './document.ts';
import { citingLine, cut } from './labels.ts';

export const sourceCommand: Command = {
  usage: 'source PACK FILE [--json] [--today DATE]',
  does: "holds a pack's rules against its document, and what rests on those that are gone; then exit code 1",
  options: ['json', 'today'],
  words: [2, 2],
  run([packId = '', file = ''], { json }, surroundings) {
    const source = findSource(packId, surroundings);
    if ('sentence' in source) return refuse(source.sentence);
    const document = readDocument(file);
    if ('sentence' in document) return refuse(document.sentence);
    const { rules, faults } = source.found;
    if (!rules) return { exitCode: 1, out: faults.map(faultLine).join('\n') };
    return compare(packId, pinsOf(rules), document.found, json, surroundings);
  },
};

/** A paragraph that the rules pin by the fingerprint of one of its lines. */
interface Pin {
  fingerprint: string;
  section: readonly string[];
  paragraph: string;
  rules: readonly string[];
}

function pinsOf(file: RulesFile): Pin[] {
  return placesOf(file).flatMap(({ section, at, rules, fingerprints }) =>
    fingerprints.map((fingerprint) => ({ fingerprint, section, paragraph: at, rules })),
  );
}

function compare(
  packId: string,
  pins: readonly Pin[],
  lines: readonly SourceLine[],
  json: boolean,
  surroundings: Surroundings,
): Result {
  const { width, today } = surroundings;
  const pinned = Map.groupBy(pins, (pin) => pin.fingerprint);
  const present = new Set(lines.map((line) => line.fingerprint));
  const gone = pins.filter((pin) => !present.has(pin.fingerprint));
  const rows = lines.map((line) => ({ ...line, pins: pinned.get(line.fingerprint) ?? [] }));
  const pack = gone.length > 0 ? draftOf(packId, surroundings) : undefined;
  const review = pack ? citing(new Set(gone.flatMap((pin) => pin.rules)), pack, today) : [];
  const exitCode = gone.length === 0 ? 0 : 1;
  if (json) return { exitCode, out: JSON.stringify({ lines: rows, gone, review }, null, 2) };
  const held = rows.filter((row) => row.pins.length > 0).length;
  const out = [
    ...rows.map(({ line, fingerprint, text, pins: own }) => {
      const where = own.length > 0 ? own.map(place).join('; ') : 'not pinned';
      return cut(`${String(line).padStart(5)}  ${fingerprint}  ${where}  "${text}"`, width);
    }),
    ...gone.map((pin) => `GONE   ${pin.fingerprint}  ${place(pin)}: the document has no such line`),
    ...review.map((part) => cut(citingLine(part), width)),
    `${lines.length} lines, ${held} pinned, ${lines.length - held} not pinned, ${gone.length} pinned and gone`,
  ].join('\n');
  return { exitCode, out };
}

function place({ section, paragraph }: Pin): string {
  return `${section.join(' › ')}, ${paragraph}`;
}
