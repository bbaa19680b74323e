import { describe, expect, it } from '@jest/globals';
import { demoSettings, packageSettings } from '../../src/package/values.ts';
import { real } from './files.ts';

const failure = (code: string, names: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(names) });

describe('the settings of the app package', () => {
  it('lead to the pages of the bot itself where no others are set', () => {
    expect(packageSettings(real)).toEqual({
      values: {
        TEAMS_APP_ID: real.TEAMS_APP_ID,
        MICROSOFT_APP_ID: real.MICROSOFT_APP_ID,
        BOT_HOST: 'maa-jeg.jammerbugt.dk',
        DEVELOPER_NAME: 'Jammerbugt Kommune',
        WEBSITE_URL: 'https://maa-jeg.jammerbugt.dk/',
        PRIVACY_URL: 'https://maa-jeg.jammerbugt.dk/privacy',
        TERMS_URL: 'https://maa-jeg.jammerbugt.dk/terms',
      },
      readAlong: false,
    });
  });

  it('lead to the pages of the municipality where it has its own', () => {
    const own = {
      WEBSITE_URL: 'https://jammerbugt.dk/maa-jeg',
      PRIVACY_URL: 'https://jammerbugt.dk/privatliv',
      TERMS_URL: 'https://jammerbugt.dk/vilkaar',
    };
    expect(packageSettings({ ...real, ...own }).values).toMatchObject(own);
  });

  it('let the bot read along only where that is switched on', () => {
    expect(packageSettings({ ...real, READ_ALONG: 'on' }).readAlong).toBe(true);
    expect(packageSettings({ ...real, READ_ALONG: '' }).readAlong).toBe(false);
  });

  it('stop the build where some are not set, by name', () => {
    const { PUBLIC_URL: _url, ...rest } = real;
    expect(() => packageSettings({ ...rest, DEVELOPER_NAME: '  ' })).toThrow(
      failure('PACKAGE_VALUE_MISSING', 'PUBLIC_URL, DEVELOPER_NAME'),
    );
  });

  it.each([
    ['TEAMS_APP_ID', '00000000-0000-0000-0000-000000000000'],
    ['MICROSOFT_APP_ID', '11111111-2222-3333-4444-555555555555'],
    ['PUBLIC_URL', 'https://maa-jeg.kommune.example'],
    ['PUBLIC_URL', 'https://maa-jeg.example.org'],
    ['DEVELOPER_NAME', '<kommunens navn>'],
    ['DEVELOPER_NAME', 'Må jeg? (demo)'],
    ['PRIVACY_URL', 'https://example.com/privacy'],
  ])('stop the build where %s is that of an example, by name and without showing it', (name, value) => {
    const build = () => packageSettings({ ...real, [name]: value });
    expect(build).toThrow(failure('PACKAGE_VALUE_PLACEHOLDER', `those of an example: ${name}.`));
    expect(build).not.toThrow(failure('PACKAGE_VALUE_PLACEHOLDER', value));
  });

  it.each([
    ['TEAMS_APP_ID', 'maa-jeg'],
    ['PUBLIC_URL', 'http://maa-jeg.jammerbugt.dk'],
    ['PUBLIC_URL', 'https://maa-jeg.jammerbugt.dk/'],
    ['PUBLIC_URL', 'https://maa-jeg.jammerbugt.dk:8443'],
    ['PUBLIC_URL', 'https://127.0.0.1'],
    ['DEVELOPER_NAME', 'En afdeling med et navn på over 32 tegn'],
    ['PRIVACY_URL', 'http://jammerbugt.dk/privatliv'],
    ['WEBSITE_URL', 'jammerbugt.dk'],
    ['READ_ALONG', 'maybe'],
  ])('refuse a %s that cannot be used, by name and without showing it', (name, value) => {
    const build = () => packageSettings({ ...real, [name]: value });
    expect(build).toThrow(failure('PACKAGE_VALUE_INVALID', `- ${name}: expected `));
    expect(build).not.toThrow(failure('PACKAGE_VALUE_INVALID', value));
  });
});

describe('the settings of a package to look at', () => {
  it('are invented where they are not set, and named', () => {
    const { values, invented } = demoSettings({ TEAMS_APP_ID: real.TEAMS_APP_ID });
    expect(invented).toEqual(['MICROSOFT_APP_ID', 'PUBLIC_URL', 'DEVELOPER_NAME']);
    expect(values).toMatchObject({ TEAMS_APP_ID: real.TEAMS_APP_ID, BOT_HOST: 'maa-jeg.example.org' });
  });
});
