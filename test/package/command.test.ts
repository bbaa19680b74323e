import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { real } from './files.ts';

describe('npm run package', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'maa-jeg-package-'));
    cpSync('appPackage', join(folder, 'appPackage'), { recursive: true });
    cpSync('package.json', join(folder, 'package.json'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (environment: Record<string, string>, ...args: string[]) =>
    spawnSync(process.execPath, [resolve('src/cli/package.ts'), ...args], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    });

  const manifest = () => {
    const opened = unzipSync(readFileSync(join(folder, 'build/maa-jeg.zip')));
    return JSON.parse(strFromU8(opened['manifest.json'] ?? new Uint8Array()));
  };

  it('builds a package from the environment', () => {
    const { status, stdout, stderr } = run(real);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(
      'for the bot at maa-jeg.jammerbugt.dk.\nThe bot reads only what is meant for it',
    );
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(manifest()).toMatchObject({ version, developer: { name: 'Jammerbugt Kommune' } });
  });

  it('says that a package lets the bot read along', () => {
    expect(run({ ...real, READ_ALONG: 'on' }).stdout).toContain('let the bot read along (READ_ALONG=on)');
  });

  it('builds nothing without the values, and names them', () => {
    const { status, stdout, stderr } = run({ PUBLIC_URL: real.PUBLIC_URL });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^PACKAGE_VALUE_MISSING: .*: TEAMS_APP_ID, MICROSOFT_APP_ID, DEVELOPER_NAME\./u);
    expect(existsSync(join(folder, 'build'))).toBe(false);
  });

  it('builds a package to look at only when told to, and says what is invented', () => {
    const { status, stdout } = run({}, '--demo');
    expect(status).toBe(0);
    expect(stdout).toContain('invented: TEAMS_APP_ID, MICROSOFT_APP_ID, PUBLIC_URL, DEVELOPER_NAME');
    expect(manifest()).toMatchObject({ developer: { name: 'Må jeg? (demo)' } });
  });
});
