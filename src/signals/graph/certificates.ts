import { createPrivateKey, type KeyObject, webcrypto, X509Certificate } from 'node:crypto';
import { CodedError } from '../../errors.ts';
import type { Certificate } from './decrypt.ts';

/** Sizes of keys that Microsoft Graph takes, in bits. */
const LEAST_BITS = 2_048;
const MOST_BITS = 4_096;

/**
 * A certificate for the messages that Microsoft Graph encrypts, self-signed or not.
 * @param id a name of our own, at most 128 characters; another certificate gets another name
 * @param pem certificate and private key in PEM form
 * @throws {CodedError} GRAPH_CERTIFICATE where they cannot be read, do not belong together, or the key is not RSA of
 * 2048 to 4096 bits
 */
export async function readCertificate(
  id: string,
  pem: { certificate: string; privateKey: string },
): Promise<Certificate> {
  const { certificate, key } = parsed(id, pem);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < LEAST_BITS || bits > MOST_BITS) {
    throw faulty(id, `its key is not RSA of ${LEAST_BITS} to ${MOST_BITS} bits`);
  }
  if (!certificate.checkPrivateKey(key)) throw faulty(id, 'its private key is that of another one');
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  const algorithm = { name: 'RSA-OAEP', hash: 'SHA-1' };
  const privateKey = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['decrypt']);
  return { id, certificate: certificate.raw.toString('base64'), privateKey };
}

function parsed(
  id: string,
  pem: { certificate: string; privateKey: string },
): { certificate: X509Certificate; key: KeyObject } {
  try {
    return { certificate: new X509Certificate(pem.certificate), key: createPrivateKey(pem.privateKey) };
  } catch {
    throw faulty(id, 'it cannot be read as PEM'); // The cause could quote the key.
  }
}

function faulty(id: string, why: string): CodedError {
  const next =
    'Make a new pair: openssl req -x509 -newkey rsa:3072 -nodes -subj /CN=maa-jeg -keyout key.pem -out cert.pem.';
  return new CodedError('GRAPH_CERTIFICATE', `The certificate "${id}" is of no use: ${why}. ${next}`);
}
