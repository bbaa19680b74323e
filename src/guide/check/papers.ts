import type { PackFiles } from '../pack.ts';
import { fieldsIn, fieldsOf, textsOf } from '../paper.ts';
import { type Field, LONGEST_FIELD_LABEL, type PaperFile } from '../paper-schema.ts';
import { HARDEST_LIX, lix } from '../readability.ts';
import type { Fact, GuideFile, Language, Text } from '../schema.ts';
import { valuesOf } from '../step.ts';
import type { FileNames } from './context.ts';
import type { Fault, FaultCode, KeyPath } from './fault.ts';
import type { Placed } from './places.ts';

/** What the checks of one paper look at, and how they name a mistake in its file. */
interface PaperContext {
  paper: PaperFile;
  facts: ReadonlyMap<string, Fact>;
  rules: ReadonlyMap<string, unknown>;
  /** The guides that lead to the paper. */
  guides: readonly GuideFile[];
  fault: (code: FaultCode, path: KeyPath, message: string) => void;
}

/**
 * Whether every paper is linked by a guide, names only rules, facts and fields that there are, says the same in
 * every language, and can be read. What a duty or outcome names is checked with its guide.
 */
export function checkPapers(
  files: PackFiles,
  facts: PaperContext['facts'],
  rules: PaperContext['rules'],
  names: FileNames,
): Fault[] {
  const faults: Fault[] = [];
  for (const paper of files.papers) {
    const file = names.paper(paper.id);
    const fault: PaperContext['fault'] = (code, path, message) => faults.push({ code, message, file, path });
    const guides = files.guides.filter((guide) => paperPlaces(guide).some(({ value }) => value === paper.id));
    const context = { paper, facts, rules, guides, fault };
    if (guides.length === 0) fault('PAPER_UNLINKED', ['id'], `No duty and no outcome leads to "${paper.id}"`);
    checkCites(context);
    checkFields(context);
    checkTexts(context);
    checkReading(context);
  }
  return faults;
}

/** Every paper that a duty or an outcome of a guide names. */
export function paperPlaces({ duties, outcomes }: Pick<GuideFile, 'duties' | 'outcomes'>): Placed<string>[] {
  const listed = Object.entries({ duties, outcomes }) as [string, Record<string, { paper?: string }>][];
  return listed.flatMap(([part, entries]) =>
    Object.entries(entries).flatMap(([id, { paper }]) =>
      paper === undefined ? [] : [{ value: paper, path: [part, id, 'paper'] }],
    ),
  );
}

function checkCites({ paper, rules, fault }: PaperContext): void {
  const lists: Placed<readonly string[]>[] = [
    { value: paper.cites, path: ['cites'] },
    ...paper.sections.map(({ cites }, s) => ({ value: cites ?? [], path: ['sections', s, 'cites'] })),
    ...(paper.afterwards ?? []).map(({ cites }, a) => ({ value: cites, path: ['afterwards', a, 'cites'] })),
  ];
  for (const { value: cites, path } of lists) {
    cites.forEach((id, index) => {
      if (!rules.has(id)) fault('RULE_UNKNOWN', [...path, index], `There is no rule "${id}" in rules.yaml`);
    });
  }
}

function fieldPlaces({ sections }: PaperFile): (Placed<Field> & { id: string })[] {
  return sections.flatMap(({ fields }, s) =>
    Object.entries(fields).map(([id, value]) => ({ id, value, path: ['sections', s, 'fields', id] })),
  );
}

function checkFields(context: PaperContext): void {
  const { paper, fault } = context;
  const seen = new Set<string>();
  for (const { id, value: field, path } of fieldPlaces(paper)) {
    if (seen.has(id)) fault('ID_TWICE', path, `There are two fields "${id}" in this paper`);
    seen.add(id);
    if (field.fact !== undefined) checkFact(context, field, field.fact, [...path, 'fact']);
    for (const [language, label] of Object.entries(field.label)) {
      if (label.length <= LONGEST_FIELD_LABEL) continue;
      const message = `"${label}" has ${label.length} characters; a field shows ${LONGEST_FIELD_LABEL}`;
      fault('LABEL_TOO_LONG', [...path, 'label', language], message);
    }
  }
}

