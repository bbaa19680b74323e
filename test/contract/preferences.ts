import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Preferences } from '../../src/chat/preferences.ts';
import { languages } from '../../src/guide/constants.ts';
import { OPEN_WITHIN_MS } from './opening.ts';

export interface OpenedPreferences {
  preferences: Preferences;
  close: () => Promise<void>;
}

/**
 * What every version of `Preferences` keeps to. `open` gives it over a store that may hold other people: it
 * is opened once, and each test speaks of people of its own.
 */
export function preferencesContract(name: string, open: () => Promise<OpenedPreferences>): void {
  describe(`preferences ${name}`, () => {
    let opened: OpenedPreferences;
    let preferences: Preferences;
    beforeAll(async () => {
      opened = await open();
      preferences = opened.preferences;
    }, OPEN_WITHIN_MS);
    afterAll(() => opened.close());

    choices(() => preferences);
    welcome(() => preferences);
    forgetting(() => preferences);
  });
}

function choices(preferences: () => Preferences): void {
  it('knows no choice of somebody new', async () => {
    expect(await preferences().choices('choices-new')).toEqual({});
  });

  it.each(languages)('keeps the language %s', async (language) => {
    await preferences().choose(`choices-${language}`, { language });
    expect(await preferences().choices(`choices-${language}`)).toEqual({ language });
  });

  it('keeps what a later choice does not name', async () => {
    const person = 'choices-one-by-one';
    await preferences().choose(person, { language: 'nb' });
    await preferences().choose(person, { pack: 'lillesand' });
    expect(await preferences().choices(person)).toEqual({ language: 'nb', pack: 'lillesand' });
    await preferences().choose(person, {});
    expect(await preferences().choices(person)).toEqual({ language: 'nb', pack: 'lillesand' });
  });

  it('keeps the latest choice', async () => {
    const person = 'choices-latest';
    await preferences().choose(person, { language: 'da', pack: 'ishoj' });
    await preferences().choose(person, { language: 'en', pack: 'hjorring' });
    expect(await preferences().choices(person)).toEqual({ language: 'en', pack: 'hjorring' });
  });

  it('keeps a language and a pack that are chosen at the same moment', async () => {
    const person = 'choices-at-once';
    await Promise.all([
      preferences().choose(person, { language: 'nb' }),
      preferences().choose(person, { pack: 'lillesand' }),
    ]);
    expect(await preferences().choices(person)).toEqual({ language: 'nb', pack: 'lillesand' });
  });

  it('keeps people apart, whatever their keys are made of', async () => {
    const keys = [
      'choices-Æ',
      'choices-æ',
      "choices-'; --",
      'choices-%',
      'choices- ',
      `choices-${'0'.repeat(200)}`,
    ];
    for (const key of keys) await preferences().choose(key, { pack: `pack-${keys.indexOf(key)}` });
    const kept = await Promise.all(keys.map((key) => preferences().choices(key)));
    expect(kept).toEqual(keys.map((_, index) => ({ pack: `pack-${index}` })));
  });
}

function welcome(preferences: () => Preferences): void {
  it('welcomes once', async () => {
    expect(await preferences().welcomeOnce('welcome-once')).toBe(true);
    expect(await preferences().welcomeOnce('welcome-once')).toBe(false);
  });

  it('welcomes once when twenty messages come at the same moment', async () => {
    const told = await Promise.all(
      Array.from({ length: 20 }, () => preferences().welcomeOnce('welcome-twenty')),
    );
    expect(told.filter(Boolean)).toHaveLength(1);
  });

  it('welcomes somebody who has chosen already, and keeps the choice', async () => {
    await preferences().choose('welcome-chosen', { language: 'en' });
    expect(await preferences().welcomeOnce('welcome-chosen')).toBe(true);
    expect(await preferences().choices('welcome-chosen')).toEqual({ language: 'en' });
  });

  it('knows no choice of somebody who was only welcomed', async () => {
    await preferences().welcomeOnce('welcome-only');
    expect(await preferences().choices('welcome-only')).toEqual({});
  });

  it('does not welcome again after a choice', async () => {
    await preferences().welcomeOnce('welcome-then-chosen');
    await preferences().choose('welcome-then-chosen', { language: 'da' });
    expect(await preferences().welcomeOnce('welcome-then-chosen')).toBe(false);
  });
}

function forgetting(preferences: () => Preferences): void {
  it('forgets choices and welcome', async () => {
    await preferences().choose('forget-all', { language: 'nb', pack: 'lillesand' });
    await preferences().welcomeOnce('forget-all');
    await preferences().forget('forget-all');
    expect(await preferences().choices('forget-all')).toEqual({});
    expect(await preferences().welcomeOnce('forget-all')).toBe(true);
  });

  it('forgets nobody else', async () => {
    await preferences().choose('forget-other', { language: 'nb' });
    await preferences().choose('forget-one', { language: 'nb' });
    await preferences().forget('forget-one');
    expect(await preferences().choices('forget-other')).toEqual({ language: 'nb' });
  });

  it('forgets somebody unknown without a word', async () => {
    await expect(preferences().forget('forget-nobody')).resolves.toBeUndefined();
  });
}
