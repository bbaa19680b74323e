/** The events of one content blob -> signals: at most one for each link, mailbox rule and incident. */
import { type Intake, Signal } from '../../remind/signal.ts';
import { type SideOf, sidesBy } from './addresses.ts';
import { dlpOperations, readDlp } from './dlp.ts';
import { forwardingOperations, readForwarding } from './forwarding.ts';
import { type AuditEvent, eventOf, type Noted, type Reading } from './records.ts';
import type { SensitiveTypes } from './sensitive-types.ts';
import { readSharing, sharingOperations } from './sharing.ts';
import type { ObjectIds } from './sign-ins.ts';

export interface AuditParts {
  /** Our tenant; events of others are ignored. */
  tenant: string;
  /** The mail domains of the organisation; without them it stays unknown whether mail leaves it. */
  domains: readonly string[];
  types: SensitiveTypes;
  objectIds: ObjectIds;
}

type Read = (event: AuditEvent, sideOf: SideOf, types: SensitiveTypes) => Reading;

const readers: ReadonlyMap<string, Read> = new Map([
  ...forwardingOperations.map((operation) => [operation, readForwarding] as const),
  ...sharingOperations.map((operation) => [operation, readSharing] as const),
  ...dlpOperations.map((operation) => [operation, readDlp] as const),
]);

/** Of several events with the same id, the graver word counts: the one that comes first here. */
const gravest: Readonly<Record<string, readonly string[]>> = {
  with: ['anyone', 'outside'],
  what: ['identity-number', 'health'],
  where: ['mail', 'chat', 'file'],
  to: ['outside', 'unknown', 'inside'],
};

/**
 * What the events of a blob come to. Anything may stand in it, in any order: what is malformed, of another tenant, of
 * an operation that is none of ours, by a system or by somebody whom the directory does not know is ignored and counted.
 * Rejects with the error of the directory where that cannot answer, so that the blob is read again later.
 */
export async function intakeOf(events: readonly unknown[], parts: AuditParts): Promise<Intake> {
  const sideOf = sidesBy(parts.domains);
  const readings = events
    .map((raw) => readingOf(raw, parts, sideOf))
    .filter((reading) => reading !== undefined);
  const noted = readings.flatMap((reading) => ('noted' in reading ? [reading.noted] : []));
  const withdrawn = readings.flatMap((reading) => ('withdrawn' in reading ? [reading.withdrawn] : []));

  const names = noted.flatMap(({ user, mailbox }) => (mailbox?.includes('@') ? [user, mailbox] : [user]));
  const ids = await parts.objectIds(names);
  const ours = noted.filter((one) => ids.has(one.user) && isOwnMailbox(one, ids));
  return {
    signals: merged(ours).map((one) => signalOf(one, parts.tenant, ids)),
    withdrawn: [...new Set(withdrawn)],
    ignored: events.length - ours.length - withdrawn.length,
  };
}

function readingOf(raw: unknown, parts: AuditParts, sideOf: SideOf): Reading {
  const event = eventOf(raw);
  if (event?.tenant !== parts.tenant.toLowerCase()) return undefined;
  return readers.get(event.operation)?.(event, sideOf, parts.types);
}

/** Nobody is told of "your mail" for a mailbox of somebody else, such as an administrator of the one that they set up. */
function isOwnMailbox({ user, mailbox }: Noted, ids: ReadonlyMap<string, string>): boolean {
  if (mailbox === undefined) return true;
  return ids.get(user)?.toLowerCase() === (ids.get(mailbox) ?? mailbox).toLowerCase();
}

/** One for each id: the gravest word for each attribute, and the earliest time. */
function merged(noted: readonly Noted[]): Noted[] {
  const byId = new Map<string, Noted>();
  for (const one of noted) {
    const first = byId.get(one.id);
    byId.set(one.id, first === undefined ? one : join(first, one));
  }
  return [...byId.values()];
}

function join(first: Noted, other: Noted): Noted {
  const words: Readonly<Record<string, string>> = other.attributes;
  const attributes = Object.entries(first.attributes).map(([name, word]) => {
    const order = gravest[name] ?? [];
    return [name, order.find((grave) => grave === word || grave === words[name]) ?? word];
  });
  return { ...first, attributes: Object.fromEntries(attributes), at: Math.min(first.at, other.at) };
}

function signalOf(noted: Noted, tenant: string, ids: ReadonlyMap<string, string>): Signal {
  const { id, kind, attributes, origin } = noted;
  const at = new Date(noted.at).toISOString();
  return Signal.parse({ id, tenant, actor: ids.get(noted.user), at, origin, kind, attributes });
}
