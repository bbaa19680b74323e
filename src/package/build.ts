import { type Zippable, zipSync } from 'fflate';
import { z } from 'zod';
import { CodedError } from '../errors.ts';
import { checkIcon, iconRules } from './icons.ts';
import { fillPlaceholders } from './placeholders.ts';
import { checkAgainstSchema } from './schemas.ts';
import { checkTranslation } from './translations.ts';
import type { PackageValues } from './values.ts';

/** The files of `appPackage/` by name. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>;

/** The parts of the manifest that name other files of the package. */
const Manifest = z.object({
  icons: z.object({ color: z.string(), outline: z.string(), color32x32: z.string().optional() }),
  localizationInfo: z
    .object({ additionalLanguages: z.array(z.object({ file: z.string() })).default([]) })
    .default({ additionalLanguages: [] }),
});

/**
 * Builds the app package that Teams installs: the manifest with its placeholders filled in, its icons and
 * its translations, each of them checked offline. The same files, values and version make the same bytes.
 * Throws a `PACKAGE_…` error that names the file at fault and the next step.
 */
export async function buildPackage(
  files: PackageFiles,
  values: PackageValues,
  version: string,
): Promise<Uint8Array> {
  const filled = fillPlaceholders(readJson(files, 'manifest.json'), { ...values, APP_VERSION: version });
  await checkAgainstSchema('manifest.json', filled, 'manifest');
  const { icons, localizationInfo } = Manifest.parse(filled);
  const contents: Record<string, Uint8Array> = {
    'manifest.json': new TextEncoder().encode(`${JSON.stringify(filled, null, 2)}\n`),
  };
  for (const rule of iconRules) {
    const name = icons[rule.key];
    if (name === undefined) continue;
    contents[name] = fileOf(files, name);
    checkIcon(name, contents[name], rule);
  }
  for (const { file } of localizationInfo.additionalLanguages) {
    const translation = readJson(files, file);
    await checkAgainstSchema(file, translation, 'translation');
    await checkTranslation(file, Object(translation), filled);
    contents[file] = fileOf(files, file);
  }
  return zip(contents);
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
