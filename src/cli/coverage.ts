import type { Line } from '../guide/align.ts';
import {
  coverage,
  coverageCounts,
  type ParagraphCoverage,
  type RuleCoverage,
  type SectionCoverage,
  unpinnedLines,
} from '../guide/coverage.ts';
import { faultLine } from '../packs/fault-line.ts';
import { type Command, findSource, refuse } from './command.ts';
import { readDocument } from './document.ts';
import { cut } from './labels.ts';

export const coverageCommand: Command = {
  usage: 'coverage PACK [--document FILE] [--json]',
  does: 'every paragraph of the document and what became of it; exit code 1 if one is open',
  options: ['document', 'json'],
  words: [1, 1],
  run([packId = ''], { document, json }, surroundings) {
    const source = findSource(packId, surroundings);
    if ('sentence' in source) return refuse(source.sentence);
    const { rules, guides, faults } = source.found;
    if (!rules) return { exitCode: 1, out: faults.map(faultLine).join('\n') };
    const text = document === undefined ? undefined : readDocument(document);
    if (text && 'sentence' in text) return refuse(text.sentence);
    const unpinned = text && unpinnedLines(rules, text.found);
    const sections = coverage(rules, guides);
    const counts = coverageCounts(sections);
    const open = counts.paragraphs.open + faults.length + (unpinned?.length ?? 0);
    const exitCode = open === 0 ? 0 : 1;
    if (json) return { exitCode, out: JSON.stringify({ counts, sections, unpinned, faults }, null, 2) };
    const tree = [...coverageTree(sections), ...(unpinned ?? []).map(unpinnedLine)].map((line) =>
      cut(line, surroundings.width),
    );
    const lines = unpinned ? [`${unpinned.length} lines of the document are in no paragraph`] : [];
    const out = [...tree, '', ...faults.map(faultLine), ...countLines(counts), ...lines].join('\n');
    return { exitCode, out };
  },
};

function unpinnedLine({ line, fingerprint, text }: Line): string {
  return `OPEN: line ${line}, ${fingerprint}, is in no paragraph: ${text}`;
}

const called: Record<ParagraphCoverage['state'], string> = {
  encoded: 'encoded',
  reasoned: 'reasoned away',
  'not-normative': 'not normative',
  open: 'OPEN',
};

/** The headings of a document as a tree, and below each its paragraphs with their rules. */
function coverageTree(sections: readonly SectionCoverage[]): string[] {
  return sections.flatMap(({ path, paragraphs }, index) => {
    const before = sections[index - 1]?.path ?? [];
    const differs = path.findIndex((heading, depth) => heading !== before[depth]);
    const headings = path.flatMap((heading, depth) =>
      differs !== -1 && depth >= differs ? [`${'  '.repeat(depth)}${heading}`] : [],
    );
    const indent = '  '.repeat(path.length);
    const own = paragraphs.flatMap((paragraph) => paragraphLines(paragraph).map((line) => indent + line));
    return [...headings, ...own];
  });
}

function paragraphLines({ at, state, reason, rules }: ParagraphCoverage): string[] {
  const head = `${at.padEnd(6)}  ${called[state].padEnd('not normative'.length)}  ${reason ?? ''}`.trimEnd();
  return [head, ...rules.map((rule) => `        ${rule.modality.padEnd(10)}  ${rule.id}  ${standing(rule)}`)];
}

function standing({ state, guides, reason }: RuleCoverage): string {
  if (state === 'cited') return `in ${guides.join(', ')}`;
  return state === 'open' ? 'OPEN: no guide cites it' : `reasoned away: ${reason}`;
}

function countLines({ paragraphs, rules }: ReturnType<typeof coverageCounts>): string[] {
  return [
    `${paragraphs.total} paragraphs: ${paragraphs.encoded} encoded, ${paragraphs.reasoned} reasoned away, ` +
      `${paragraphs.notNormative} not normative, ${paragraphs.open} open`,
    `${rules.total} rules: ${rules.cited} cited, ${rules.reasoned} reasoned away, ${rules.open} open`,
  ];
}
