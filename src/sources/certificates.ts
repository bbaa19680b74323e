import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CodedError } from '../errors.ts';
import { readCertificate } from '../signals/graph/certificates.ts';
import type { Certificate } from '../signals/graph/decrypt.ts';

const BLOCK = /-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/gu;

/**
 * The certificates of a setting, in order: PEM itself, or the paths of PEM files with commas. Each certificate has its
 * private key beside it; its name is made of its digest, so that another one has another name.
 * @throws {CodedError} GRAPH_CERTIFICATE where a file cannot be read, or a pair is of no use
 */
export async function certificatesIn(setting: string): Promise<Certificate[]> {
  const isPem = setting.includes('-----BEGIN ');
  const texts = isPem ? [setting] : await Promise.all(setting.split(/\s*,\s*/u).map(read));
  const pairs = texts.flatMap(pairsIn);
  return Promise.all(pairs.map((pair) => readCertificate(nameOf(pair.certificate), pair)));
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code = 'no code' } = error as NodeJS.ErrnoException;
    throw faulty(`A file of GRAPH_CERTIFICATES cannot be read (${code}).`);
  }
}

/** The first certificate belongs to the first key, and so on, in whatever order they come. */
function pairsIn(text: string): { certificate: string; privateKey: string }[] {
  const blocks = [...text.matchAll(BLOCK)].map(([block, label = '']) => ({ block, label }));
  const certificates = blocks.filter(({ label }) => label === 'CERTIFICATE');
  const keys = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  if (certificates.length === 0 || certificates.length !== keys.length) {
    const found = `${certificates.length} certificates and ${keys.length} private keys`;
    throw faulty(`GRAPH_CERTIFICATES has ${found} in one file.`);
  }
  return certificates.map(({ block }, index) => ({
    certificate: block,
    privateKey: keys[index]?.block ?? '',
  }));
}

function nameOf(certificate: string): string {
  try {
    return createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex').slice(0, 16);
  } catch {
    throw faulty('A certificate of GRAPH_CERTIFICATES cannot be read as PEM.'); // The cause could quote it.
  }
}

function faulty(what: string): CodedError {
  const next = 'Put each certificate and its private key into one PEM file, and name its path.';
  return new CodedError('GRAPH_CERTIFICATE', `${what} ${next}`);
}
