import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type LoadedPack, loadPack } from '../packs/load.ts';
import { codeOf, type Found, type Surroundings } from './command.ts';

/** A pack as it was at a revision of git: a commit, branch or tag of the repository that holds the packs. */
export function packAt(revision: string, id: string, { dialogs, today }: Surroundings): Found<LoadedPack> {
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: dialogs, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 });
  const commit = commitOf(revision, git);
  if ('sentence' in commit) return commit;
  // What packs share is read with each of them.
  const names = git('ls-tree', '-r', '-z', '--name-only', commit.found, '--', `./${id}/`, './concepts.yaml')
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
  if (!names.some((name) => name.startsWith(`${id}/`)))
    return { sentence: `There was no pack "${id}" at ${revision}.` };
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    for (const name of names) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), git('show', `${commit.found}:./${name}`));
    }
    return { found: loadPack(folder, id, today) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function commitOf(revision: string, git: (...words: string[]) => Buffer): Found<string> {
  try {
    const name = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
    return { found: name.toString('utf8').trim() };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { sentence: 'git is not installed: it keeps the older versions.' };
    const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
    if (status === 1)
      return { sentence: `git knows no revision "${revision}". Name a commit, branch or tag.` };
    if (status === 128)
      return { sentence: `The packs are in no git repository, or "${revision}" is no revision.` };
    throw error;
  }
}
