import { z } from 'zod';
import { CodedError } from '../errors.ts';

const DESCRIPTION = 'description.full';

/** `appPackage/read-along.json`: the consent that the package asks for, and what it says about that. */
const ReadAlong = z.strictObject({
  authorization: z.looseObject({}),
  /** A paragraph for each language, at the end of the description. */
  [DESCRIPTION]: z.record(z.string(), z.string()),
});

const Described = z.looseObject({
  localizationInfo: z.looseObject({ defaultLanguageTag: z.string() }),
  description: z.looseObject({ full: z.string() }),
});
const Translation = z.looseObject({ [DESCRIPTION]: z.string() });

/** Adds to the files of a package what holds where the bot reads along. */
export interface Along {
  inManifest: (manifest: unknown) => unknown;
  /** @param language the tag of the translation */
  inTranslation: (translation: unknown, language: string) => unknown;
}

/**
 * Reads what a package has besides where the bot reads along in teams and chats: the resource-specific consent that
 * it asks for, and a paragraph that says so.
 * @throws {CodedError} PACKAGE_FILE_INVALID, also in each function where a language has no paragraph
 */
export function readAlong(json: unknown): Along {
  const { authorization, [DESCRIPTION]: paragraphs } = parsed(ReadAlong, 'read-along.json', json);
  const added = (text: string, language: string): string => {
    const paragraph = Object.hasOwn(paragraphs, language) ? paragraphs[language] : undefined;
    if (paragraph) return `${text}\n\n${paragraph}`;
    throw invalid('read-along.json', `"${DESCRIPTION}" has no text for ${language}`);
  };
  return {
    inManifest: (json) => {
      const manifest = parsed(Described, 'manifest.json', json);
      const full = added(manifest.description.full, manifest.localizationInfo.defaultLanguageTag);
      return { ...manifest, description: { ...manifest.description, full }, authorization };
    },
    inTranslation: (json, language) => {
      const translation = parsed(Translation, `the translation to ${language}`, json);
      return { ...translation, [DESCRIPTION]: added(translation[DESCRIPTION], language) };
    },
  };
}

function parsed<T>(shape: z.ZodType<T>, file: string, json: unknown): T {
  const result = shape.safeParse(json);
  if (result.success) return result.data;
  throw invalid(file, z.prettifyError(result.error));
}

function invalid(file: string, fault: string): CodedError {
  return new CodedError('PACKAGE_FILE_INVALID', `appPackage: in ${file} ${fault}. Put it right.`);
}
