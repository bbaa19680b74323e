import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { readConfig, variables } from '../../src/config.ts';

const template = readFileSync('infra/azure.bicep', 'utf8');
const { parameters } = JSON.parse(readFileSync('infra/azure.parameters.json', 'utf8'));

/** The settings of the site by their names, as the template computes them: an expression, without its comment. */
const settings = (() => {
  const [, block = ''] = /union\(settings, fromVault, \{\n(.*?)\n {2}\}\)/su.exec(template) ?? [];
  return new Map(
    [...block.matchAll(/^ {4}(\w+): (.+?)(?: \/\/ .*)?$/gmu)].map(([, name, value]) => [name, value]),
  );
})();
/** The settings that are references to the key vault. */
const [, vaultList = ''] = /concat\(\[(.*?)\], secretNames\)/u.exec(template) ?? [];
const fromVault = [...vaultList.matchAll(/'(\w+)'/gu)].map(([, name = '']) => name);

/** What the expressions of the template come to in a deployment. */
const VALUES: Readonly<Record<string, string>> = {
  pack: 'jammerbugt',
  readAlong: 'off',
  address: 'https://maajeg1.azurewebsites.net',
  'identity.properties.clientId': '11111111-2222-3333-4444-555555555555',
  'identity.properties.tenantId': '66666666-7777-8888-9999-aaaaaaaaaaaa',
  DATABASE_URL:
    'postgresql://maajeg:S%40crtS%40crtS%40crt@db.postgres.database.azure.com:5432/maajeg?sslmode=verify-full',
  RECEIPT_KEYS: `2026a:${'A'.repeat(43)}`,
};

describe('the template for Azure', () => {
  it('sets all that the bot needs in production, as the bot itself reads it', () => {
    const set = [...settings].map(([name = '', value = '']) => [
      name,
      VALUES[value] ?? /^'(.*)'$/u.exec(value)?.[1],
    ]);
    const vault = fromVault.map((name) => [name, VALUES[name]]);
    expect([...set, ...vault].filter(([, value]) => value === undefined)).toEqual([]);
    expect(readConfig(Object.fromEntries([...set, ...vault]))).toMatchObject({
      environment: 'production',
      app: { type: 'UserAssignedMSI' },
      databaseUrl: VALUES.DATABASE_URL,
      publicUrl: VALUES.address,
      port: 8080,
    });
  });

  it('sets nothing that the bot does not know, but for App Service’s own', () => {
    const documented = Object.keys(parseEnv(readFileSync('.env.example', 'utf8')));
    const names = [...settings.keys(), ...fromVault].filter((name = '') => !/^WEBSITES?_/u.test(name));
    expect(names).toContain('MICROSOFT_APP_TYPE');
    expect(names.filter((name = '') => !documented.includes(name))).toEqual([]);
    expect(names.filter((name = '') => !(variables as string[]).includes(name))).toEqual([]);
  });

  it('puts each secret into the key vault under the name that the setting refers to', () => {
    for (const name of fromVault) expect(template).toContain(`name: '${name.replace('_', '-')}'`);
    expect(fromVault).toEqual(['DATABASE_URL', 'RECEIPT_KEYS']);
  });

  it('lets App Service wait longer for a stop than the bot takes for one', () => {
    const seconds = (name: string) => Number(settings.get(name)?.replaceAll("'", ''));
    expect(seconds('WEBSITES_CONTAINER_STOP_TIME_LIMIT')).toBeGreaterThan(seconds('SHUTDOWN_SECONDS'));
  });

  it('is given every parameter that has no value of its own, and none that it does not have', () => {
    const all = [...template.matchAll(/^param (\w+) \w+( =)?/gmu)];
    const needed = all.filter(([, , value]) => value === undefined).map(([, name]) => name);
    expect(needed).toContain('databasePassword');
    expect(needed.filter((name = '') => !(name in parameters))).toEqual([]);
    const known = all.map(([, name]) => name);
    expect(Object.keys(parameters).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('never shows a secret parameter: each is marked, and no output has one', () => {
    for (const name of ['databasePassword', 'receiptKeys']) {
      expect(template).toMatch(new RegExp(`@secure\\(\\)\\n(@.*\\n)*param ${name} string`, 'u'));
    }
    const outputs = template.split('\n').filter((line) => line.startsWith('output '));
    expect(outputs.join()).not.toMatch(/password|keys|secret(?!or)/iu);
    const example = Object.keys(parseEnv(readFileSync('infra/env/.env.dev', 'utf8')));
    const names = outputs.map((line) => line.split(' ')[1]);
    expect(names.filter((name = '') => !example.includes(name))).toEqual([]);
  });
});
