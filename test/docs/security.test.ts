import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const text = readFileSync('docs/security.md', 'utf8');
const rows = text
  .split('\n## ')
  .find((part) => part.startsWith('Threats'))
  ?.split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (threat|-)/u.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
const filesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/gu)].map(([, file = '']) => file);

describe('the threats of docs/security.md', () => {
  it('are there', () => expect(rows?.length).toBeGreaterThan(30));

  it.each(rows ?? [])('each have a control and a test that exist: %s', (_threat, control = '', test = '') => {
    expect(filesIn(control).filter((file) => /[/.]/u.test(file) && !existsSync(file))).toEqual([]);
    expect(filesIn(control).length).toBeGreaterThan(0);
    const [file = ''] = filesIn(test);
    const [, name = ''] = test.split('`: ');
    expect(name).not.toBe('');
    expect(file).toMatch(/^test\/.*\.test\.ts$/u);
    expect(readFileSync(file, 'utf8')).toContain(name);
  });
});

describe('the malformed inputs of docs/security.md', () => {
  const count = (text = '') => Number(text.replaceAll(/[_,]/gu, ''));
  const [, section = ''] = text.split('## Malformed input');

  it('are at least as many as it says, and the parts add up to what the tests put through', () => {
    const tested = readdirSync('test/fuzz').flatMap((name) =>
      [...readFileSync(`test/fuzz/${name}`, 'utf8').matchAll(/\bfuzz\(([\d_]+),/gu)].map(([, n]) => count(n)),
    );
    const [whole = 0, ...parts] = [...section.matchAll(/\b\d{1,3},\d{3}\b/gu)].map(([n]) => count(n));
    const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
    expect(whole).toBe(100_000);
    expect(sum(tested)).toBeGreaterThanOrEqual(whole);
    expect(sum(parts)).toBe(sum(tested));
  });
});
