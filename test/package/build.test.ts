import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { buildPackage, type PackageFiles } from '../../src/package/build.ts';
import { packageValues } from '../../src/package/values.ts';
import { jsonBytes, packageFiles, readPackageJson } from './files.ts';

const files = packageFiles();
const { values } = packageValues({});
const manifest = readPackageJson<Record<string, unknown>>('manifest.json');
const norwegian = readPackageJson<Record<string, unknown>>('nb.json');

const build = (changed: PackageFiles = {}) => buildPackage({ ...files, ...changed }, values, '1.2.3');
const withManifest = (part: object) => build({ 'manifest.json': jsonBytes({ ...manifest, ...part }) });
const failure = (code: string, part: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(part) });

describe('the app package', () => {
  it('holds the manifest, the icons and the translations, and nothing else', async () => {
    const opened = unzipSync(await build());
    expect(Object.keys(opened).sort()).toEqual([
      'color.png',
      'color32x32.png',
      'en.json',
      'manifest.json',
      'nb.json',
      'outline.png',
    ]);
    for (const name of Object.keys(opened).filter((file) => file !== 'manifest.json')) {
      expect(Buffer.compare(opened[name] ?? new Uint8Array(), files[name] ?? new Uint8Array())).toBe(0);
    }
  });

  it('has every placeholder of the manifest filled in', async () => {
    const text = strFromU8(unzipSync(await build())['manifest.json'] ?? new Uint8Array());
    expect(text).not.toContain('${{');
    expect(JSON.parse(text)).toMatchObject({
      version: '1.2.3',
      id: values.TEAMS_APP_ID,
      developer: { name: values.DEVELOPER_NAME, privacyUrl: values.PRIVACY_URL },
      bots: [{ botId: values.MICROSOFT_APP_ID, scopes: ['personal', 'team', 'groupChat'] }],
      validDomains: [values.BOT_HOST],
    });
  });

  it('keeps a name with quotes in it one name', async () => {
    const named = { ...values, DEVELOPER_NAME: '"Kommunen" \\ IT' };
    const opened = unzipSync(await buildPackage(files, named, '1.2.3'));
    const { developer } = JSON.parse(strFromU8(opened['manifest.json'] ?? new Uint8Array()));
    expect(developer.name).toBe('"Kommunen" \\ IT');
  });

  it('is the same to the byte when it is built again', async () => {
    expect(Buffer.compare(await build(), await build())).toBe(0);
  });
});

describe('an app package that Teams would refuse is not built:', () => {
  it('a placeholder without a value', async () => {
    await expect(withManifest({ version: '${{RELEASE}}' })).rejects.toEqual(
      failure('PACKAGE_PLACEHOLDER_LEFT', 'version: ${{RELEASE}}'),
    );
  });

  it('half a placeholder', async () => {
    await expect(withManifest({ validDomains: ['${{BOT_HOST}'] })).rejects.toEqual(
      failure('PACKAGE_PLACEHOLDER_LEFT', 'validDomains[0]: ${{BOT_HOST}'),
    );
  });

  it('an icon of the wrong size', async () => {
    await expect(build({ 'color.png': files['outline.png'] ?? new Uint8Array() })).rejects.toEqual(
      failure('PACKAGE_ICON_INVALID', 'color.png is 32×32 pixels, but has to be 192×192'),
    );
  });

  it('an outline without a transparent background', async () => {
    const opaque = Uint8Array.from(files['outline.png'] ?? []).fill(2, 25, 26);
    await expect(build({ 'outline.png': opaque })).rejects.toEqual(
      failure('PACKAGE_ICON_INVALID', 'outline.png has no transparent background'),
    );
  });

  it('an icon that is no PNG', async () => {
    await expect(build({ 'outline.png': jsonBytes('a drawing') })).rejects.toEqual(
      failure('PACKAGE_ICON_INVALID', 'outline.png is no PNG'),
    );
  });

  it('a file that is not there', async () => {
    const { 'nb.json': _nb, ...rest } = files;
    await expect(buildPackage(rest, values, '1.2.3')).rejects.toEqual(
      failure('PACKAGE_FILE_MISSING', 'appPackage/nb.json'),
    );
  });

  it('a file that is no JSON', async () => {
    await expect(build({ 'en.json': new TextEncoder().encode('{ "name"') })).rejects.toEqual(
      failure('PACKAGE_FILE_INVALID', 'appPackage/en.json'),
    );
  });

  it('a manifest with a text that is too long', async () => {
    const name = { short: 'Må jeg? Svar fra kommunens egne retningslinjer' };
    await expect(withManifest({ name })).rejects.toEqual(
      failure('PACKAGE_MANIFEST_INVALID', '/name/short must NOT have more than 30'),
    );
  });

  it('a manifest with something that the format does not know', async () => {
    await expect(withManifest({ colour: 'green' })).rejects.toEqual(
      failure('PACKAGE_MANIFEST_INVALID', 'colour'),
    );
  });

  it('a manifest of another schema, which would have to be fetched', async () => {
    await expect(withManifest({ $schema: 'https://schema.example/manifest.json' })).rejects.toEqual(
      failure('PACKAGE_MANIFEST_INVALID', '$schema has to be https://developer.microsoft.com/'),
    );
  });

  it('a translation with a text that is too long', async () => {
    const long = { ...norwegian, 'name.short': 'Et navn som er alt for langt for formatet' };
    await expect(build({ 'nb.json': jsonBytes(long) })).rejects.toEqual(
      failure(
        'PACKAGE_TRANSLATION_INVALID',
        'appPackage/nb.json does not fit its schema; put this right there:\n- /name.short',
      ),
    );
  });

  it('a translation that lacks a text of the manifest', async () => {
    const place = 'bots[0].commandLists[1].commands[0].title';
    const { [place]: _title, ...rest } = norwegian;
    await expect(build({ 'nb.json': jsonBytes(rest) })).rejects.toEqual(
      failure(
        'PACKAGE_TRANSLATION_INVALID',
        `nb.json does not match appPackage/manifest.json; put this right there:\n- ${place} is missing`,
      ),
    );
  });

  it('a translation of a text that the manifest does not have', async () => {
    const place = 'bots[0].commandLists[0].commands[9].title';
    await expect(build({ 'nb.json': jsonBytes({ ...norwegian, [place]: 'vekk' }) })).rejects.toEqual(
      failure('PACKAGE_TRANSLATION_INVALID', `${place} is no text of the manifest`),
    );
  });
});
