import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { readConfig, variables } from '../src/config.ts';
import { CodedError } from '../src/errors.ts';
import { packageVariables } from '../src/package/values.ts';

const id = '11111111-2222-3333-4444-555555555555';
const tenant = '66666666-7777-8888-9999-aaaaaaaaaaaa';
const secret = 'not-a-real-secret';
const singleTenant = {
  MICROSOFT_APP_ID: id,
  MICROSOFT_APP_TENANT_ID: tenant,
  MICROSOFT_APP_TYPE: 'SingleTenant',
  MICROSOFT_APP_PASSWORD: secret,
};
const receipts = {
  PUBLIC_URL: 'https://maa-jeg.example.org',
  RECEIPT_KEYS: `2026a:${'A'.repeat(43)}`,
};
const managed = {
  MICROSOFT_APP_ID: id,
  MICROSOFT_APP_TENANT_ID: tenant,
  MICROSOFT_APP_TYPE: 'UserAssignedMSI',
};

const model = {
  AZURE_OPENAI_ENDPOINT: 'https://proeve.openai.azure.com/',
  AZURE_OPENAI_KEY: secret,
  AZURE_OPENAI_DEPLOYMENT: 'chooser-1',
};

const audit = {
  AUDIT_WEBHOOK_SECRET: 's'.repeat(32),
  MAIL_DOMAINS: 'Kommune.example , skole.example',
};
const graph = { GRAPH_SECRET: `2026a:${'A'.repeat(43)}`, GRAPH_FOLLOWS: 'calendar' };
const app = { ...managed, PUBLIC_URL: receipts.PUBLIC_URL };

/** The faults that the error names: the lines between the first and the last. */
function faults(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    expect(error.code).toBe('CONFIG_INVALID');
    return error.message.split('\n').slice(1, -1);
  }
  return [];
}

