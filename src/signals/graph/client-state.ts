/** What our subscriptions are recognised by, without a look into the store. */
import { createHmac } from 'node:crypto';
import type { SecretKey, SecretKeys } from '../../keys.ts';
import { type SubscriptionKind, subscriptionKinds } from '../../remind/ports.ts';
import { isSecret } from '../../same-secret.ts';

/** What a subscription is for. `person`: whose calendar, by key; none for chats and channels. */
export interface Purpose {
  kind: SubscriptionKind;
  person: string | undefined;
}

const kinds: readonly string[] = subscriptionKinds;

/** The `clientState` of a subscription, at most 128 characters: its purpose, and a code that only we can make. */
export function clientStateOf({ kind, person = '' }: Purpose, key: SecretKey): string {
  const purpose = `${kind}.${person}`;
  return `${purpose}.${createHmac('sha256', key.secret).update(`graph ${purpose}`).digest('base64url')}`;
}

/** The purpose in a `clientState` that was made with one of the keys; undefined for every other text. */
export function purposeIn(clientState: string, keys: SecretKeys): Purpose | undefined {
  const [kind = '', person = ''] = clientState.split('.');
  if (!kinds.includes(kind)) return undefined;
  const purpose: Purpose = { kind: kind as SubscriptionKind, person: person === '' ? undefined : person };
  // All keys are tried, so that the time it takes does not tell which of them was near.
  const matches = keys.filter((key) => isSecret(clientStateOf(purpose, key), clientState));
  return matches.length > 0 ? purpose : undefined;
}
