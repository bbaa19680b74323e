/** Which of Purview's sensitive information types say that personal data of a kind was found. */
import type { AttributesOf } from '../../guide/signals.ts';

type What = Exclude<AttributesOf<'personal-data'>['what'], 'citizen-details'>;
/** By the GUID of the type, in small letters. */
export type SensitiveTypes = ReadonlyMap<string, What>;

/** Types of Microsoft's that are the same in every organisation. */
const builtIn: readonly (readonly [string, What])[] = [
  ['6c4f2fef-56e1-4c00-8093-88d7a01cf460', 'identity-number'], // Denmark personal identification number
  ['d4c8a798-e9f2-4bd3-9652-500d24080fc3', 'identity-number'], // Norway identification number
  ['419f449f-6d9d-4be1-a154-b531f7a91b41', 'identity-number'], // EU national identification number
  ['065bdd91-ef07-40d3-b8a4-0aea722eaa49', 'health'], // All medical terms and conditions
  ['17066377-466d-43ff-997f-c9240414021c', 'health'], // Diseases
  ['3356946c-6bb7-449b-b253-6ffa419c0ce7', 'health'], // International Classification of Diseases (ICD-10-CM)
  ['fa3f9c74-ee07-4c52-b5f2-085d6b2c0ec4', 'health'], // International Classification of Diseases (ICD-9-CM)
];

/**
 * Microsoft's types, and those that the organisation made itself: Microsoft's for health know English terms only.
 * @param own GUIDs of the organisation's types
 */
export function sensitiveTypes(own: {
  identity: readonly string[];
  health: readonly string[];
}): SensitiveTypes {
  const listed = (guids: readonly string[], what: What) =>
    guids.map((guid) => [guid.toLowerCase(), what] as const);
  return new Map([...builtIn, ...listed(own.identity, 'identity-number'), ...listed(own.health, 'health')]);
}
