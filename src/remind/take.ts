import type { ReminderRule } from '../guide/reminders-schema.ts';
import type { RemindingPack, RemindingPacks } from './packs.ts';
import { personKeyOf } from './person.ts';
import { planOf } from './plan.ts';
import type { Accepted, Counts, Heard, People, Reminders } from './ports.ts';
import type { Address, Count } from './reminder.ts';
import { ruleFor } from './rule.ts';
import type { Intake, Signal } from './signal.ts';

export interface TakeParts {
  reminders: Pick<Reminders, 'accept' | 'withdraw'>;
  people: Pick<People, 'known' | 'remember'>;
  counts: Pick<Counts, 'add'>;
  packs: RemindingPacks;
  /** The pack that a person (key) is reminded by: of the deployment, or the one chosen in a demo. */
  packOf: (person: string) => Promise<string>;
  /**
   * Where to write to somebody who never met the bot (tenant, object id); undefined where the app is not there
   * for this person. Without it, such people are left in peace.
   */
  introduce?: (tenant: string, objectId: string) => Promise<Address | undefined>;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/**
 * What became of a signal. `no-rule`: the pack says nothing to it, or there is no such pack; `expired`: by the time
 * it might be said, it is stale.
 */
export type Taken = Exclude<Accepted, 'no-reminder'> | 'no-rule' | 'expired';

/** A signal with all that decides about it. */
interface Considered {
  signal: Signal;
  person: string;
  packId: string;
  pack: RemindingPack | undefined;
  rule: ReminderRule | undefined;
}

/** What is counted of each; a signal that comes a second time was counted the first time. */
const counted: Readonly<Record<Taken, Count['what'] | undefined>> = {
  planned: 'taken',
  'seen-before': undefined,
  'said-already': 'said-already',
  muted: 'muted',
  'unknown-person': 'unknown-person',
  'no-rule': 'no-rule',
  expired: 'expired',
};

/**
 * Takes in what a source reports: plans a reminder for every signal that a rule is about and whose person can be
 * reached, and counts the others. Gives what became of each, in order.
 *
 * It can be called again with the same intake after it threw: all that is kept is kept in one go, after all that is
 * asked of others. It throws what its ports do.
 */
export function createTake(parts: TakeParts): (intake: Intake) => Promise<Taken[]> {
  const { reminders, counts, clock } = parts;
  return async ({ signals, withdrawn }) => {
    // First: an event and its withdrawal may come together, or the wrong way round.
    if (withdrawn.length > 0) await reminders.withdraw(withdrawn);
    if (signals.length === 0) return [];
    const now = clock();
    const all = await considerAll(parts, signals);
    await introduceAll(parts, all);
    const plans = all.map((considered) => planFor(considered, now));
    const accepted = await reminders.accept(plans.map(({ heard }) => heard));
    const taken = plans.map(({ without }, index) => {
      const became = accepted[index] as Accepted;
      return became === 'no-reminder' ? without : became;
    });
    await counts.add(all.flatMap((considered, index) => countsOf(considered, taken[index] as Taken, now)));
    return taken;
  };
}

async function considerAll({ packs, packOf }: TakeParts, signals: readonly Signal[]): Promise<Considered[]> {
  const packIds = new Map<string, string>();
  const all: Considered[] = [];
  for (const signal of signals) {
    const person = personKeyOf(signal.tenant, signal.actor);
    const packId = packIds.get(person) ?? (await packOf(person));
    packIds.set(person, packId);
    const pack = packs.get(packId);
    all.push({ signal, person, packId, pack, rule: pack && ruleFor(pack.file, signal) });
  }
  return all;
}

/** Finds a way to those who never met the bot, where a rule is about what they did. */
async function introduceAll({ introduce, people }: TakeParts, all: readonly Considered[]): Promise<void> {
  if (!introduce) return;
  const relevant = new Map(
    all.filter(({ rule }) => rule).map((considered) => [considered.person, considered]),
  );
  const known = await people.known([...relevant.keys()]);
  for (const [person, { signal, pack }] of relevant) {
    const address = known.has(person) ? undefined : await introduce(signal.tenant, signal.actor);
    if (address && pack) await people.remember(person, address, pack.language);
  }
}

/** What follows from a signal; `without`: where nothing does, why. */
function planFor(
  { signal, person, packId, pack, rule }: Considered,
  now: number,
): { heard: Heard; without: 'no-rule' | 'expired' } {
  const reminder = pack && rule && planOf(signal, { person, pack: packId, rule, hours: pack.hours }, now);
  return { heard: { signal: signal.id, reminder }, without: rule ? 'expired' : 'no-rule' };
}

function countsOf({ signal, packId, pack, rule }: Considered, taken: Taken, now: number): Count[] {
  const what = counted[taken];
  if (what === undefined || !pack) return [];
  return [{ day: pack.hours.dateOf(now), pack: packId, rule: rule?.id ?? signal.kind, what }];
}
