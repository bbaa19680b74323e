import type { Guide } from '../../../src/guide/pack.ts';
import { answersOf, positions } from '../../../src/guide/paths.ts';
import { type Answers, emptyWalk, type Walk } from '../../../src/guide/step.ts';
import { loadPack } from '../../../src/packs/load.ts';

export const TODAY = '2026-03-31';

/** Small and large, of each pack: with routes on several facts, dates, sorting questions and imports among them. */
const CHOSEN: Readonly<Record<string, readonly string[]>> = {
  jammerbugt: ['sms', 'photo-publishing', 'retention', 'video-meeting', 'photo-consent'],
  koebenhavn: ['photos', 'news'],
  hjoerring: ['pictures', 'citizen-contact'],
  ishoej: ['use-picture', 'equipment'],
  lillesand: ['role', 'messages'],
};

/** A guide with the answers that lead to each of its places. */
export interface Walked {
  name: string;
  guide: Guide;
  steps: readonly WalkedStep[];
}

/** Answers, and the node that they lead to: a question or an outcome. */
export interface WalkedStep {
  answers: Answers;
  walk: Walk;
  node: string;
}

/** The guides that are measured, each with every step that it can take. */
export function walkedGuides(): Walked[] {
  return Object.entries(CHOSEN).flatMap(([id, guides]) => {
    const { pack } = loadPack('dialogs', id, TODAY);
    if (!pack) throw new Error(`The pack ${id} has faults: run the check first`);
    return guides.map((name) => {
      const guide = pack.guides.get(name);
      if (!guide) throw new Error(`The pack ${id} has no guide ${name} any more: choose another one`);
      return { name: `${id} ${name}`, guide, steps: stepsOf(guide) };
    });
  });
}

function stepsOf(guide: Guide): WalkedStep[] {
  return [...positions(guide, TODAY)].map((position) => {
    const answers = answersOf(position);
    return { answers, walk: { ...emptyWalk, answers }, node: position.node };
  });
}
