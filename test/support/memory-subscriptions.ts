import type { Subscription, Subscriptions } from '../../src/remind/ports.ts';
import type { Address } from '../../src/remind/reminder.ts';

type Kept = Subscription & { wanted: boolean };

/** Subscriptions in memory, of those of `people` (by their keys). `left`: the address of somebody was erased. */
export function memorySubscriptions(
  people: ReadonlyMap<string, { address: Address }>,
): Subscriptions & { left: (person: string) => void } {
  const all = new Map<string, Kept>();
  const isWanted = ({ wanted }: Kept) => wanted;
  const plain = ({ wanted: _, ...subscription }: Kept): Subscription => subscription;
  return {
    keep: async (subscription) => {
      for (const other of all.values()) {
        if (other.kind === subscription.kind && other.person === subscription.person) other.wanted = false;
      }
      const wanted = subscription.person === undefined || people.has(subscription.person);
      all.set(subscription.id, { ...subscription, wanted });
    },
    find: async (id) => {
      const kept = all.get(id);
      return kept && isWanted(kept)
        ? { ...plain(kept), objectId: people.get(kept.person ?? '')?.address.objectId }
        : undefined;
    },
    ofTenant: async (kind) => {
      const kept = [...all.values()].filter((one) => one.kind === kind && isWanted(one));
      return kept.map(plain).sort((a, b) => b.expires - a.expires)[0];
    },
    calendarsDue: async ({ tenant, key, until }, after, limit) =>
      [...people]
        .filter(([person, { address }]) => person > after && address.tenant === tenant)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(
          ([
            person,
            {
              address: { objectId },
            },
          ]) => {
            const kept = [...all.values()].find((one) => one.person === person && isWanted(one));
            const isDue = kept === undefined || kept.key !== key || kept.expires < until;
            return objectId !== undefined && isDue
              ? [{ person, objectId, subscription: kept && plain(kept) }]
              : [];
          },
        )
        .slice(0, limit),
    unwanted: async (limit) =>
      [...all.values()]
        .filter((one) => !isWanted(one))
        .map(({ id }) => id)
        .sort()
        .slice(0, limit),
    forget: async (id) => {
      all.delete(id);
    },
    left: (person) => {
      for (const one of all.values()) if (one.person === person) one.wanted = false;
    },
  };
}
