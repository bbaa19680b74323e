import { describe, expect, it } from '@jest/globals';
import { languageFor } from '../../src/tab/preferences.ts';

describe('the language of the tab', () => {
  it('is the one that was chosen before', () => {
    expect(languageFor('en', 'da-DK', 'nb')).toBe('en');
  });

  it.each([
    ['da-DK', 'da'],
    ['nb-NO', 'nb'],
    ['nn-no', 'nb'],
    ['no', 'nb'],
    ['en-GB', 'en'],
  ])('is otherwise that of Teams or the browser: %s', (locale, language) => {
    expect(languageFor(null, locale, 'da')).toBe(language);
  });

  it.each(['sv-SE', 'de', ''])('is that of the pack for who speaks another: "%s"', (locale) => {
    expect(languageFor(undefined, locale, 'nb')).toBe('nb');
  });

  it('does not become what somebody has put into the storage', () => {
    expect(languageFor('<b>', 'da-DK', 'nb')).toBe('da');
  });
});
