import type { Line } from './align.ts';
import { citedRules } from './check/rules.ts';
import { listOf } from './condition.ts';
import type { GuideFile, Paragraph, RuleEntry, RulesFile } from './schema.ts';

/** How a rule is accounted for: some guide cites it, it says why none does, or neither. */
export interface RuleCoverage {
  id: string;
  modality: RuleEntry['modality'];
  state: 'cited' | 'reasoned' | 'open';
  /** Guides that cite it, by id. */
  guides: string[];
  /** Why no guide cites it. */
  reason?: string;
}

export const paragraphStates = ['encoded', 'reasoned', 'not-normative', 'open'] as const;

/**
 * How a paragraph is accounted for. Encoded: guides cite a rule of it, and every other rule has its reason;
 * reasoned: it has rules, and each says why no guide cites it; not-normative: it holds no rule; open: neither,
 * or one of its rules is open.
 */
export interface ParagraphCoverage {
  at: string;
  state: (typeof paragraphStates)[number];
  rules: RuleCoverage[];
  /** Why it holds no rule. */
  reason?: string;
}

export interface SectionCoverage {
  path: readonly string[];
  paragraphs: ParagraphCoverage[];
}

/** How every paragraph of a document is accounted for, in the document's order. */
export function coverage(rules: RulesFile, guides: readonly GuideFile[]): SectionCoverage[] {
  const cited = guides.map((guide) => ({ id: guide.id, rules: citedRules({ guides: [guide] }) }));
  const ruleCoverage = ({ id, modality, uncited }: RuleEntry): RuleCoverage => {
    const by = cited.filter((guide) => guide.rules.has(id)).map((guide) => guide.id);
    const state = by.length > 0 ? 'cited' : uncited === undefined ? 'open' : 'reasoned';
    return { id, modality, state, guides: by, ...(uncited === undefined ? {} : { reason: uncited }) };
  };
  return rules.sections.map(({ path, paragraphs }) => ({
    path,
    paragraphs: paragraphs.map((paragraph) => {
      const own = (paragraph.rules ?? []).map(ruleCoverage);
      const reason = paragraph['not-normative'];
      const state = stateOf(paragraph, own);
      return { at: paragraph.at, state, rules: own, ...(reason === undefined ? {} : { reason }) };
    }),
  }));
}

/**
 * The lines of a document that no paragraph of the rules pins and that are neither one of the headings nor its entry
 * in a table of contents: nobody has decided yet what becomes of them.
 */
export function unpinnedLines(rules: RulesFile, lines: readonly Line[]): Line[] {
  const pinned = new Set(
    rules.sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ fingerprint }) => listOf(fingerprint))),
  );
  const headings = new Set(rules.sections.flatMap(({ path }) => path.map(headingOf)));
  return lines.filter(({ fingerprint, text }) => {
    if (pinned.has(fingerprint)) return false;
    const heading = headingOf(text);
    return heading !== '' && !headings.has(heading);
  });
}

/** The words of a heading without what a document puts around them: marks of Word or Markdown, dots and page numbers. */
function headingOf(line: string): string {
  const words = line
    .normalize('NFC')
    .replace(/\[bookmark: [^\]]*\]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[. ]+\d+$/u, '')
    .replace(/^[^\p{L}]+/u, '');
  return words.replace(/[^\p{L}\p{N})?]+$/u, '').toLocaleLowerCase();
}

/** How many paragraphs and rules are in each state. */
export function coverageCounts(sections: readonly SectionCoverage[]) {
  const paragraphs = sections.flatMap((section) => section.paragraphs);
  const rules = paragraphs.flatMap((paragraph) => paragraph.rules);
  const count = <T extends string>(all: readonly { state: T }[], state: T) =>
    all.filter((entry) => entry.state === state).length;
  return {
    paragraphs: {
      total: paragraphs.length,
      encoded: count(paragraphs, 'encoded'),
      reasoned: count(paragraphs, 'reasoned'),
      notNormative: count(paragraphs, 'not-normative'),
      open: count(paragraphs, 'open'),
    },
    rules: {
      total: rules.length,
      cited: count(rules, 'cited'),
      reasoned: count(rules, 'reasoned'),
      open: count(rules, 'open'),
    },
  };
}

function stateOf(paragraph: Paragraph, rules: readonly RuleCoverage[]): ParagraphCoverage['state'] {
  const notNormative = paragraph['not-normative'] !== undefined;
  if (notNormative === rules.length > 0 || rules.some((rule) => rule.state === 'open')) return 'open';
  if (notNormative) return 'not-normative';
  return rules.some((rule) => rule.state === 'cited') ? 'encoded' : 'reasoned';
}
