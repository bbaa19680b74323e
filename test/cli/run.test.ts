import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { edited, soundPack } from '../support/packs.ts';
import { commandLine } from './support.ts';

const guide = commandLine();

describe('a command line that cannot be done', () => {
  it.each([
    [['fly'], /^There is no command "fly"\.\n\nnpm run guide/],
    [['constructor'], /^There is no command "constructor"\./],
    [['check', '--loud'], /^Unknown option '--loud'/],
    [['walk', 'eksempel', 'gift', '--lang'], /--lang/],
    [['check', 'eksempel'], /^Write: npm run guide -- check/],
    [['walk', 'eksempel'], /^Write: npm run guide -- walk PACK GUIDE/],
    [['check', '--lang', 'da'], /^"check" takes no --lang\./],
    [['walk', 'other', 'gift'], /^There is no pack "other"\. There is: eksempel\.$/],
    [['walk', '__proto__', 'gift'], /^There is no pack "__proto__"\./],
    [['walk', '../eksempel', 'gift'], /^There is no pack "\.\.\/eksempel"\./],
    [['walk', 'eksempel', 'loan'], /^"eksempel" has no guide "loan"\. There is: gift\.$/],
    [['paths', 'eksempel', 'loan'], /^"eksempel" has no guide "loan"\./],
    [['graph', 'eksempel', 'loan'], /^"eksempel" has no guide "loan"\./],
    [['source', 'other', 'x.txt'], /^There is no pack "other"\./],
    [['paths', 'eksempel', '--today', '2026-02-30'], /^"2026-02-30" is no day\./],
    [['walk', 'eksempel', 'gift', '--lang', 'nb'], /^"eksempel" does not speak "nb"\. It speaks: da, en\.$/],
    [['walk', 'eksempel', 'gift', '--lang', 'klingon'], /^"eksempel" does not speak "klingon"\./],
  ])('%j is answered with a sentence, and exit code 2', (line, sentence) => {
    const { exitCode, out, err } = guide(...line);
    expect(exitCode).toBe(2);
    expect(out).toBeUndefined();
    expect(err).toMatch(sentence);
  });

  it('without a command lists every command', () => {
    const { exitCode, err } = guide();
    expect(exitCode).toBe(2);
    for (const name of ['check', 'paths', 'walk', 'graph', 'source']) expect(err).toContain(`  ${name} `);
  });

  it('on a guide with faults says where they are named', () => {
    const broken = commandLine(edited(soundPack, 'eksempel/guides/gift.yaml', 'start: who', 'start: x'));
    expect(broken('walk', 'eksempel', 'gift').err).toMatch(/"gift" has faults that stop a walk.*check/);
  });

  it('on a pack that cannot be read says where its faults are named', () => {
    const broken = commandLine(edited(soundPack, 'eksempel/pack.yaml', 'id: eksempel', 'id: 5'));
    expect(broken('paths', 'eksempel').err).toMatch(/"eksempel" cannot be read yet.*check/);
  });

  it('beside an empty folder says that there is no pack yet', () => {
    const { err } = commandLine({ 'readme.md': 'x' })('walk', 'eksempel', 'gift');
    expect(err).toBe('There is no pack "eksempel". There is: none yet.');
  });
});

it('is a program with an exit code', async () => {
  const running = promisify(execFile)(process.execPath, ['src/cli/guide.ts', 'walk', 'nowhere', 'sms']);
  await expect(running).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^There is no pack "nowhere"\. There is: .*\.\n$/),
  });
});

it('says in which folder to be where there are no packs', () => {
  expect(commandLine(soundPack, { dialogs: 'no-such-folder' })('check')).toEqual({
    exitCode: 2,
    err: 'There is no folder "no-such-folder" here. Run the command in the project\'s folder.',
  });
});
