import { existsSync, readFileSync } from 'node:fs';
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
