import { describe, expect, it } from '@jest/globals';
import { packageValues } from '../../src/package/values.ts';

const real = {
  TEAMS_APP_ID: '7a1c9f52-3b0e-4d86-9c55-0d2f6b8e4a13',
  MICROSOFT_APP_ID: 'e2d4b6a8-1c3f-4e57-8a9b-c0d1e2f3a4b5',
  BOT_HOST: 'bot.kommune.example',
  DEVELOPER_NAME: 'Kommunen',
  WEBSITE_URL: 'https://kommune.example/maa-jeg',
  PRIVACY_URL: 'https://kommune.example/maa-jeg/privatliv',
  TERMS_URL: 'https://kommune.example/maa-jeg/vilkaar',
};

describe('the values of the app package', () => {
  it('are all of the demo, and named so, when nothing is set', () => {
    const { values, demo } = packageValues({});
    expect(demo).toEqual(Object.keys(real));
    expect(values.BOT_HOST).toMatch(/\.example\.org$/u);
  });

  it('are those of the environment, with and without production', () => {
    for (const mode of [{}, { NODE_ENV: 'production' }]) {
      expect(packageValues({ ...real, ...mode })).toEqual({ values: real, demo: [] });
    }
  });

  it('take a demo value for an empty variable', () => {
    expect(packageValues({ ...real, BOT_HOST: '  ' }).demo).toEqual(['BOT_HOST']);
  });

  it('stop a production build that lacks some, by name', () => {
    const { BOT_HOST: _host, TERMS_URL: _terms, ...rest } = real;
    expect(() => packageValues({ ...rest, NODE_ENV: 'production' })).toThrow(
      expect.objectContaining({
        code: 'PACKAGE_VALUE_MISSING',
        message: expect.stringContaining('for BOT_HOST, TERMS_URL.'),
      }),
    );
  });

  it('stop a production build that still holds a demo value', () => {
    const demoId = packageValues({}).values.TEAMS_APP_ID;
    expect(() => packageValues({ ...real, TEAMS_APP_ID: demoId, NODE_ENV: 'production' })).toThrow(
      /TEAMS_APP_ID/u,
    );
  });

  it.each([
    ['TEAMS_APP_ID', 'maa-jeg'],
    ['BOT_HOST', 'https://bot.kommune.example'],
    ['BOT_HOST', 'bot.kommune.example/api/messages'],
    ['DEVELOPER_NAME', 'En afdeling med et navn på over 32 tegn'],
    ['PRIVACY_URL', 'http://kommune.example/privatliv'],
    ['WEBSITE_URL', 'kommune.example'],
  ])('refuse a %s that cannot be used, by name and without showing it', (name, value) => {
    let thrown: unknown;
    try {
      packageValues({ ...real, [name]: value });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      code: 'PACKAGE_VALUE_INVALID',
      message: expect.stringContaining(`- ${name}: expected `),
    });
    expect(String(thrown)).not.toContain(value);
  });
});
