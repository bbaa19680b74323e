import type { RemindersFile } from '../reminders-schema.ts';
import { combinationsOf, meets, type SignalCondition, type SignalKind, signalKinds } from '../signals.ts';
import type { Fault, KeyPath } from './fault.ts';
import type { Placed } from './places.ts';

type SignalFault = Pick<Fault, 'code' | 'path' | 'message'>;

/** An entry of `reminders.yaml` that some signals fall to. */
type Entry = Placed<SignalCondition> & { on: SignalKind };

/** How many signals are named that no entry takes. */
const NAMED = 4;

/**
 * Whether conditions name what can be known of a signal, and every signal that there can be falls to exactly one
 * entry: to a rule or to what is irrelevant. Of a kind with an unknown name, the signals are told apart when that is mended.
 */
export function signalFaults({ rules, irrelevant }: RemindersFile): SignalFault[] {
  const entries: Entry[] = [
    ...rules.map(({ on, when }, index) => ({ on, value: when, path: ['rules', index] })),
    ...irrelevant.map(({ on, when }, index) => ({ on, value: when, path: ['irrelevant', index] })),
  ];
  return (Object.keys(signalKinds) as SignalKind[]).flatMap((kind) => {
    const own = entries.filter(({ on }) => on === kind);
    const unknown = own.flatMap(unknownNames);
    return unknown.length > 0 ? unknown : [...openSignals(kind, own), ...overlaps(kind, own)];
  });
}

function unknownNames({ on, value: condition, path }: Entry): SignalFault[] {
  const attributes: Readonly<Record<string, readonly string[]>> = signalKinds[on];
  const told = (message: string, ...rest: KeyPath) => ({
    code: 'SIGNAL_UNKNOWN' as const,
    path: [...path, 'when', ...rest],
    message,
  });
  return Object.entries(condition).flatMap(([name, given]) => {
    const words = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (!words) {
      const known = Object.keys(attributes).join(', ');
      return [told(`Of ${on} nobody knows "${name}"; there is: ${known}`, name)];
    }
    const isList = typeof given !== 'string';
    return [given].flat().flatMap((word: string, index) => {
      if (words.includes(word)) return [];
      const message = `"${word}" is no word for "${name}"; there is: ${words.join(', ')}`;
      return [isList ? told(message, name, index) : told(message, name)];
    });
  });
}

function openSignals(kind: SignalKind, entries: readonly Entry[]): SignalFault[] {
  const open = combinationsOf(kind).filter((known) => !entries.some(({ value }) => meets(value, known)));
  if (open.length === 0) return [];
  const named = open.slice(0, NAMED).map(wordsOf).join('; ');
  const more = open.length > NAMED ? ` and ${open.length - NAMED} more` : '';
  const message = `Nothing says what follows from ${kind} with ${named}${more}: write a rule, or an entry under "irrelevant"`;
  return [{ code: 'SIGNAL_OPEN', path: [], message }];
}

function overlaps(kind: SignalKind, entries: readonly Entry[]): SignalFault[] {
  return entries.flatMap((entry, index) =>
    entries.slice(0, index).flatMap((before): SignalFault[] => {
      const shared = combinationsOf(kind).find(
        (known) => meets(entry.value, known) && meets(before.value, known),
      );
      if (!shared) return [];
      const [list, place] = before.path;
      const message = `${kind} with ${wordsOf(shared)} falls to this entry and to number ${Number(place) + 1} of "${list}"`;
      return [{ code: 'SIGNAL_OVERLAP', path: entry.path, message }];
    }),
  );
}

/** "what: health, where: mail". */
function wordsOf(known: Readonly<Record<string, string>>): string {
  return Object.entries(known)
    .map(([name, word]) => `${name}: ${word}`)
    .join(', ');
}
