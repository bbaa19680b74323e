import { NOT_SURE } from '../constants.ts';
import { listedGuides, optionsOf } from '../pack.ts';
import type { OptionEntry, Question } from '../schema.ts';
import { valuesOf } from '../step.ts';
import { checkConditions } from './conditions.ts';
import type { GuideContext } from './context.ts';
import type { KeyPath } from './fault.ts';
import { checkImports } from './imports.ts';
import { paperPlaces } from './papers.ts';
import { nextPlaces, optionPlaces, type Placed } from './places.ts';

/** Whether everything that a guide names exists: nodes, facts, values, rules, duties, contacts, guides. */
export function checkReferences(context: GuideContext): void {
  checkImports(context);
  checkNodes(context);
  for (const [id, question] of Object.entries(context.guide.questions)) checkQuestion(context, id, question);
  checkOutcomes(context);
  checkDuties(context);
  checkPaperIds(context);
  checkConditions(context);
}

function checkNodes({ guide, fault }: GuideContext): void {
  const nodes = new Set([
    ...Object.keys(guide.questions),
    ...Object.keys(guide.outcomes),
    ...(guide.imports ?? []),
  ]);
  for (const id of Object.keys(guide.outcomes)) {
    if (!Object.hasOwn(guide.questions, id)) continue;
    fault('ID_TWICE', ['outcomes', id], `"${id}" is a question as well; give one of them another name`, id);
  }
  const start = { value: guide.start, path: ['start'] };
  for (const { value: target, path, node } of [start, ...nextPlaces(guide)] as Placed<string>[]) {
    if (nodes.has(target)) continue;
    fault('TARGET_MISSING', path, `There is no question or outcome "${target}"`, node);
  }
}

function checkQuestion(context: GuideContext, id: string, question: Question): void {
  const { facts, fault } = context;
  const at = ['questions', id];
  const fact = facts.get(question.fact);
  if (!fact) {
    fault('FACT_UNKNOWN', [...at, 'fact'], `There is no fact "${question.fact}" in facts.yaml`, id);
    return;
  }
  const takesOptions = fact.type === 'one-of' || fact.type === 'yes-no';
  if (takesOptions !== 'options' in question) {
    const needs = takesOptions ? '"options"' : '"to" beside the question instead of options';
    fault(
      'FACT_TYPE',
      [...at, 'fact'],
      `"${question.fact}" is ${fact.type}: this question needs ${needs}`,
      id,
    );
    return;
  }
  if (!('options' in question)) return;
  for (const value of Object.keys(question.options)) {
    if (valuesOf(fact).includes(value)) continue;
    fault('VALUE_UNKNOWN', [...at, 'options', value], `"${value}" is no value of "${question.fact}"`, id);
  }
  const open = valuesOf(fact).filter(
    (value) => !Object.hasOwn(question.options, value) && (value === NOT_SURE || !question.unlisted),
  );
  if (open.length > 0) {
    const list = open.map((value) => `"${value}"`).join(', ');
    fault('OPTION_MISSING', [...at, 'options'], `No way on for ${list} of "${question.fact}"`, id);
  }
  for (const option of optionPlaces(id, question)) checkOption(context, option);
}

function checkOption(context: GuideContext, { value: option, path, node }: Placed<OptionEntry>): void {
  const { facts, fault } = context;
  checkCites(context, option.cites, [...path, 'cites'], node);
  checkDutyIds(context, option.duties, [...path, 'duties'], node);
  for (const [id, value] of Object.entries(option.means ?? {})) {
    const fact = facts.get(id);
    if (!fact) fault('FACT_UNKNOWN', [...path, 'means', id], `There is no fact "${id}" in facts.yaml`, node);
    else if (!valuesOf(fact).includes(value)) {
      fault('VALUE_UNKNOWN', [...path, 'means', id], `"${value}" is no value of "${id}"`, node);
    }
  }
}

function checkOutcomes(context: GuideContext): void {
  const { guide, files, fault } = context;
  for (const [id, outcome] of Object.entries(guide.outcomes)) {
    const at = ['outcomes', id];
    checkCites(context, outcome.cites, [...at, 'cites'], id);
    checkDutyIds(context, outcome.duties, [...at, 'duties'], id);
    if (outcome.ask !== undefined && !Object.hasOwn(files.pack.contacts, outcome.ask)) {
      fault('CONTACT_UNKNOWN', [...at, 'ask'], `There is no contact "${outcome.ask}" in pack.yaml`, id);
    }
    const others = (outcome.guides ?? []).map((value, index) => ({ value, path: [...at, 'guides', index] }));
    const instead = outcome.instead?.guide;
    if (instead !== undefined) others.push({ value: instead, path: [...at, 'instead', 'guide'] });
    for (const { value: other, path } of others) {
      if (!listedGuides(files.pack).some((guide) => guide.id === other))
        fault('GUIDE_UNKNOWN', path, `pack.yaml lists no guide "${other}"`, id);
    }
  }
}

function checkDuties(context: GuideContext): void {
  const { guide, fault } = context;
  const options = Object.values(guide.questions).flatMap(optionsOf);
  const used = new Set([...options, ...Object.values(guide.outcomes)].flatMap(({ duties }) => duties ?? []));
  for (const [id, duty] of Object.entries(guide.duties)) {
    checkCites(context, duty.cites, ['duties', id, 'cites']);
    if (!used.has(id))
      fault('DUTY_UNUSED', ['duties', id], `No option and no outcome brings the duty "${id}"`);
  }
}

/** Names every paper that a duty or outcome leads to and that does not exist. */
function checkPaperIds({ guide, files, fault }: GuideContext): void {
  for (const { value: id, path, node } of paperPlaces(guide)) {
    if (files.papers.some((paper) => paper.id === id)) continue;
    fault('PAPER_UNKNOWN', path, `There is no papers/${id}.yaml`, node);
  }
}

/** Names every duty that is brought and does not exist. */
function checkDutyIds(
  { guide, fault }: GuideContext,
  duties: readonly string[] = [],
  at: KeyPath,
  node?: string,
): void {
  duties.forEach((id, index) => {
    if (!Object.hasOwn(guide.duties, id))
      fault('DUTY_UNKNOWN', [...at, index], `There is no duty "${id}" in this guide`, node);
  });
}

/** Names every rule that is cited and does not exist. */
function checkCites(
  { rules, fault }: GuideContext,
  cites: readonly string[] = [],
  at: KeyPath,
  node?: string,
): void {
  cites.forEach((id, index) => {
    if (!rules.has(id)) fault('RULE_UNKNOWN', [...at, index], `There is no rule "${id}" in rules.yaml`, node);
  });
}
