import type { Condition, GuideFile, Matcher, OptionEntry, Question, Target } from '../schema.ts';
import type { KeyPath } from './fault.ts';

/** Something in a guide's file, and where it stands. */
export interface Placed<T> {
  value: T;
  path: KeyPath;
  /** The question or outcome that it belongs to. */
  node?: string;
}

/** The options of a question, what stands for unlisted values included. */
export function optionPlaces(id: string, question: Question): Placed<OptionEntry>[] {
  if (!('options' in question)) return [];
  const at = ['questions', id];
  const listed = Object.entries(question.options).map(([key, value]) => ({
    value,
    path: [...at, 'options', key],
    node: id,
  }));
  return question.unlisted
    ? [...listed, { value: question.unlisted, path: [...at, 'unlisted'], node: id }]
    : listed;
}

/** Every way on of a guide, before routes are told apart. */
export function targetPlaces({ questions }: Pick<GuideFile, 'questions'>): Placed<Target>[] {
  return Object.entries(questions).flatMap(([id, question]): Placed<Target>[] => {
    if (!('options' in question)) return [{ value: question.to, path: ['questions', id, 'to'], node: id }];
    return optionPlaces(id, question).map(({ value, path }) => ({
      value: value.to,
      path: [...path, 'to'],
      node: id,
    }));
  });
}

/** Every node that a guide names as a way on. */
export function nextPlaces(guide: Pick<GuideFile, 'questions'>): Placed<string>[] {
  return targetPlaces(guide).flatMap(({ value: target, path, ...node }) => {
    if (typeof target === 'string') return [{ value: target, path, ...node }];
    return target.map((route, index) =>
      'otherwise' in route
        ? { value: route.otherwise, path: [...path, index, 'otherwise'], ...node }
        : { value: route.to, path: [...path, index, 'to'], ...node },
    );
  });
}

/** Every condition of a guide: on routes and on duties. */
export function conditionPlaces(guide: Pick<GuideFile, 'questions' | 'duties'>): Placed<Condition>[] {
  const routes = targetPlaces(guide).flatMap(({ value: target, path, ...node }) =>
    (typeof target === 'string' ? [] : target).flatMap((route, index) =>
      'when' in route ? [{ value: route.when, path: [...path, index, 'when'], ...node }] : [],
    ),
  );
  const duties = Object.entries(guide.duties).flatMap(([id, { when }]) =>
    when ? [{ value: when, path: ['duties', id, 'when'] }] : [],
  );
  return [...routes, ...duties];
}

/** The parts of a condition that ask for one fact each, with what stands below "not" marked. */
export function matcherPlaces({ value: condition, path, ...node }: Placed<Condition>): (Placed<Matcher> & {
  fact: string;
})[] {
  if ('any' in condition) {
    const parts = condition.any as Condition[];
    return parts.flatMap((value, index) => matcherPlaces({ value, path: [...path, 'any', index], ...node }));
  }
  if ('not' in condition) {
    return matcherPlaces({ value: condition.not as Condition, path: [...path, 'not'], ...node });
  }
  return Object.entries(condition).map(([fact, value]) => ({ fact, value, path: [...path, fact], ...node }));
}

/** The conditions that a condition denies, with the place of "not". */
export function deniedPlaces({ value: condition, path, ...node }: Placed<Condition>): Placed<Condition>[] {
  if ('any' in condition) {
    const parts = condition.any as Condition[];
    return parts.flatMap((value, index) => deniedPlaces({ value, path: [...path, 'any', index], ...node }));
  }
  if (!('not' in condition)) return [];
  return [{ value: condition.not as Condition, path: [...path, 'not'], ...node }];
}
