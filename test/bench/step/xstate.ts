import { assign, createMachine, initialTransition, type MachineConfig } from 'xstate';
import type { Branch, Form, Known, Place, Test, Way } from './form.ts';

type Guard = (known: Known) => boolean;
type Config = MachineConfig<Known, AnswerEvent>;

/** An answer to the question of the state that it comes to. */
export interface AnswerEvent {
  type: 'answer';
  value: string | number;
}

/** A guide as a machine, and the place of the guide that each of its states stands for. */
export interface GuideMachine {
  machine: ReturnType<typeof createMachine>;
  places: ReadonlyMap<string, Place>;
}

/**
 * A state for each place. What is known is the context: it can go in at the start, all at once, and answers add to it.
 * Ways on are taken as soon as their guards hold, so that a question that is settled is passed.
 */
export function machineOf(form: Form): GuideMachine {
  const names = new Map(form.map(({ id }, index) => [id, `p${index}`]));
  const always = (place: Place) =>
    place.branches.flatMap((branch) =>
      branch.ways.map((way) => {
        const holds = guardOf(place, branch, way);
        return {
          target: names.get(way.to) as string,
          guard: ({ context }: { context: Known }) => holds(context),
        };
      }),
    );
  const taking = (fact: string) => ({
    actions: assign(({ context, event }: { context: Known; event: AnswerEvent }) => ({
      ...context,
      [fact]: event.value,
    })),
  });
  const states = form.map((place) => [
    names.get(place.id) as string,
    place.fact === undefined ? {} : { always: always(place), on: { answer: taking(place.fact) } },
  ]);
  const machine = createMachine({
    context: ({ input }: { input: Known }) => input,
    initial: 'p0',
    states: Object.fromEntries(states),
  } as Config);
  return {
    machine: machine as unknown as GuideMachine['machine'],
    places: new Map(form.map((place) => [names.get(place.id) as string, place])),
  };
}

/** All answers go in at once, and one pure transition, without an actor, leads to the question or the outcome. */
export function xstateOf(form: Form): (known: Known) => string {
  const { machine, places } = machineOf(form);
  return (known) => places.get(initialTransition(machine, known)[0].value as string)?.node as string;
}

function guardOf({ fact }: Place, { is }: Branch, { when }: Way): Guard {
  const answered: Guard = is
    ? guard({ fact: fact as string, is })
    : (known) => known[fact as string] !== undefined;
  if (!when) return answered;
  const more = guard(when);
  return (known) => answered(known) && more(known);
}

function guard(test: Test): Guard {
  if ('all' in test) {
    const parts = test.all.map(guard);
    return (known) => parts.every((part) => part(known));
  }
  if ('any' in test) {
    const parts = test.any.map(guard);
    return (known) => parts.some((part) => part(known));
  }
  if ('not' in test) {
    const part = guard(test.not);
    return (known) => !part(known);
  }
  const { fact } = test;
  if ('is' in test) {
    const [only] = test.is;
    return test.is.length === 1
      ? (known) => known[fact] === only
      : (known) => test.is.includes(known[fact] as string);
  }
  return 'before' in test
    ? (known) => (known[fact] as number) < test.before
    : (known) => (known[fact] as number) >= test.from;
}
