import type { Report } from '../signals/own/report.ts';

/** What an example is about; when it happened, who did it and its id come when it is sent. */
type Example = Pick<Report['actions'][number], 'kind' | 'attributes'>;

/** Actions that a municipality's systems could report, by the name under which they are tried out. */
export const examples: Readonly<Record<string, Example>> = {
  'forwarding-rule': { kind: 'mail-forwarding', attributes: { to: 'outside' } },
  'open-link': { kind: 'file-sharing', attributes: { with: 'anyone' } },
  'shared-outside': { kind: 'file-sharing', attributes: { with: 'outside' } },
  'cpr-in-mail': {
    kind: 'personal-data',
    attributes: { what: 'identity-number', where: 'mail', to: 'outside' },
  },
  'cpr-in-chat': {
    kind: 'personal-data',
    attributes: { what: 'identity-number', where: 'chat', to: 'unknown' },
  },
  'cpr-in-calendar': {
    kind: 'personal-data',
    attributes: { what: 'identity-number', where: 'calendar', to: 'unknown' },
  },
  'health-in-mail': { kind: 'personal-data', attributes: { what: 'health', where: 'mail', to: 'outside' } },
  'zoom-meeting': { kind: 'meeting-service', attributes: { service: 'zoom' } },
};
