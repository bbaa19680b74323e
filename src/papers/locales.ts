import type { Language } from '../guide/schema.ts';

/** The languages as Word and `Intl` name them, where the country matters. */
export const locales: Readonly<Record<Language, string>> = { da: 'da-DK', nb: 'nb-NO', en: 'en-GB' };
