import { citesOf, type PackFiles } from '../pack.ts';
import type { FileNames } from './context.ts';
import type { Fault } from './fault.ts';

/** Whether every paragraph is accounted for, and every rule is cited by a guide or says why not. */
export function checkRules(files: PackFiles, names: FileNames): Fault[] {
  const cited = citedRules(files);
  const faults: Fault[] = [];
  const seen = new Set<string>();
  files.rules.sections.forEach((section, s) => {
    section.paragraphs.forEach((paragraph, p) => {
      const at = ['sections', s, 'paragraphs', p];
      const told = (code: Fault['code'], message: string, path: Fault['path'] = at) =>
        faults.push({ code, message, file: names.rules, path });
      if (!paragraph.rules === !paragraph['not-normative']) {
        told('PARAGRAPH_OPEN', 'A paragraph has either rules or a reason why it is not normative');
      } else if (paragraph.at === 'head' && paragraph.rules) {
        told('PARAGRAPH_OPEN', 'The head of a document holds no rules: number the paragraph');
      }
      paragraph.rules?.forEach((rule, r) => {
        const path = [...at, 'rules', r];
        if (seen.has(rule.id)) told('ID_TWICE', `There are two rules "${rule.id}"`, [...path, 'id']);
        seen.add(rule.id);
        const isCited = cited.has(rule.id);
        if (!isCited && !rule.uncited) {
          told('RULE_UNCITED', `No guide cites "${rule.id}": cite it, or say under "uncited" why not`, [
            ...path,
            'id',
          ]);
        }
        if (isCited && rule.uncited) {
          told('RULE_REASON_STALE', `"${rule.id}" is cited, so its "uncited" is out of date`, [
            ...path,
            'uncited',
          ]);
        }
      });
    });
  });
  return faults;
}

/** The rules that some option, outcome or duty of a guide names. */
export function citedRules(files: Pick<PackFiles, 'guides'>): Set<string> {
  const cited = files.guides.flatMap((guide) =>
    citesOf({
      questions: Object.values(guide.questions),
      outcomes: Object.values(guide.outcomes),
      duties: Object.values(guide.duties),
    }),
  );
  return new Set(cited);
}
