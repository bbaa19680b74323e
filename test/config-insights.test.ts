import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../src/config.ts';
import { CodedError } from '../src/errors.ts';

const id = 'ABCDEF11-2222-3333-4444-555555555555';
const tenant = '66666666-7777-8888-9999-aaaaaaaaaaaa';
const other = '77777777-2222-3333-4444-555555555555';
const INSIGHTS_KEYS = `2026a:${'A'.repeat(43)}`;
const app = { MICROSOFT_APP_ID: id, MICROSOFT_APP_TENANT_ID: tenant };
const managed = { ...app, MICROSOFT_APP_TYPE: 'UserAssignedMSI' };
const withSecret = {
  ...app,
  MICROSOFT_APP_TYPE: 'SingleTenant',
  MICROSOFT_APP_PASSWORD: 'not-a-real-secret',
};

function faults(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return error.message.split('\n').slice(1, -1);
  }
  return [];
}

describe('the sign-in to the numbers', () => {
  it('is off where the bot has an identity, until a key is set', () => {
    expect(readConfig(withSecret).insights).toBeUndefined();
    expect(readConfig(managed).insights).toBeUndefined();
  });

  it('is at the app of the bot, or at one of its own', () => {
    const { insights } = readConfig({ ...withSecret, INSIGHTS_KEYS });
    expect(insights).toMatchObject({ signIn: 'entra', tenant, app: id.toLowerCase() });
    expect(insights?.keys).toMatchObject([{ id: '2026a' }]);
    for (const identity of [withSecret, managed]) {
      const own = { ...identity, INSIGHTS_KEYS, INSIGHTS_APP_ID: other };
      expect(readConfig(own).insights).toMatchObject({ signIn: 'entra', tenant, app: other });
    }
  });

  it('is by a password where the bot has no identity', () => {
    expect(readConfig({ INSIGHTS_KEYS }).insights).toMatchObject({
      signIn: 'password',
      keys: [{ id: '2026a' }],
    });
  });

  it('wants an app that people can sign in to: a managed identity is none', () => {
    expect(faults({ ...managed, INSIGHTS_KEYS })).toEqual([
      '- INSIGHTS_APP_ID: expected an app registration to sign in to: a managed identity (UserAssignedMSI) is none; found nothing',
    ]);
  });

  it('wants a key with an app, and an identity of the bot', () => {
    expect(faults({ ...managed, INSIGHTS_APP_ID: other })).toEqual([
      '- INSIGHTS_KEYS: expected a key as name:secret, because INSIGHTS_APP_ID is set; found nothing',
    ]);
    expect(faults({ INSIGHTS_KEYS, INSIGHTS_APP_ID: other })).toEqual([
      '- INSIGHTS_APP_ID: expected no value, because MICROSOFT_APP_ID has none; found 36 characters, not shown here',
    ]);
  });

  it.each([
    ['INSIGHTS_KEYS', 'A'.repeat(43)],
    ['INSIGHTS_APP_ID', 'x'],
  ])('refuses what is no %s, and does not show it', (name, value) => {
    const [line, ...more] = faults({ ...managed, INSIGHTS_KEYS, INSIGHTS_APP_ID: other, [name]: value });
    expect(line).toMatch(new RegExp(`^- ${name}: expected .+ characters, not shown here$`, 'u'));
    expect(more).toEqual([]);
  });
});
