import { CodedError } from '../errors.ts';
import { translatablePlaces } from './schemas.ts';

/**
 * Holds that a translation has a text for every text of the manifest that can be translated, and for no
 * place that the manifest does not have: Teams would show the missing ones in the default language.
 * Throws `PACKAGE_TRANSLATION_INVALID`, which names the file and every place.
 */
export async function checkTranslation(name: string, translation: object, manifest: unknown): Promise<void> {
  const translatable = await translatablePlaces();
  const expected = textPlaces(manifest, '').filter(translatable);
  const actual = Object.keys(translation).filter((place) => place !== '$schema');
  const faults = [
    ...missing(expected, actual).map((place) => `- ${place} is missing`),
    ...missing(actual, expected).map((place) => `- ${place} is no text of the manifest`),
  ];
  if (faults.length === 0) return;
  throw new CodedError(
    'PACKAGE_TRANSLATION_INVALID',
    [`appPackage/${name} does not match appPackage/manifest.json; put this right there:`, ...faults].join(
      '\n',
    ),
  );
}

function missing(places: readonly string[], from: readonly string[]): string[] {
  const present = new Set(from);
  return places.filter((place) => !present.has(place));
}

/** Where the manifest has texts, written as the keys of a translation are. */
function textPlaces(json: unknown, place: string): string[] {
  if (typeof json === 'string') return [place];
  if (Array.isArray(json)) return json.flatMap((item, index) => textPlaces(item, `${place}[${index}]`));
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => textPlaces(value, place ? `${place}.${key}` : key));
}
