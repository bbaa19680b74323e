import type { SourceLine } from './fingerprint.ts';

/** A section of a document as its lines let one guess. */
export interface OutlineSection {
  path: string[];
  paragraphs: { at: string; line: number; fingerprint: string }[];
}

/** Longer lines are no headings. */
const LONGEST_HEADING = 80;

/**
 * Guesses the sections of a document. A short line that begins with a capital letter or a number and ends in no
 * punctuation is a heading; "2.1 Pictures" stands below "2 Publishing", other headings stand side by side. A line
 * with a bullet is an item of the paragraph above it. Page numbers are left out. An author has to look it over.
 * @param title stands above the paragraphs before the first heading
 */
export function outline(lines: readonly SourceLine[], title: string): OutlineSection[] {
  const sections: OutlineSection[] = [{ path: [title], paragraphs: [] }];
  let numbered: string[] = [];
  let [paragraph, item] = [0, 0];
  for (const { line, fingerprint, text } of lines) {
    if (/^\d+$/u.test(text)) continue;
    const number = /^(\d+(?:\.\d+)*)\.?\s+\p{Lu}/u.exec(text)?.[1];
    if (isHeading(text)) {
      const depth = number ? number.split('.').length : 1;
      numbered = [...numbered.slice(0, number ? depth - 1 : 0), text];
      sections.push({ path: numbered, paragraphs: [] });
      [paragraph, item] = [0, 0];
      continue;
    }
    const isItem = paragraph > 0 && /^(?:[•·▪–—*-]|o)\s*\p{L}/u.test(text) && !/^o\p{L}/u.test(text);
    if (isItem) item += 1;
    else [paragraph, item] = [paragraph + 1, 0];
    const at = isItem ? `${paragraph}.${item}` : String(paragraph);
    sections.at(-1)?.paragraphs.push({ at, line, fingerprint });
  }
  return sections.filter((section) => section.paragraphs.length > 0);
}

function isHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && /^[\p{Lu}\d]/u.test(text) && !/[.,;:!…]["»”)]*$/u.test(text);
}

/** The outline as a rules.yaml in which every paragraph is open. It holds no sentence of the document. */
export function outlineYaml(sections: readonly OutlineSection[]): string {
  return [
    '# yaml-language-server: $schema=../schema/rules.schema.json',
    '',
    '# Guessed from the document: look over headings and paragraph numbers. Every paragraph is to be decided:',
    '# give it `rules`, or say under `not-normative` why it holds none.',
    'sections:',
    ...sections.flatMap(({ path, paragraphs }) => [
      `  - path: [${path.map((heading) => JSON.stringify(heading)).join(', ')}]`,
      '    paragraphs:',
      ...paragraphs.flatMap(({ at, line, fingerprint }) => [
        `      # Line ${line}: to be decided`,
        `      - at: '${at}'`,
        `        fingerprint: '${fingerprint}'`,
      ]),
    ]),
    '',
  ].join('\n');
}
