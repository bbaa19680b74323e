import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Report } from '../../src/signals/own/report.ts';
import { verify } from '../../src/signals/own/signature.ts';
import { key } from '../support/receipts.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The block of a language that holds a text. */
function block(language: string, text: string): string {
  const blocks = [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]+?)^\`\`\`$`, 'gmu'))];
  return blocks.map(([, content = '']) => content).find((content) => content.includes(text)) ?? '';
}

describe('the example of a report in the README', () => {
  const body = block('json', '"actions"');

  it('is a report', () => {
    expect(Report.parse(JSON.parse(body)).actions).toHaveLength(1);
  });

  it('is signed by the lines for a shell', async () => {
    const ours = key('own', 0xfb); // Its base64url holds - and _.
    const lines = block('sh', 'openssl dgst').replace(/^curl [\s\S]+$/mu, 'echo "$time $signature"');
    writeFileSync(join(folder, 'report.json'), body);
    const SECRET = Buffer.from(ours.secret).toString('base64url');
    const { stdout } = await promisify(execFile)('sh', ['-c', lines], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', SECRET },
    });
    const [timestamp = '', signature] = stdout.trim().split(' ');
    const signed = { timestamp, signature: `v1=${signature}` };
    expect(verify(signed, Buffer.from(body), [ours], Number(timestamp) * 1000)).toBe('genuine');
  });
});
