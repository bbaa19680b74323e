/** An entry of somebody's calendar -> at most two signals. */
import { z } from 'zod';
import { citizenDataIn, identityNumberIn, meetingServiceIn } from '../../remind/look.ts';
import { Signal, signalId } from '../../remind/signal.ts';
import type { Lexicon } from '../../sensitive/lexicon.ts';

/** What is asked for of an entry, and no more. */
export const ENTRY_FIELDS =
  'subject,location,onlineMeeting,onlineMeetingProvider,body,isOrganizer,isCancelled,responseStatus,sensitivity,seriesMasterId,lastModifiedDateTime';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

export const Entry = z.object({
  subject: text,
  location: z.object({ displayName: text, locationUri: text }).nullish(),
  onlineMeeting: z.object({ joinUrl: text }).nullish(),
  onlineMeetingProvider: text,
  body: z.object({ content: text }).nullish(),
  isOrganizer: z.boolean().nullish(),
  isCancelled: z.boolean().nullish(),
  responseStatus: z.object({ response: text }).nullish(),
  sensitivity: text,
  seriesMasterId: z.string().nullish(),
  lastModifiedDateTime: z.iso.datetime({ offset: true }),
});
export type Entry = z.infer<typeof Entry>;

export interface CalendarOwner {
  tenant: string;
  objectId: string;
}

export interface LookParts {
  lexicon: Lexicon;
  /** Hosts of meeting services that are the municipality's own. */
  ownHosts: ReadonlySet<string>;
  /** The present day as an ISO date. */
  today: string;
}

/** The ids of the signals that an entry can lead to; those of a series are one. */
export function entrySignalIds({ objectId }: CalendarOwner, entry: string) {
  return {
    data: signalId('graph-calendar-data', objectId, entry),
    service: signalId('graph-calendar-service', objectId, entry),
  };
}

/**
 * What an entry comes to. The subject counts for who wrote it; the service of a meeting for everybody who has not said
 * no. Of what is marked as private only an identity number counts: the rest is the person's own. Nothing of it is kept.
 */
export function entrySignals(id: string, entry: Entry, owner: CalendarOwner, parts: LookParts): Signal[] {
  if (entry.isCancelled) return [];
  const ids = entrySignalIds(owner, entry.seriesMasterId ?? id);
  const common = { tenant: owner.tenant, actor: owner.objectId, at: entry.lastModifiedDateTime };
  const base = { ...common, origin: 'calendar' as const };
  const what = entry.isOrganizer === true ? dataIn(entry, parts) : undefined;
  const service = serviceOf(entry, parts);
  const found = [
    what && {
      ...base,
      id: ids.data,
      kind: 'personal-data',
      attributes: { what, where: 'calendar', to: 'unknown' },
    },
    service && { ...base, id: ids.service, kind: 'meeting-service', attributes: { service } },
  ];
  return found.filter((one) => one !== undefined).map((one) => Signal.parse(one));
}

function isPrivate({ sensitivity }: Entry): boolean {
  return sensitivity === 'private' || sensitivity === 'personal';
}

function dataIn(entry: Entry, { lexicon, today }: LookParts) {
  if (!isPrivate(entry)) return citizenDataIn(entry.subject, today, lexicon);
  return identityNumberIn(entry.subject, today) ? 'identity-number' : undefined;
}

function serviceOf(entry: Entry, { ownHosts }: LookParts) {
  if (isPrivate(entry) || entry.responseStatus?.response === 'declined') return undefined;
  const { location, onlineMeeting, body } = entry;
  const places = [onlineMeeting?.joinUrl, location?.locationUri, location?.displayName, body?.content];
  const found = meetingServiceIn(places.filter((place) => place).join('\n'), ownHosts);
  return found ?? (/^skype/u.test(entry.onlineMeetingProvider) ? ('skype' as const) : undefined);
}
