import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';

describe('npm run package', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'maa-jeg-package-'));
    cpSync('appPackage', join(folder, 'appPackage'), { recursive: true });
    cpSync('package.json', join(folder, 'package.json'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (environment: Record<string, string>) =>
    spawnSync(process.execPath, [resolve('src/cli/package.ts')], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    });

  it('builds a demo package, and says so, when nothing is set', () => {
    const { status, stdout, stderr } = run({});
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('This is a demo package: TEAMS_APP_ID, MICROSOFT_APP_ID, BOT_HOST');
    const opened = unzipSync(readFileSync(join(folder, 'build/maa-jeg.zip')));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(JSON.parse(strFromU8(opened['manifest.json'] ?? new Uint8Array()))).toMatchObject({ version });
  });

  it('builds nothing in production without the values, and names them', () => {
    const { status, stdout, stderr } = run({ NODE_ENV: 'production', BOT_HOST: 'bot.kommune.example' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^PACKAGE_VALUE_MISSING: .*TEAMS_APP_ID, MICROSOFT_APP_ID, DEVELOPER_NAME/u);
    expect(existsSync(join(folder, 'build'))).toBe(false);
  });
});
