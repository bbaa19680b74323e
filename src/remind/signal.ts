/** A risky action that a system reported, in our own words: nothing of the event is left but these. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type SignalKind, signalKinds, signalOrigins } from '../guide/signals.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/u);

const base = {
  /** Digest of the source's own id: the same event, reported again, has the same. */
  id: Digest,
  /** Tenant and object id (Entra ID) of the person who acted. */
  tenant: z.string().min(1).max(64),
  actor: z.string().min(1).max(128),
  /** When it happened, as an ISO instant. */
  at: z.iso.datetime({ offset: true }),
  origin: z.enum(signalOrigins),
};

function kindOf<const Kind extends SignalKind>(kind: Kind) {
  const words = signalKinds[kind] as Record<string, readonly [string, ...string[]]>;
  const attributes = z.strictObject(
    Object.fromEntries(Object.entries(words).map(([name, values]) => [name, z.enum(values)])),
  );
  return z.strictObject({ ...base, kind: z.literal(kind), attributes });
}

export const Signal = z.discriminatedUnion('kind', [
  kindOf('mail-forwarding'),
  kindOf('file-sharing'),
  kindOf('personal-data'),
  kindOf('meeting-service'),
]);
export type Signal = z.infer<typeof Signal>;

/** What an adapter makes of the events of a source. */
export interface Intake {
  signals: readonly Signal[];
  /** Ids of signals that the source takes back: a reminder that still waits is not sent. */
  withdrawn: readonly string[];
  /** Events that lead to no signal, by reason: system accounts, operations that are none of ours, and so on. */
  ignored: number;
}

/** The id of a signal, from whatever makes its event one of a kind at its source. */
export function signalId(source: string, ...parts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([source, ...parts]))
    .digest('hex');
}