/** Whether a fact is there, can be known where the paper is opened, and has answers that the field takes. */
function checkFact({ facts, guides, fault }: PaperContext, field: Field, id: string, path: KeyPath): void {
  const fact = facts.get(id);
  if (!fact) {
    fault('FACT_UNKNOWN', path, `There is no fact "${id}" in facts.yaml`);
    return;
  }
  if ((field.type === 'date') !== (fact.type === 'date')) {
    fault(
      'FACT_TYPE',
      path,
      `"${id}" is ${fact.type}: its answer cannot fill in a field of type ${field.type}`,
    );
    return;
  }
  if (guides.length > 0 && !guides.some((guide) => asksFor(guide, id))) {
    const message = `No guide that leads to this paper asks for "${id}", so it never fills anything in`;
    fault('FACT_UNUSED', path, message);
  }
  const part = 'options' in field ? 'options' : 'fills';
  const named = 'options' in field ? field.options : 'fills' in field ? (field.fills ?? {}) : {};
  for (const value of Object.keys(named)) {
    if (valuesOf(fact).includes(value)) continue;
    fault('VALUE_UNKNOWN', [...path.slice(0, -1), part, value], `"${value}" is no value of "${id}"`);
  }
}

function asksFor({ questions }: GuideFile, fact: string): boolean {
  return Object.values(questions).some((question) => question.fact === fact);
}

/** Whether texts name fields of this paper only, and the same ones in every language. */
function checkTexts({ paper, fault }: PaperContext): void {
  const known = new Set(fieldsOf(paper).map(([id]) => id));
  paper.sections.forEach(({ tick }, s) => {
    if (tick === undefined || fieldsOf(paper).some(([id, { type }]) => id === tick && type === 'checks'))
      return;
    fault('FIELD_UNKNOWN', ['sections', s, 'tick'], `This paper has no field "${tick}" of type checks`);
  });
  for (const { value: text, path } of textPlaces(paper)) {
    const named = Object.entries(text).map(([language, said]) => [language, fieldsIn(said)] as const);
    const all = new Set(named.flatMap(([, fields]) => fields));
    for (const [language, fields] of named) {
      for (const id of new Set(fields)) {
        if (!known.has(id)) fault('FIELD_UNKNOWN', [...path, language], `This paper has no field "${id}"`);
      }
      for (const id of all) {
        if (fields.includes(id) || !known.has(id)) continue;
        fault(
          'TRANSLATION_MISSING',
          [...path, language],
          `{${id}} stands in another language, not in ${language}`,
        );
      }
    }
  }
}

function textPlaces({ sections }: PaperFile): Placed<Text>[] {
  return sections.flatMap((section, s) =>
    (['text', 'list'] as const).flatMap((part) =>
      (section[part] ?? []).map((value, index) => ({ value, path: ['sections', s, part, index] })),
    ),
  );
}

/** Names a paper whose texts are together too hard to read in some language. */
function checkReading({ paper, fault }: PaperContext): void {
  const texts = [
    paper.purpose,
    ...(paper.afterwards ?? []).map(({ text }) => text),
    ...paper.sections.flatMap(textsOf),
    ...fieldsOf(paper).flatMap(([, { help }]) => (help ? [help] : [])),
  ];
  for (const language of Object.keys(paper.purpose) as Language[]) {
    const measured = lix(...texts.flatMap((text) => text[language] ?? []));
    if (measured <= HARDEST_LIX) continue;
    const message = `The texts have LIX ${measured.toFixed(0)} in ${language}, ${HARDEST_LIX} at most: shorter words and sentences`;
    fault('TEXT_HARD', ['sections'], message);
  }
}
