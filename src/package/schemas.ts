import { AppManifestUtils } from '@microsoft/app-manifest';
import { CodedError } from '../errors.ts';

const address = 'https://developer.microsoft.com/json-schemas/teams/v1.30';
const schemas = {
  manifest: `${address}/MicrosoftTeams.schema.json`,
  translation: `${address}/MicrosoftTeams.Localization.schema.json`,
} as const;

type Checkable = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0];

/**
 * Holds a manifest or a translation against Microsoft's own schema, which comes with
 * `@microsoft/app-manifest`. Throws `PACKAGE_MANIFEST_INVALID` or `PACKAGE_TRANSLATION_INVALID`, which
 * names the file and every fault.
 */
export async function checkAgainstSchema(
  name: string,
  json: unknown,
  kind: keyof typeof schemas,
): Promise<void> {
  const faults = await schemaFaults(json, kind);
  if (faults.length === 0) return;
  throw new CodedError(
    `PACKAGE_${kind === 'manifest' ? 'MANIFEST' : 'TRANSLATION'}_INVALID`,
    [`appPackage/${name} does not fit its schema; put this right there:`, ...faults].join('\n- '),
  );
}

async function schemaFaults(json: unknown, kind: keyof typeof schemas): Promise<string[]> {
  if (typeof json !== 'object' || json === null) return ['it is no JSON object'];
  // Any other address would be fetched from the network, or be an older rule than we promise to keep.
  if (!('$schema' in json) || json.$schema !== schemas[kind]) return [`$schema has to be ${schemas[kind]}`];
  return AppManifestUtils.validateAgainstSchema(json as Checkable, await schemaOf(kind));
}

type Schema = Awaited<ReturnType<typeof AppManifestUtils.fetchSchema>>;

/** Read from the package on disk: it holds every schema that `schemas` names. */
async function schemaOf(kind: keyof typeof schemas): Promise<Schema> {
  const schema = await AppManifestUtils.fetchSchema(schemas[kind]);
  if (kind === 'manifest') return schema;
  // Two patterns of the published schema end in a bare "]", which a Unicode expression does not allow.
  const patterns = Object.entries<unknown>(schema.patternProperties).map(([pattern, rule]) => [
    pattern.replaceAll('\\b]', '\\b\\]'),
    rule,
  ]);
  return { ...schema, patternProperties: Object.fromEntries(patterns) };
}

/**
 * Whether the text at a place of the manifest, such as `bots[0].commandLists[0].commands[0].title`, can be
 * translated: the schema of translations knows the place.
 */
export async function translatablePlaces(): Promise<(place: string) => boolean> {
  const schema = await schemaOf('translation');
  const patterns = Object.keys(schema.patternProperties).map((pattern) => new RegExp(pattern, 'u'));
  const fixed = new Set(Object.keys(schema.properties).filter((place) => place !== '$schema'));
  return (place) => fixed.has(place) || patterns.some((pattern) => pattern.test(place));
}
