import { listOf } from '../guide/condition.ts';
import type { RulesFile } from '../guide/schema.ts';
import { faultLine } from '../packs/fault-line.ts';
import type { SourceLine } from '../packs/fingerprint.ts';
import { type Command, findSource, type Result, refuse, type Surroundings } from './command.ts';
import { readDocument } from './document.ts';
import { cut } from './labels.ts';

export const sourceCommand: Command = {
  usage: 'source PACK FILE [--json]',
  does: "holds a pack's rules against the text of its document; exit code 1 if a paragraph is gone",
  options: ['json'],
  words: [2, 2],
  run([packId = '', file = ''], { json }, surroundings) {
    const source = findSource(packId, surroundings);
    if ('sentence' in source) return refuse(source.sentence);
    const document = readDocument(file);
    if ('sentence' in document) return refuse(document.sentence);
    const { rules, faults } = source.found;
    if (!rules) return { exitCode: 1, out: faults.map(faultLine).join('\n') };
    return compare(pinsOf(rules), document.found, json, surroundings);
  },
};

/** A paragraph that the rules pin by the fingerprint of one of its lines. */
interface Pin {
  fingerprint: string;
  section: readonly string[];
  paragraph: string;
}

function pinsOf(rules: RulesFile): Pin[] {
  return rules.sections.flatMap(({ path, paragraphs }) =>
    paragraphs.flatMap(({ at, fingerprint }) =>
      listOf(fingerprint).map((mark) => ({ fingerprint: mark, section: path, paragraph: at })),
    ),
  );
}

function compare(
  pins: readonly Pin[],
  lines: readonly SourceLine[],
  json: boolean,
  { width }: Surroundings,
): Result {
  const pinned = Map.groupBy(pins, (pin) => pin.fingerprint);
  const present = new Set(lines.map((line) => line.fingerprint));
  const gone = pins.filter((pin) => !present.has(pin.fingerprint));
  const rows = lines.map((line) => ({ ...line, pins: pinned.get(line.fingerprint) ?? [] }));
  const exitCode = gone.length === 0 ? 0 : 1;
  if (json) return { exitCode, out: JSON.stringify({ lines: rows, gone }, null, 2) };
  const held = rows.filter((row) => row.pins.length > 0).length;
  const out = [
    ...rows.map(({ line, fingerprint, text, pins: own }) => {
      const where = own.length > 0 ? own.map(place).join('; ') : 'not pinned';
      return cut(`${String(line).padStart(5)}  ${fingerprint}  ${where}  "${text}"`, width);
    }),
    ...gone.map((pin) => `GONE   ${pin.fingerprint}  ${place(pin)}: the document has no such line`),
    `${lines.length} lines, ${held} pinned, ${lines.length - held} not pinned, ${gone.length} pinned and gone`,
  ].join('\n');
  return { exitCode, out };
}

function place({ section, paragraph }: Pin): string {
  return `${section.join(' › ')}, ${paragraph}`;
}
