import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PROJECT, type TemporaryDir, temporaryDir } from '../support/processes.ts';

/** The files and folders that a list of what stays out lets in: `*`, and then each with `!` in front. */
function letIn(list: string): string[] {
  const lines = readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.filter((line) => line.startsWith('!')).map((line) => line.replace(/^!\/?/u, ''));
}

const dockerfile = readFileSync('Dockerfile', 'utf8');
/** What the Dockerfile copies from the project. */
const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \.\/?\S*$/gmu)].flatMap(([, names = '']) =>
  names.split(' '),
);

/** Node's own barrier: writing anywhere but there fails. The bundler, which is a program of its own, is not held back. */
const writingOnlyTo = (folder: string) => [
  ...['--no-warnings', '--permission', '--allow-fs-read=*', '--allow-child-process'],
  `--allow-fs-write=${folder}`,
];

let dir: TemporaryDir;
let bot: ChildProcess | undefined;
const program = () => join(dir.dir, 'program');
const data = () => join(dir.dir, 'data');

beforeEach(async () => {
  dir = await temporaryDir();
  mkdirSync(data());
  for (const name of letIn('.dockerignore')) cpSync(name, join(program(), name), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(program(), 'node_modules'));
});
afterEach(async () => {
  if (bot?.exitCode === null && bot.signalCode === null) {
    bot.kill('SIGKILL');
    await once(bot, 'exit');
  }
  await dir.remove();
});

/** Starts the bot as in production, and gives what it prints. */
function start(): AsyncIterable<string> {
  const settings = {
    NODE_ENV: 'production',
    PACK: 'jammerbugt',
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: data(),
    PUBLIC_URL: 'https://maa-jeg.kommune.example',
    RECEIPT_KEYS: `2026a:${'A'.repeat(43)}`,
    MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
    MICROSOFT_APP_TENANT_ID: '66666666-7777-8888-9999-aaaaaaaaaaaa',
    MICROSOFT_APP_TYPE: 'UserAssignedMSI',
  };
  bot = spawn(process.execPath, [...writingOnlyTo(data()), 'src/main.ts'], {
    cwd: program(),
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  bot.stdout?.setEncoding('utf8');
  return bot.stdout as AsyncIterable<string>;
}

describe('what a container or a package holds', () => {
  it('is all that the Dockerfile copies, and nothing else', () => {
    expect(copied).toContain('package-lock.json');
    expect([...copied].sort()).toEqual([...letIn('.dockerignore'), 'package.json'].sort());
    expect(letIn('.dockerignore')).not.toContain('.env');
  });

  it('is the same for App Service, with the packages', () => {
    const container = letIn('.dockerignore').filter((name) => name !== 'package-lock.json');
    expect(letIn('.webappignore').sort()).toEqual([...container, 'node_modules'].sort());
  });

  it('does not run as root, and listens where its own check asks', () => {
    expect(dockerfile).toMatch(/^USER node$/mu);
    expect(dockerfile).toContain('/healthz');
    expect(dockerfile.match(/^FROM \S+/gmu)).toEqual([
      'FROM node:24-bookworm-slim',
      'FROM node:24-bookworm-slim',
    ]);
  });
});

describe('the bot in production', () => {
  it('starts and answers where it can write to its data folder alone, and leaves nothing elsewhere', async () => {
    const before = readdirSync(program(), { recursive: true });
    let port: number | undefined;
    for await (const line of start()) {
      port = JSON.parse(line.split('\n')[0] ?? '').port;
      if (port !== undefined) break;
    }
    for (const path of ['healthz', 'readyz', 'tab']) {
      expect((await fetch(`http://127.0.0.1:${port}/${path}`)).status).toBe(200);
    }
    expect(readdirSync(program(), { recursive: true })).toEqual(before);
    expect(readdirSync(data())).toEqual(['pglite']);
  }, 300_000);

  it('ends when it is told to while it still starts', async () => {
    const printed: string[] = [];
    const output = start();
    while (!existsSync(join(data(), 'pglite'))) await setTimeout(20);
    bot?.kill('SIGTERM');
    for await (const text of output) printed.push(text);
    expect(printed.join('')).toContain('"event":"Stopping"');
    expect(bot?.exitCode ?? (await once(bot as ChildProcess, 'exit'))[0]).toBe(0);
  }, 300_000);
});
