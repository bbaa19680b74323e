import { expect, it } from '@jest/globals';
import { answersOf, positions } from '../../../src/guide/paths.ts';
import { emptyWalk, step } from '../../../src/guide/step.ts';
import { loadPack, packIds } from '../../../src/packs/load.ts';
import { formOf, knownOf } from './form.ts';
import { TODAY } from './guides.ts';
import { jsonLogicOf } from './json-logic.ts';
import { xstateOf } from './xstate.ts';

it.each(packIds('dialogs'))('every step of %s leads where xstate and json-logic come to as well', (id) => {
  const guides = [...(loadPack('dialogs', id, TODAY).pack?.guides.values() ?? [])];
  const steps = guides.flatMap((guide) => {
    const form = formOf(guide, TODAY);
    const [xstate, jsonLogic] = [xstateOf(form), jsonLogicOf(form)];
    return [...positions(guide, TODAY)].map((position) => {
      const answers = answersOf(position);
      const known = knownOf(guide, answers);
      const ours = step(guide, { ...emptyWalk, answers }, TODAY).node;
      return { guide: guide.id, answers, ours, others: [xstate(known), jsonLogic(known)] };
    });
  });
  expect(steps.length).toBeGreaterThan(guides.length);
  expect(steps.filter(({ ours, others }) => others.some((node) => node !== ours))).toEqual([]);
});
