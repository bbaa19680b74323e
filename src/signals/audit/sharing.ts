/** Files opened for others: links that ask nobody to sign in, and sharing with somebody outside. */
import { z } from 'zod';
import type { AttributesOf } from '../../guide/signals.ts';
import { signalId } from '../../remind/signal.ts';
import { isAddress, type SideOf } from './addresses.ts';
import { type AuditEvent, optionalName, type Reading } from './records.ts';

type With = AttributesOf<'file-sharing'>['with'];

const Path = z.string().max(4_000).catch('');
const Fields = z.object({
  ObjectId: Path,
  CorrelationId: optionalName,
  TargetUserOrGroupName: optionalName,
  TargetUserOrGroupType: optionalName,
});
type Fields = z.infer<typeof Fields>;

/** The group that SharePoint makes for a link names its kind: `SharingLinks.<item>.AnonymousEdit.<link>`. */
const ANONYMOUS_LINK = /^SharingLinks\.[0-9a-f-]{1,40}\.Anonymous/iu;
/** Guests in the directory of the organisation, and in SharePoint's own. */
const GUEST = /#ext#|urn(?::|%3a)spo(?::|%3a)guest/iu;

const anyone = (): With => 'anyone';

/** Operations that share, in small letters, and with whom each does. */
const operations: Readonly<Record<string, (fields: Fields, sideOf: SideOf) => With | undefined>> = {
  anonymouslinkcreated: anyone,
  anonymouslinkupdated: anyone,
  sharingset: byTarget,
  sharinginvitationcreated: byTarget,
  securelinkcreated: byTarget,
  addedtosecurelink: byTarget,
};

export const sharingOperations = Object.keys(operations);

/**
 * The signal of sharing with anyone or with somebody outside; nothing for colleagues, and for what systems do. One link
 * makes five events, in one blob or in several: all have the same id, made of their correlation and the file.
 */
export function readSharing(event: AuditEvent, sideOf: SideOf): Reading {
  const { user } = event;
  if (user === undefined || event.failed) return undefined;
  const fields = Fields.safeParse(event.fields).data;
  const shared = fields && operations[event.operation]?.(fields, sideOf);
  if (!fields || !shared) return undefined;
  const { CorrelationId: correlation, ObjectId: file } = fields;
  return {
    noted: {
      kind: 'file-sharing',
      attributes: { with: shared },
      id: correlation
        ? signalId('audit-sharing', correlation.toLowerCase(), file.toLowerCase())
        : signalId('audit', event.id),
      at: event.at,
      origin: 'audit-log',
      user,
    },
  };
}

function byTarget(fields: Fields, sideOf: SideOf): With | undefined {
  const { TargetUserOrGroupName: name = '', TargetUserOrGroupType: type = '' } = fields;
  if (ANONYMOUS_LINK.test(name)) return 'anyone';
  if (/^(?:guest|partner)$/iu.test(type) || GUEST.test(name)) return 'outside';
  return type === '' && isAddress(name) && sideOf(name) === 'outside' ? 'outside' : undefined;
}
