/** Self-signed certificates, made by the test that needs them. */
import { createSign, generateKeyPairSync } from 'node:crypto';

/** One value of DER: a tag, a length and the content. */
function der(tag: number, ...content: (Uint8Array | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([Buffer.from([tag, 0x82]), length, body]);
}

const sequence = (...content: Uint8Array[]) => der(0x30, ...content);
/** sha256WithRSAEncryption, without parameters */
const SHA256_RSA = sequence(der(6, Buffer.from('2a864886f70d01010b', 'hex')), der(5));
/** CN=maa-jeg */
const NAME = sequence(der(0x31, sequence(der(6, Buffer.from('550403', 'hex')), der(0x0c, 'maa-jeg'))));
const VALIDITY = sequence(der(0x17, '260101000000Z'), der(0x17, '360101000000Z'));

/** A certificate and its private key in PEM form; `bits`: of the RSA key. */
export function selfSigned(bits = 2_048): { certificate: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const version = der(0xa0, der(2, Buffer.from([2])));
  const content = sequence(version, der(2, Buffer.from([1])), SHA256_RSA, NAME, VALIDITY, NAME, spki);
  const signature = createSign('RSA-SHA256').update(content).sign(privateKey);
  const whole = sequence(content, SHA256_RSA, der(3, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/(.{64})/gu, '$1\n');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
