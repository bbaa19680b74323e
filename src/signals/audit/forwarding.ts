/** Mail that is passed on: inbox rules of Outlook and Exchange, and forwarding set on a mailbox. */
import { z } from 'zod';
import { signalId } from '../../remind/signal.ts';
import { isAddress, recipientsIn, type SideOf, sideOfAll } from './addresses.ts';
import { parametersIn } from './parameters.ts';
import { type AuditEvent, inJson, optionalName, type Reading } from './records.ts';

const RULE_TARGETS = ['forwardto', 'forwardasattachmentto', 'redirectto'];
const MAILBOX_TARGETS = ['forwardingsmtpaddress', 'forwardingaddress'];
const PASSES_ON = /forward|redirect/iu;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
/** More recipients of one rule are not looked at. */
const MOST_RECIPIENTS = 200;

const Fields = z.object({
  Parameters: z.unknown().optional(),
  OperationProperties: z.unknown().optional(),
  MailboxOwnerUPN: optionalName,
});
const Recipient = z.union([
  z.string(),
  z.object({ SmtpAddress: z.string() }).transform((recipient) => recipient.SmtpAddress),
  z.object({ EmailAddress: z.string() }).transform((recipient) => recipient.EmailAddress),
  z.object({ Address: z.string() }).transform((recipient) => recipient.Address),
]);
const Action = z.object({ ActionType: z.string(), Recipients: z.array(Recipient.catch('')).catch([]) });
const Actions = z.array(Action.optional().catch(undefined));

/** Operations that set forwarding, in small letters, and how each says where the mail goes. */
const operations: Readonly<Record<string, (event: AuditEvent) => Forwarding>> = {
  'new-inboxrule': (event) => byCmdlet(event, RULE_TARGETS, 'mailbox'),
  'set-inboxrule': (event) => byCmdlet(event, RULE_TARGETS, 'mailbox'),
  'set-mailbox': (event) => byCmdlet(event, MAILBOX_TARGETS, 'identity'),
  updateinboxrules: byOutlook,
};

interface Forwarding {
  recipients: readonly string[];
  /** Whose mailbox it is, as far as the event says. */
  mailbox: string | undefined;
}

export const forwardingOperations = Object.keys(operations);

/**
 * The signal of a rule or a mailbox that passes mail on; nothing where it failed, where the rule is switched off, taken
 * away or emptied, or was changed in something else.
 */
export function readForwarding(event: AuditEvent, sideOf: SideOf): Reading {
  const { user } = event;
  if (user === undefined || event.failed) return undefined;
  const { recipients, mailbox } = operations[event.operation]?.(event) ?? { recipients: [] };
  if (recipients.length === 0) return undefined;
  const named = mailboxNamed(mailbox);
  return {
    noted: {
      kind: 'mail-forwarding',
      attributes: { to: sideOfAll(recipients, sideOf) },
      id: signalId('audit', event.id),
      at: event.at,
      origin: 'audit-log',
      user,
      ...(named !== undefined && named !== user && { mailbox: named }),
    },
  };
}

function byCmdlet(event: AuditEvent, targets: readonly string[], mailbox: string): Forwarding {
  const parameters = parametersIn(Fields.safeParse(event.fields).data?.Parameters);
  const off = parameters.get('enabled')?.toLowerCase().replace('$', '') === 'false';
  const recipients = off ? [] : targets.flatMap((target) => recipientsIn(parameters.get(target) ?? ''));
  return { recipients: recipients.slice(0, MOST_RECIPIENTS), mailbox: parameters.get(mailbox) };
}

/** Of a rule that was only changed Outlook reports no content: there is nothing to say then. */
function byOutlook(event: AuditEvent): Forwarding {
  const fields = Fields.safeParse(event.fields).data;
  const mailbox = fields?.MailboxOwnerUPN;
  const properties = parametersIn(fields?.OperationProperties);
  const gone = /remove|delete/iu.test(properties.get('ruleoperation') ?? '');
  if (gone || /disabled/iu.test(properties.get('rulestate') ?? '')) return { recipients: [], mailbox };
  const recipients = [
    ...RULE_TARGETS.flatMap((target) => recipientsIn(properties.get(target) ?? '')),
    ...inActions(properties.get('ruleactions') ?? ''),
  ];
  return { recipients: recipients.slice(0, MOST_RECIPIENTS), mailbox };
}

/** Actions are a JSON list, as a rule; in a text the addresses in it count, and without one it is not known where to. */
function inActions(text: string): string[] {
  const actions = Actions.safeParse(inJson(text)).data;
  if (actions) {
    return actions
      .filter((action) => action !== undefined && PASSES_ON.test(action.ActionType))
      .flatMap((action) => action?.Recipients ?? [])
      .flatMap(recipientsIn);
  }
  if (!PASSES_ON.test(text)) return [];
  const addresses = text.split(/[\s,;:"'<>[\]{}()\\]+/u).filter(isAddress);
  return addresses.length > 0 ? addresses : [text];
}

/** A mailbox that can be compared with a person; the alias at the end of a path in the directory says too little. */
function mailboxNamed(path: string | undefined): string | undefined {
  const name = path?.slice(path.lastIndexOf('/') + 1).toLowerCase() ?? '';
  return isAddress(name) || GUID.test(name) ? name : undefined;
}