describe('the configuration', () => {
  it('starts on a laptop without any variable', () => {
    expect(readConfig({})).toEqual({
      environment: 'development',
      host: '127.0.0.1',
      port: 3978,
      playgroundPort: 56150,
      pack: undefined,
      dataDir: './data',
      databaseUrl: undefined,
      publicUrl: undefined,
      receiptKeys: undefined,
      readAlong: false,
      insights: { signIn: 'password', keys: undefined },
      logLevel: 'info',
      app: undefined,
      model: undefined,
      shutdownSeconds: 10,
    });
  });

  it('listens to the network and leaves the playground out in production', () => {
    const config = readConfig({ NODE_ENV: 'production', ...singleTenant, ...receipts });
    expect(config).toMatchObject({ environment: 'production', host: '0.0.0.0', playgroundPort: undefined });
    expect(config.app).toEqual({ type: 'SingleTenant', id, tenant, password: secret });
  });

  it('takes a managed identity, which has no password', () => {
    expect(readConfig({ NODE_ENV: 'production', ...managed, ...receipts }).app).toEqual({
      type: 'UserAssignedMSI',
      id,
      tenant,
    });
  });

  it('takes a language model, with a version of the API unless another is set', () => {
    const taken = { endpoint: 'https://proeve.openai.azure.com', key: secret, deployment: 'chooser-1' };
    expect(readConfig(model).model).toEqual({ ...taken, apiVersion: '2024-10-21' });
    const other = { ...model, AZURE_OPENAI_API_VERSION: '2025-01-01-preview' };
    expect(readConfig(other).model).toEqual({ ...taken, apiVersion: '2025-01-01-preview' });
  });

  it.each([
    ['https://gateway.example/openai-for-us', 'https://gateway.example/openai-for-us'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ])('takes a language model behind another address: %s', (address, endpoint) => {
    expect(readConfig({ ...model, AZURE_OPENAI_ENDPOINT: address }).model).toMatchObject({ endpoint });
  });

  it('takes every variable', () => {
    const config = readConfig({
      NODE_ENV: 'test',
      HOST: '::1',
      PORT: '0',
      PLAYGROUND_PORT: 'off',
      PACK: 'koebenhavn-socialforvaltning',
      DATA_DIR: '/var/lib/bot',
      DATABASE_URL: 'postgresql://bot:hemmelig@db.kommune.example/bot',
      PUBLIC_URL: 'http://127.0.0.1:3978',
      RECEIPT_KEYS: `b:${'B'.repeat(64)},a:${'A'.repeat(43)}`,
      READ_ALONG: 'on',
      LOG_LEVEL: 'silent',
      SHUTDOWN_SECONDS: '0',
    });
    expect(config).toEqual({
      environment: 'test',
      host: '::1',
      port: 0,
      playgroundPort: undefined,
      pack: 'koebenhavn-socialforvaltning',
      dataDir: '/var/lib/bot',
      databaseUrl: 'postgresql://bot:hemmelig@db.kommune.example/bot',
      publicUrl: 'http://127.0.0.1:3978',
      receiptKeys: [
        { id: 'b', secret: Buffer.from('B'.repeat(64), 'base64url') },
        { id: 'a', secret: Buffer.alloc(32) },
      ],
      readAlong: true,
      insights: { signIn: 'password', keys: undefined },
      logLevel: 'silent',
      app: undefined,
      model: undefined,
      shutdownSeconds: 0,
    });
  });

  it('takes the audit log, with domains and types in small letters', () => {
    const guid = 'ABABABAB-0000-4000-8000-000000000001';
    const config = readConfig({ ...app, ...audit, DLP_HEALTH_TYPES: `${guid},${id}` });
    expect(config.audit).toEqual({
      secret: audit.AUDIT_WEBHOOK_SECRET,
      domains: ['kommune.example', 'skole.example'],
      types: { identity: [], health: [guid.toLowerCase(), id] },
    });
    expect(config.graph).toBeUndefined();
  });

  it('takes what Microsoft Graph tells of', () => {
    const certificates = '/run/secrets/graph.pem';
    const follows = 'calendar, Chats,chats';
    const all = { ...app, ...graph, GRAPH_FOLLOWS: follows, GRAPH_CERTIFICATES: certificates };
    expect(readConfig({ ...all, OWN_MEETING_HOSTS: 'kommune.zoom.us' }).graph).toEqual({
      keys: [{ id: '2026a', secret: Buffer.alloc(32) }],
      follows: ['calendar', 'chats'],
      certificates,
      ownHosts: ['kommune.zoom.us'],
    });
    expect(readConfig({ ...app, ...graph }).graph).toMatchObject({ follows: ['calendar'], ownHosts: [] });
  });

  it('has the tenant as Teams writes it', () => {
    const { app: identity } = readConfig({ ...managed, MICROSOFT_APP_TENANT_ID: tenant.toUpperCase() });
    expect(identity).toMatchObject({ tenant });
  });

  it('counts empty and blank values as not set, trims the others and ignores unknown variables', () => {
    const blank = Object.fromEntries(variables.map((name) => [name, name === 'PORT' ? ' 4000\r' : ' ']));
    expect(readConfig({ ...blank, PATH: '/bin' })).toEqual({ ...readConfig({}), port: 4000 });
  });

  it('cannot be changed', () => {
    const config = readConfig({ ...singleTenant, ...receipts, ...model, ...audit, ...graph });
    const parts = [config, config.app, config.model, config.audit, config.graph];
    expect(parts.every((part) => part !== undefined && Object.isFrozen(part))).toBe(true);
  });
});

describe('a configuration that cannot be used', () => {
  it.each([
    [{ NODE_ENV: 'prod' }, 'NODE_ENV: expected development, production or test; found "prod"'],
    [{ PORT: 'abc' }, 'PORT: expected a whole number from 0 to 65535; found "abc"'],
    [{ PORT: '65536' }, 'PORT: expected a whole number from 0 to 65535; found "65536"'],
    [{ PORT: '-1' }, 'PORT: expected a whole number from 0 to 65535; found "-1"'],
    [{ PORT: '1e3' }, 'PORT: expected a whole number from 0 to 65535; found "1e3"'],
    [{ PLAYGROUND_PORT: '0' }, 'PLAYGROUND_PORT: expected a port from 1 to 65535, or off; found "0"'],
    [{ PLAYGROUND_PORT: 'no' }, 'PLAYGROUND_PORT: expected a port from 1 to 65535, or off; found "no"'],
    [
      { PACK: '../secrets' },
      'PACK: expected the name of a folder under dialogs/, such as jammerbugt; found "../secrets"',
    ],
    [{ HOST: 'a:b/c' }, 'HOST: expected an address or a host name, without a port; found "a:b/c"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: expected one of error, warn, info, debug, silent; found "loud"'],
    [{ SHUTDOWN_SECONDS: '301' }, 'SHUTDOWN_SECONDS: expected a whole number from 0 to 300; found "301"'],
  ])('names the variable, what was expected and what was found: %j', (env, line) => {
    expect(faults(env)).toEqual([`- ${line}`]);
  });

  it('names everything that is missing in production', () => {
    expect(faults({ NODE_ENV: 'production' })).toEqual([
      '- MICROSOFT_APP_ID: expected an app id, because NODE_ENV is production; found nothing',
      '- MICROSOFT_APP_TENANT_ID: expected a tenant id, because NODE_ENV is production; found nothing',
      '- MICROSOFT_APP_TYPE: expected SingleTenant or UserAssignedMSI, because NODE_ENV is production; found nothing',
      '- PUBLIC_URL: expected the https:// address under which employees reach the bot, because NODE_ENV is production; found nothing',
      '- RECEIPT_KEYS: expected a key as name:secret, because NODE_ENV is production; found nothing',
    ]);
  });

  it('wants an address that employees reach encrypted, and names no key twice', () => {
    const production = { NODE_ENV: 'production', ...managed, ...receipts };
    expect(faults({ ...production, PUBLIC_URL: 'http://127.0.0.1:3978' })).toEqual([
      '- PUBLIC_URL: expected an address that starts with https://, because NODE_ENV is production; found "http://127.0.0.1:3978"',
    ]);
    const twice = `${receipts.RECEIPT_KEYS},${receipts.RECEIPT_KEYS}`;
    expect(faults({ RECEIPT_KEYS: twice })).toEqual([
      `- RECEIPT_KEYS: expected another name for each key; found ${twice.length} characters, not shown here`,
    ]);
  });

  it.each([
    'https://maa-jeg.example.org/',
    'https://maa-jeg.example.org/bot',
    'maa-jeg.example.org',
    'ftp://maa-jeg.example.org',
    'https://a:b:c',
    'https://name@example.org',
    'https://example.org?x',
  ])('does not take %s as its address', (address) => {
    expect(faults({ PUBLIC_URL: address })).toEqual([
      expect.stringMatching(/^- PUBLIC_URL: expected an address/u),
    ]);
  });

  it.each([
    'short:AAAA',
    `:${'A'.repeat(43)}`,
    'A'.repeat(43),
    `a:${'='.repeat(43)}`,
    `a:${'A'.repeat(43)},`,
  ])('does not take %s as its keys, and does not show them', (keys) => {
    expect(faults({ RECEIPT_KEYS: keys })).toEqual([
      `- RECEIPT_KEYS: expected name:secret, or several with commas; each secret 32 random bytes or more in base64url; found ${keys.length} characters, not shown here`,
    ]);
  });

  it('refuses half an identity outside production as well', () => {
    expect(faults({ MICROSOFT_APP_ID: id })).toEqual([
      '- MICROSOFT_APP_TENANT_ID: expected a tenant id, because MICROSOFT_APP_ID is set; found nothing',
      '- MICROSOFT_APP_TYPE: expected SingleTenant or UserAssignedMSI, because MICROSOFT_APP_ID is set; found nothing',
    ]);
    expect(faults({ MICROSOFT_APP_PASSWORD: secret })).toHaveLength(3);
  });

  it('wants a password with SingleTenant and none with a managed identity', () => {
    expect(faults({ ...singleTenant, MICROSOFT_APP_PASSWORD: '' })).toEqual([
      "- MICROSOFT_APP_PASSWORD: expected the app's client secret, because MICROSOFT_APP_TYPE is SingleTenant; found nothing",
    ]);
    expect(faults({ ...managed, MICROSOFT_APP_PASSWORD: secret })).toEqual([
      '- MICROSOFT_APP_PASSWORD: expected no value, because MICROSOFT_APP_TYPE is UserAssignedMSI; found 17 characters, not shown here',
    ]);
  });

  it('wants all of a language model or nothing', () => {
    expect(faults({ AZURE_OPENAI_KEY: secret })).toEqual([
      '- AZURE_OPENAI_ENDPOINT: expected the address of the resource, because AZURE_OPENAI_KEY is set; found nothing',
      '- AZURE_OPENAI_DEPLOYMENT: expected the name of a deployment, because AZURE_OPENAI_KEY is set; found nothing',
    ]);
    expect(faults({ AZURE_OPENAI_API_VERSION: '2024-10-21' })).toHaveLength(3);
  });

  it.each([
    'http://proeve.openai.azure.com',
    'http://localhost:4000',
    'http://127.0.0.1.example',
    'https://name:secret@proeve.openai.azure.com',
    'https://proeve.openai.azure.com/openai/deployments/x/chat/completions?api-version=2024-10-21',
    'proeve.openai.azure.com',
    'file:///etc/passwd',
  ])('sends no question to %s', (address) => {
    expect(faults({ ...model, AZURE_OPENAI_ENDPOINT: address })).toEqual([
      expect.stringMatching(/^- AZURE_OPENAI_ENDPOINT: expected the address .+ characters, not shown here$/u),
    ]);
  });

  it.each([
    ['AZURE_OPENAI_KEY', 'two words'],
    ['AZURE_OPENAI_DEPLOYMENT', '../../elsewhere'],
    ['AZURE_OPENAI_API_VERSION', 'latest'],
  ])('refuses what is no %s', (name, value) => {
    expect(faults({ ...model, [name]: value })).toEqual([expect.stringContaining(`- ${name}: expected `)]);
  });

  it('never shows a value of the identity or the language model, whichever line it was pasted into', () => {
    for (const name of [...Object.keys(singleTenant), ...Object.keys(model)]) {
      const lines = faults({ MICROSOFT_APP_TYPE: 'UserAssignedMSI', [name]: secret });
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.join()).not.toContain(secret);
    }
  });

  it.each([
    [audit, 'AUDIT_WEBHOOK_SECRET'],
    [graph, 'GRAPH_SECRET'],
  ])('wants an app and an address that Microsoft reaches with a source of signals: %#', (source, because) => {
    expect(faults(source)).toEqual([
      `- MICROSOFT_APP_ID: expected an app id, because ${because} is set; found nothing`,
      `- MICROSOFT_APP_TENANT_ID: expected a tenant id, because ${because} is set; found nothing`,
      `- MICROSOFT_APP_TYPE: expected SingleTenant or UserAssignedMSI, because ${because} is set; found nothing`,
      `- PUBLIC_URL: expected the https:// address under which employees reach the bot, because ${because} is set; found nothing`,
    ]);
    expect(faults({ ...app, ...source, PUBLIC_URL: 'http://127.0.0.1:3978' })).toEqual([
      `- PUBLIC_URL: expected an address that starts with https://, because ${because} is set; found "http://127.0.0.1:3978"`,
    ]);
  });

  it('wants all of a source of signals or nothing', () => {
    expect(faults({ ...app, MAIL_DOMAINS: 'kommune.example' })).toEqual([
      '- AUDIT_WEBHOOK_SECRET: expected a secret of 32 characters or more, because MAIL_DOMAINS is set; found nothing',
    ]);
    expect(faults({ ...app, AUDIT_WEBHOOK_SECRET: audit.AUDIT_WEBHOOK_SECRET })).toEqual([
      '- MAIL_DOMAINS: expected the mail domains of the organisation, because AUDIT_WEBHOOK_SECRET is set; found nothing',
    ]);
    expect(faults({ ...app, OWN_MEETING_HOSTS: 'kommune.zoom.us' })).toEqual([
      '- GRAPH_SECRET: expected a key as name:secret, because OWN_MEETING_HOSTS is set; found nothing',
      '- GRAPH_FOLLOWS: expected one or more of calendar, chats, channels, because OWN_MEETING_HOSTS is set; found nothing',
    ]);
  });

  it.each(['chats', 'channels'])('wants a certificate for what it says of %s', (follows) => {
    expect(faults({ ...app, ...graph, GRAPH_FOLLOWS: follows })).toEqual([
      '- GRAPH_CERTIFICATES: expected the path of a PEM file with certificate and private key, because GRAPH_FOLLOWS has chats or channels; found nothing',
    ]);
  });

  it.each([
    ['AUDIT_WEBHOOK_SECRET', 's'.repeat(31)],
    ['AUDIT_WEBHOOK_SECRET', `${'s'.repeat(32)} t`],
    ['MAIL_DOMAINS', 'aarhus'],
    ['MAIL_DOMAINS', 'aarhus.example,'],
    ['MAIL_DOMAINS', 'anna@kommune.example'],
    ['DLP_IDENTITY_TYPES', 'CPR'],
    ['DLP_HEALTH_TYPES', `${id};${tenant}`],
    ['GRAPH_SECRET', 's'.repeat(43)],
    ['GRAPH_FOLLOWS', 'mail'],
    ['OWN_MEETING_HOSTS', 'https://kommune.zoom.us'],
  ])('refuses what is no %s, and does not show it: %s', (name, value) => {
    const [line, ...more] = faults({ ...app, ...audit, ...graph, [name]: value });
    expect(line).toMatch(new RegExp(`^- ${name}: expected .+ characters, not shown here$`, 'u'));
    expect(line).not.toContain(value);
    expect(more).toEqual([]);
  });

  it('refuses the playground in production, even switched off, and on the port of the bot', () => {
    for (const port of ['56150', 'off']) {
      expect(faults({ NODE_ENV: 'production', ...managed, ...receipts, PLAYGROUND_PORT: port })).toEqual([
        `- PLAYGROUND_PORT: expected no value, because NODE_ENV is production; found "${port}"`,
      ]);
    }
    expect(faults({ PORT: '56150' })).toEqual([
      '- PLAYGROUND_PORT: expected another port than PORT; found nothing',
    ]);
    expect(faults({ PORT: '56150', PLAYGROUND_PORT: 'off' })).toEqual([]);
  });

  it.each([
    'bot:hemmelig@db.kommune.example/bot',
    'mysql://bot:hemmelig@db.kommune.example/bot',
    'postgresql:///hemmelig',
    'postgresql://bot:hemmelig@db.kommune.example:port/bot',
  ])('does not take %s as its database, and does not show it', (url) => {
    expect(faults({ DATABASE_URL: url })).toEqual([
      `- DATABASE_URL: expected the address of a database, such as postgresql://user:password@host:5432/name; found ${url.length} characters, not shown here`,
    ]);
  });

  it('shows all mistakes at once, and the next step', () => {
    const env = { NODE_ENV: 'production', PORT: 'x', MICROSOFT_APP_ID: 'y', PLAYGROUND_PORT: '1' };
    expect(faults(env).map((line) => line.split(/[ :]+/)[1])).toEqual([
      'MICROSOFT_APP_ID',
      'PORT',
      'MICROSOFT_APP_TENANT_ID',
      'MICROSOFT_APP_TYPE',
      'PLAYGROUND_PORT',
      'PUBLIC_URL',
      'RECEIPT_KEYS',
    ]);
    expect(() => readConfig(env)).toThrow(/in the environment or in \.env; \.env\.example explains/);
  });

  it('cuts a long value', () => {
    expect(faults({ PORT: 'x'.repeat(500) })[0]?.length).toBeLessThan(150);
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const example = parseEnv(text);

  const all = [...variables, ...packageVariables];

  it('has every variable of the bot and of its package, and no other, in the same order', () => {
    expect(text.match(/^[A-Z_]+(?==)/gm)).toEqual(all);
  });

  it('explains each variable in the lines above it', () => {
    const blocks = text.split('\n\n').slice(1);
    expect(blocks.map((block) => /^(# .+\n)+[A-Z_]+=.*\n?$/.test(block))).toEqual(all.map(() => true));
  });

  it('is a configuration as it stands: the defaults', () => {
    expect(readConfig(example)).toEqual(readConfig({}));
  });
});
