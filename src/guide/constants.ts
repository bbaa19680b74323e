/** What the shape of the packs and the steps share. It stands apart from `schema.ts`, whose zod stays out of the browser. */

/** The languages that the product speaks: Danish, Norwegian bokmål, English. */
export const languages = ['da', 'nb', 'en'] as const;

/** The answer of somebody who cannot tell; a value of every fact that says `unsure: true`. */
export const NOT_SURE = 'not-sure';
