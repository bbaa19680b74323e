/** The report for a policy owner: everything that a pack answers, to read, print and sign. */
import { drawingWordsFor } from '../cards/drawing-words.ts';
import { type Reader, read, readerOf } from '../cards/reader.ts';
import { coverage, type SectionCoverage } from '../guide/coverage.ts';
import type { Guide, Pack } from '../guide/pack.ts';
import type { CasesFile, GuideFile, Language, RulesFile } from '../guide/schema.ts';
import type { PictureWords } from '../picture/sketch.ts';
import type { ReportWords } from '../words/report/shape.ts';
import { reportWordsOf } from '../words/report/words.ts';
import { type GuideWays, waysOf } from './ways.ts';

/** What a report is made from. The pack has passed its check. */
export interface Source {
  pack: Pack;
  rules: RulesFile;
  /** The guides as they are written, not linked: a rule counts as cited where its guide cites it. */
  guides: readonly GuideFile[];
  cases: readonly CasesFile[];
  /** Changes whenever something on the page does. */
  mark: string;
}

/** What every part of the report is written from. */
export interface Report extends Source {
  /** ISO date of the report, against which dates are measured. */
  today: string;
  reader: Reader;
  words: ReportWords;
  drawing: PictureWords;
  sections: SectionCoverage[];
  ways: ReadonlyMap<string, GuideWays>;
}

/** Brings together what the report says, in one of the languages of the pack. */
export function reportOf(source: Source, language: Language, today: string): Report {
  const reader = readerOf(source.pack, language);
  const drawing = {
    ...drawingWordsFor(reader, source.pack.facts),
    guide: (id: string) => titleOf({ pack: source.pack, reader }, id),
  };
  const guides = [...source.pack.guides.values()];
  return {
    ...source,
    today,
    reader,
    drawing,
    words: reportWordsOf(language),
    sections: coverage(
      source.rules,
      guides.flatMap(({ id }) => source.guides.find((file) => file.id === id) ?? []),
    ),
    ways: new Map(guides.map((guide) => [guide.id, waysOf(guide, today, drawing)])),
  };
}

/** The guides of a report in the order of the menu, each with its ways. */
export function guidesOf({ pack, ways }: Report): { guide: Guide; ways: GuideWays }[] {
  return [...pack.guides.values()].flatMap((guide) => {
    const own = ways.get(guide.id);
    return own ? [{ guide, ways: own }] : [];
  });
}

/** The title of a guide of the pack. */
export function titleOf({ pack, reader }: Pick<Report, 'pack' | 'reader'>, id: string): string {
  const guide = pack.guides.get(id);
  return guide ? read(reader, guide.title) : id;
}
