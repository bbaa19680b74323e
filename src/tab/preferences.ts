import { languages } from '../guide/constants.ts';
import type { Language } from '../guide/schema.ts';
import { storage } from './storage.ts';

const KEY = 'maa-jeg.language';

/** The language to begin with, for a person with this locale and a pack in the language `fallback`. */
export function firstLanguage(locale: string, fallback: Language): Language {
  return languageFor(storage()?.getItem(KEY), locale, fallback);
}

/** The language that was chosen here before, or the one of Teams or the browser, or the pack's. */
export function languageFor(chosen: string | null | undefined, locale: string, fallback: Language): Language {
  return known(chosen) ?? known(spokenIn(locale)) ?? fallback;
}

/** Keeps the language for the next time, where the browser lets the page keep anything. */
export function keepLanguage(language: Language): void {
  storage()?.setItem(KEY, language);
}

/** All of Norwegian is read in bokmål; who reads Swedish or German gets the language of the pack. */
function spokenIn(locale: string): string {
  const [language = ''] = locale.toLowerCase().split('-');
  return language === 'no' || language === 'nn' ? 'nb' : language;
}

function known(language: string | null | undefined): Language | undefined {
  return languages.find((one) => one === language);
}
