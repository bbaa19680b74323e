/** What Microsoft Graph sends: invented notifications in its shapes. Every free text in them is a canary. */
import {
  constants,
  createCipheriv,
  createHmac,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { SecretKeys } from '../../../src/keys.ts';
import { personKeyOf } from '../../../src/remind/person.ts';
import { readCertificate } from '../../../src/signals/graph/certificates.ts';
import { clientStateOf, type Purpose } from '../../../src/signals/graph/client-state.ts';
import { createTokenCheck } from '../../../src/signals/graph/tokens.ts';
import { selfSigned } from '../../support/certificates.ts';

export const TENANT = '0b1f6c1e-2f44-4c0e-9d2a-7f1f2f7c6a01';
export const OTHER = '99999999-0000-4000-8000-000000000009';
export const APP = '8e460676-ae3f-4b1e-8790-ee0fb5d6148f';
export const PUBLISHER = '0bf30f3b-4a52-48df-9a82-234910c4a086';
export const ANNA = 'aaaaaaaa-0000-4000-8000-000000000001';
export const NOW = Date.parse('2026-03-31T08:00:00Z');
export const HOUR = 3_600_000;
export const CANARY = 'KANARIE';
/** An invented identity number with a check digit. */
export const CPR = '070761-4285';

export const KEYS: SecretKeys = [
  { id: 'k1', secret: Buffer.alloc(32, 1) },
  { id: 'k0', secret: Buffer.alloc(32, 2) },
];
export const calendarOf = (objectId: string): Purpose => ({
  kind: 'calendar',
  person: personKeyOf(TENANT, objectId),
});
export const messages = (kind: 'chats' | 'channels'): Purpose => ({ kind, person: undefined });

type Fields = Record<string, unknown>;

function common(purpose: Purpose): Fields {
  return {
    id: CANARY,
    subscriptionId: '76619225-ff6b-4489-96ca-4ef547e78b22',
    subscriptionExpirationDateTime: '2026-04-02T00:00:00.0000000Z',
    tenantId: TENANT,
    clientState: clientStateOf(purpose, KEYS[0]),
  };
}

/** A change of an entry in Anna's calendar. */
export function changed(entry: string, over: Fields = {}): Fields {
  const path = `Users/${ANNA}/Events/${entry}`;
  return {
    ...common(calendarOf(ANNA)),
    changeType: 'created',
    resource: path,
    resourceData: {
      '@odata.type': '#Microsoft.Graph.Event',
      '@odata.id': path,
      '@odata.etag': `W/"${entry}"`,
      id: entry,
    },
    ...over,
  };
}

export function lifecycle(event: string, over: Fields = {}): Fields {
  return { ...common(calendarOf(ANNA)), lifecycleEvent: event, ...over };
}

/** A `chatMessage` by Anna. */
export function chatMessage(text: string, over: Fields = {}): Fields {
  return {
    '@odata.context': CANARY,
    id: '1616965872395',
    etag: '1616965872395',
    messageType: 'message',
    createdDateTime: '2026-03-31T07:20:11.395Z',
    lastModifiedDateTime: '2026-03-31T07:20:11.395Z',
    lastEditedDateTime: null,
    deletedDateTime: null,
    subject: null,
    summary: CANARY,
    chatId: '19:8ea0e38b@thread.v2',
    from: {
      application: null,
      device: null,
      user: { userIdentityType: 'aadUser', id: ANNA, displayName: `Anna ${CANARY}` },
    },
    body: { contentType: 'html', content: `<div>${CANARY} ${text}</div>` },
    ...over,
  };
}

export const CHAT = "chats('19:8ea0e38b@thread.v2')/messages('1616965872395')";
export const CHANNEL =
  "teams('fbe2bf47-16c8-47cf-b4a5-4b9b187c508b')/channels('19:4a95f7d8@thread.tacv2')/messages('1616990032035')";

/** A certificate with what encrypts for it, as Microsoft Graph does. */
export async function certificateFor(id: string, pem = selfSigned()) {
  const { publicKey } = new X509Certificate(pem.certificate);
  const encrypt = (text: string) => {
    const key = randomBytes(32);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return {
      data: data.toString('base64'),
      dataSignature: createHmac('sha256', key).update(data).digest('base64'),
      dataKey: publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING }, key).toString(
        'base64',
      ),
      encryptionCertificateId: id,
      encryptionCertificateThumbprint: CANARY,
    };
  };
  return { certificate: await readCertificate(id, pem), encrypt };
}

/** Tokens of Microsoft, signed with a key that the check is given as theirs; and one that it is not given. */
export async function tokens() {
  const [ours, strange] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' };
  const sign = (claims: Fields = {}, pair = ours) =>
    new SignJWT({
      iss: `https://sts.windows.net/${TENANT}/`,
      aud: APP,
      appid: PUBLISHER,
      tid: TENANT,
      ver: '1.0',
      iat: NOW / 1000 - 60,
      nbf: NOW / 1000 - 60,
      exp: NOW / 1000 + 3_600,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'key-1' })
      .sign(pair.privateKey);
  const keys = createLocalJWKSet({ keys: [jwk] });
  const areGenuine = createTokenCheck({ tenant: TENANT, app: APP, now: () => NOW, keys });
  return { sign, strange, areGenuine };
}
