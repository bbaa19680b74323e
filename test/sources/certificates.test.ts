import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { certificatesIn } from '../../src/sources/certificates.ts';
import { selfSigned } from '../support/certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
afterAll(() => rmSync(folder, { recursive: true }));
const [first, second] = [selfSigned(), selfSigned()];
const whole = ({ certificate, privateKey }: typeof first) => `Bag Attributes\n${privateKey}${certificate}`;

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const bare = (pem: string) => pem.replace(/-----.+-----|\s/gu, '');

describe('the certificates of a setting', () => {
  it('are read from files in their order, each with a name of its own that stays', async () => {
    const setting = `${file('a.pem', whole(first))}, ${file('b.pem', whole(second))}`;
    const read = await certificatesIn(setting);
    expect(read.map(({ certificate }) => certificate)).toEqual(
      [first, second].map((one) => bare(one.certificate)),
    );
    const names = read.map(({ id }) => id);
    expect(new Set(names).size).toBe(2);
    const again = await certificatesIn(whole(second) + whole(first));
    expect(again.map(({ id }) => id)).toEqual(names.reverse());
  });

  it.each([
    ['cannot be read', () => join(folder, 'nothing.pem')],
    ['have no key', () => file('c.pem', first.certificate)],
    ['have no certificate', () => file('d.pem', first.privateKey)],
    ['are none', () => file('e.pem', 'SGVtbWVsaWd0')],
    [
      'are none although they say so',
      () => whole({ ...first, certificate: first.certificate.replace('MII', 'SGV') }),
    ],
    ['have the key of another', () => whole({ ...first, privateKey: second.privateKey })],
  ])('that %s are refused, and nothing of them is said', async (_name, setting) => {
    const error: unknown = await certificatesIn(setting()).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'GRAPH_CERTIFICATE' });
    const text = JSON.stringify(error, Object.getOwnPropertyNames(error));
    for (const part of [
      'SGVtbWVsaWd0',
      bare(first.privateKey).slice(40, 80),
      bare(first.certificate).slice(40, 80),
    ]) {
      expect(text).not.toContain(part);
    }
  });
});
