import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { run } from '../../src/cli/run.ts';
import { fingerprint } from '../../src/packs/fingerprint.ts';
import { soundPack, writePacks } from '../support/packs.ts';

const lines = [
  'Om gaver i kommunen.',
  '1 Gaver',
  'Sig nej til:',
  '• penge',
  '• rejser',
  '7',
  '1.1 Fra borgere',
  'Fortæl det til din leder.',
  'Spørgsmål',
  'Ring til os.',
];
const dialogs = () => writePacks(soundPack);
const begin = (folder: string, name: string, text: string | Uint8Array = lines.join('\r\n')) => {
  const file = join(writePacks({ 'Gaver.txt': text }), 'Gaver.txt');
  const surroundings = { dialogs: folder, today: '2026-03-31', clock: () => 0, width: 200, input: () => '' };
  return { ...run(['new', name, '--document', file], surroundings), file, surroundings };
};

describe('a new pack', () => {
  it('begins with the sections and fingerprints of its document, and none of its sentences', () => {
    const folder = dialogs();
    const { exitCode, out, file, surroundings } = begin(folder, 'nyby');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/rules\.yaml: 4 sections, 6 paragraphs to be decided\./);
    const text = readFileSync(join(folder, 'nyby/rules.yaml'), 'utf8');
    expect(text.match(/path: .*/g)).toEqual([
      'path: ["Gaver"]',
      'path: ["1 Gaver"]',
      'path: ["1 Gaver", "1.1 Fra borgere"]',
      'path: ["Spørgsmål"]',
    ]);
    expect(text.match(/at: '.*'/g)).toEqual([
      "at: '1'",
      "at: '1'",
      "at: '1.1'",
      "at: '1.2'",
      "at: '1'",
      "at: '1'",
    ]);
    expect(text).toContain(
      `      # Line 4: to be decided\n      - at: '1.1'\n        fingerprint: '${fingerprint('• penge')}'`,
    );
    expect(text).not.toContain('Ring til os');
    expect(run(['source', 'nyby', file], surroundings).out).toMatch(
      /10 lines, 6 pinned, 4 not pinned, 0 pinned/,
    );
    expect(run(['coverage', 'nyby'], surroundings)).toMatchObject({
      exitCode: 1,
      out: expect.stringMatching(/6 paragraphs: .* 6 open\n/),
    });
  });

  it('leaves the other packs as they are', () => {
    const { surroundings } = begin(dialogs(), 'nyby');
    expect(run(['check'], surroundings).exitCode).toBe(0);
  });

  it.each([
    ['eksempel', /is there already/],
    ['../x', /cannot be a name/],
    ['Nyby', /cannot be a name/],
  ])('cannot be called %j', (name, sentence) => {
    expect(begin(dialogs(), name)).toMatchObject({ exitCode: 2, err: expect.stringMatching(sentence) });
  });

  it.each([
    ['', /is empty/],
    [Buffer.from(lines.join('\n'), 'latin1'), /is not UTF-8/],
  ])('cannot begin from a document that cannot be read', (text, sentence) => {
    expect(begin(dialogs(), 'nyby', text)).toMatchObject({
      exitCode: 2,
      err: expect.stringMatching(sentence),
    });
  });

  it('needs a document', () => {
    const surroundings = {
      dialogs: dialogs(),
      today: '2026-03-31',
      clock: () => 0,
      width: 200,
      input: () => '',
    };
    expect(run(['new', 'nyby'], surroundings).err).toMatch(/--document FILE$/);
  });
});
