import { type Zippable, zipSync } from 'fflate';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import { checkIcon, iconRules } from './icons.ts';
import { fillPlaceholders } from './placeholders.ts';
import { readAlong } from './read-along.ts';
import { checkAgainstSchema } from './schemas.ts';
import { checkTranslation } from './translations.ts';
import type { PackageSettings } from './values.ts';

/** The files of `appPackage/` by name. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** The parts of the manifest that name other files of the package. */
const Manifest = z.object({
  icons: z.object({ color: z.string(), outline: z.string(), color32x32: z.string().optional() }),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })).default([]),
  }),
});

/**
 * Builds the app package that Teams installs: the manifest with its placeholders filled in, its icons and
 * its translations, each of them checked offline. The same files, values and version make the same bytes.
 * Throws a `PACKAGE_…` error that names the file at fault and the next step.
 */
export async function buildPackage(
  files: PackageFiles,
  settings: PackageSettings,
  version: string,
): Promise<Uint8Array> {
  const values = { ...settings.values, APP_VERSION: version };
  const filledIn = (name: string) => fillPlaceholders(name, readJson(files, name), values);
  const along = settings.readAlong ? readAlong(filledIn(READ_ALONG)) : undefined;
  const manifest = filledIn('manifest.json');
  const filled = along ? along.inManifest(manifest) : manifest;
  await checkAgainstSchema('manifest.json', filled, 'manifest');
  const { icons, localizationInfo } = Manifest.parse(filled);
  const contents: Record<string, Uint8Array> = { 'manifest.json': bytesOf(filled) };
  for (const rule of iconRules) {
    const name = icons[rule.key];
    if (name === undefined) continue;
    contents[name] = fileOf(files, name);
    checkIcon(name, contents[name], rule);
  }
  for (const { languageTag, file } of localizationInfo.additionalLanguages) {
    const whole = filledIn(file);
    const translation = along ? along.inTranslation(whole, languageTag) : whole;
    await checkAgainstSchema(file, translation, 'translation');
    await checkTranslation(file, Object(translation), filled);
    contents[file] = bytesOf(translation);
  }
  return zip(contents);
}

/** What the package says and asks for besides, where the bot reads along. */
const READ_ALONG = 'read-along.json';

function bytesOf(json: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`);
}

function fileOf(files: PackageFiles, name: string): Uint8Array {
  const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
  if (bytes !== undefined) return bytes;
  throw new CodedError(
    'PACKAGE_FILE_MISSING',
    `appPackage/${name} is not there. Put the file back, or take its name out of appPackage/manifest.json.`,
  );
}

function readJson(files: PackageFiles, name: string): unknown {
  const text = new TextDecoder().decode(fileOf(files, name));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CodedError('PACKAGE_FILE_INVALID', `appPackage/${name} is no JSON: ${cause}. Put it right.`, {
      cause,
    });
  }
}

function zip(contents: Readonly<Record<string, Uint8Array>>): Uint8Array {
  // A zip holds local time, and this constructor makes local time: the same bytes in every time zone.
  const mtime = new Date(2020, 0, 1);
  const entries = Object.entries(contents).map(([name, bytes]) => [name, [bytes, { level: 9, mtime }]]);
  return zipSync(Object.fromEntries(entries) as Zippable);
}
