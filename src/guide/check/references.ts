import { listOf } from '../condition.ts';
import { nextOf, optionsOf } from '../pack.ts';
import { conditionsOf } from '../paths.ts';
import type { Condition, OptionEntry } from '../schema.ts';
import { NOT_SURE } from '../schema.ts';
import { valuesOf } from '../step.ts';
import type { GuideContext } from './check.ts';
import type { KeyPath } from './fault.ts';

/** Whether everything that a guide names exists: nodes, facts, values, rules, duties, contacts, guides. */
export function checkReferences(context: GuideContext): void {
  checkNodes(context);
  checkQuestions(context);
  checkOutcomes(context);
  checkDuties(context);
}

function checkNodes({ guide, fault }: GuideContext): void {
  const nodes = new Set([...Object.keys(guide.questions), ...Object.keys(guide.outcomes)]);
  for (const id of Object.keys(guide.outcomes)) {
    if (!Object.hasOwn(guide.questions, id)) continue;
    fault('ID_TWICE', ['outcomes', id], `"${id}" is a question as well; give one of them another name`, id);
  }
  if (!nodes.has(guide.start))
    fault('TARGET_MISSING', ['start'], `There is no question or outcome "${guide.start}"`);
  for (const [id, question] of Object.entries(guide.questions)) {
    for (const target of new Set(nextOf(question))) {
      if (nodes.has(target)) continue;
      fault(
        'TARGET_MISSING',
        ['questions', id],
        `"${id}" leads to "${target}", and there is no such node`,
        id,
      );
    }
  }
}

function checkQuestions(context: GuideContext): void {
  const { guide, facts, fault } = context;
  for (const [id, question] of Object.entries(guide.questions)) {
    const at = ['questions', id];
    const fact = facts.get(question.fact);
    if (!fact) {
      fault('FACT_UNKNOWN', [...at, 'fact'], `There is no fact "${question.fact}" in facts.yaml`, id);
      continue;
    }
    const takesOptions = fact.type === 'one-of' || fact.type === 'yes-no';
    if (takesOptions !== 'options' in question) {
      const needs = takesOptions ? '"options"' : '"to" beside the question instead of options';
      fault('FACT_TYPE', at, `"${question.fact}" is ${fact.type}: this question needs ${needs}`, id);
      continue;
    }
    if (!('options' in question)) continue;
    for (const value of Object.keys(question.options)) {
      if (valuesOf(fact).includes(value)) continue;
      fault('VALUE_UNKNOWN', [...at, 'options', value], `"${value}" is no value of "${question.fact}"`, id);
    }
    const missing = valuesOf(fact).filter((value) => !Object.hasOwn(question.options, value));
    if (missing.length > 0 && (!question.unlisted || missing.includes(NOT_SURE))) {
      const list = missing.map((value) => `"${value}"`).join(', ');
      fault('OPTION_MISSING', [...at, 'options'], `No way on for ${list} of "${question.fact}"`, id);
    }
    for (const [value, option] of Object.entries(question.options))
      checkOption(context, option, [...at, 'options', value], id);
    if (question.unlisted) checkOption(context, question.unlisted, [...at, 'unlisted'], id);
  }
}

function checkOption(
  { guide, facts, files, fault }: GuideContext,
  option: OptionEntry,
  at: KeyPath,
  node: string,
): void {
  checkRuleIds({ files, fault }, option.cites ?? [], [...at, 'cites'], node);
  for (const duty of option.duties ?? []) {
    if (!Object.hasOwn(guide.duties, duty))
      fault('DUTY_UNKNOWN', [...at, 'duties'], `There is no duty "${duty}"`, node);
  }
  for (const [id, value] of Object.entries(option.means ?? {})) {
    const fact = facts.get(id);
    if (!fact) fault('FACT_UNKNOWN', [...at, 'means', id], `There is no fact "${id}" in facts.yaml`, node);
    else if (!valuesOf(fact).includes(value)) {
      fault('VALUE_UNKNOWN', [...at, 'means', id], `"${value}" is no value of "${id}"`, node);
    }
  }
}

function checkOutcomes({ guide, files, fault }: GuideContext): void {
  for (const [id, outcome] of Object.entries(guide.outcomes)) {
    const at = ['outcomes', id];
    checkRuleIds({ files, fault }, outcome.cites ?? [], [...at, 'cites'], id);
    for (const duty of outcome.duties ?? []) {
      if (!Object.hasOwn(guide.duties, duty))
        fault('DUTY_UNKNOWN', [...at, 'duties'], `There is no duty "${duty}"`, id);
    }
    if (outcome.ask !== undefined && !Object.hasOwn(files.pack.contacts, outcome.ask)) {
      fault('CONTACT_UNKNOWN', [...at, 'ask'], `There is no contact "${outcome.ask}" in pack.yaml`, id);
    }
    const others = [...(outcome.guides ?? []), ...(outcome.instead?.guide ? [outcome.instead.guide] : [])];
    for (const other of others) {
      if (!files.pack.guides.includes(other))
        fault('GUIDE_UNKNOWN', at, `pack.yaml lists no guide "${other}"`, id);
    }
  }
}

function checkDuties({ guide, files, facts, fault }: GuideContext): void {
  const options = Object.values(guide.questions).flatMap(optionsOf);
  const used = new Set([...options, ...Object.values(guide.outcomes)].flatMap(({ duties }) => duties ?? []));
  for (const [id, duty] of Object.entries(guide.duties)) {
    checkRuleIds({ files, fault }, duty.cites, ['duties', id, 'cites']);
    if (!used.has(id))
      fault('DUTY_UNUSED', ['duties', id], `No option and no outcome brings the duty "${id}"`);
  }
  const asked = new Set(Object.values(guide.questions).flatMap((question) => settledBy(question)));
  for (const condition of conditionsOf(guide)) checkCondition({ condition, facts, asked, fault });
}

/** The facts that a question can settle: its own and what its options mean. */
function settledBy(question: GuideContext['guide']['questions'][string]): string[] {
  return [question.fact, ...optionsOf(question).flatMap((option) => Object.keys(option.means ?? {}))];
}

function checkCondition(input: {
  condition: Condition;
  facts: GuideContext['facts'];
  asked: ReadonlySet<string>;
  fault: GuideContext['fault'];
}): void {
  const { condition, facts, asked, fault } = input;
  if ('any' in condition) {
    for (const part of condition.any as Condition[]) checkCondition({ ...input, condition: part });
    return;
  }
  if ('not' in condition) {
    checkCondition({ ...input, condition: condition.not as Condition });
    return;
  }
  for (const [id, matcher] of Object.entries(condition)) {
    const fact = facts.get(id);
    if (!fact)
      fault(
        'FACT_UNKNOWN',
        ['questions'],
        `A condition names the fact "${id}", which facts.yaml does not have`,
      );
    else if (!asked.has(id))
      fault('CONDITION_UNANSWERED', ['questions'], `A condition names "${id}", which is never asked here`);
    else for (const message of misfits(id, fact, matcher)) fault('VALUE_UNKNOWN', ['questions'], message);
  }
}

function misfits(id: string, fact: Parameters<typeof valuesOf>[0], matcher: unknown): string[] {
  const isDate =
    typeof matcher === 'object' && matcher !== null && ('older-than' in matcher || 'within' in matcher);
  if (isDate)
    return fact.type === 'date' ? [] : [`A condition takes "${id}" for a date, but it is ${fact.type}`];
  const isSet = typeof matcher === 'object' && matcher !== null && !Array.isArray(matcher);
  if (isSet && fact.type !== 'several-of')
    return [`A condition takes "${id}" for several-of, but it is ${fact.type}`];
  const named = isSet
    ? Object.values(matcher).flatMap((part) => listOf(part as string))
    : listOf(matcher as string);
  const known = isSet || fact.type !== 'several-of' ? valuesOf(fact) : [NOT_SURE];
  return named.filter((value) => !known.includes(value)).map((value) => `"${value}" is no value of "${id}"`);
}

/** Names every rule that is cited and does not exist. */
function checkRuleIds(
  { files, fault }: Pick<GuideContext, 'files' | 'fault'>,
  cites: readonly string[],
  at: KeyPath,
  node?: string,
): void {
  const rules = new Set(
    files.rules.sections.flatMap((section) =>
      section.paragraphs.flatMap(({ rules = [] }) => rules.map(({ id }) => id)),
    ),
  );
  cites.forEach((id, index) => {
    if (!rules.has(id)) fault('RULE_UNKNOWN', [...at, index], `There is no rule "${id}" in rules.yaml`, node);
  });
}
