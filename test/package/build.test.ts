import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { buildPackage, type PackageFiles } from '../../src/package/build.ts';
import { packageSettings } from '../../src/package/values.ts';
import { jsonBytes, packageFiles, readPackageJson, real } from './files.ts';

const files = packageFiles();
const settings = packageSettings(real);
const { values } = settings;
const manifest = readPackageJson<Record<string, unknown>>('manifest.json');
const norwegian = readPackageJson<Record<string, unknown>>('nb.json');

const build = (changed: PackageFiles = {}) => buildPackage({ ...files, ...changed }, settings, '1.2.3');
const withManifest = (part: object) => build({ 'manifest.json': jsonBytes({ ...manifest, ...part }) });
const failure = (code: string, part: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(part) });

/** How each file says that the bot reads along. */
const readsAlong = {
  'manifest.json': /læser jeg med/u,
  'nb.json': /leser jeg med/u,
  'en.json': /I read along/u,
};

function jsonIn(opened: PackageFiles, name: string): Record<string, unknown> {
  return JSON.parse(strFromU8(opened[name] ?? new Uint8Array()));
}

function descriptionIn(opened: PackageFiles, name: string): unknown {
  const json = jsonIn(opened, name);
  return json['description.full'] ?? (json.description as { full: string }).full;
}

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
    for (const name of Object.keys(opened).filter((file) => file.endsWith('.png'))) {
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
    const named = { ...settings, values: { ...values, DEVELOPER_NAME: '"Kommunen" \\ IT' } };
    const opened = unzipSync(await buildPackage(files, named, '1.2.3'));
    const { developer } = JSON.parse(strFromU8(opened['manifest.json'] ?? new Uint8Array()));
    expect(developer.name).toBe('"Kommunen" \\ IT');
  });

  it('asks for no consent to read messages, and says nothing of it, unless that is switched on', async () => {
    const opened = unzipSync(await build());
    expect(jsonIn(opened, 'manifest.json')).not.toHaveProperty('authorization');
    for (const [name, words] of Object.entries(readsAlong))
      expect(descriptionIn(opened, name)).not.toMatch(words);
  });

  it('asks teams and chats to let the bot read along where that is switched on, and says so', async () => {
    const opened = unzipSync(await buildPackage(files, { ...settings, readAlong: true }, '1.2.3'));
    expect(jsonIn(opened, 'manifest.json')).toMatchObject({
      webApplicationInfo: {
        id: real.MICROSOFT_APP_ID,
        resource: `api://maa-jeg.jammerbugt.dk/botid-${real.MICROSOFT_APP_ID}`,
      },
      authorization: {
        permissions: {
          resourceSpecific: [
            { name: 'ChannelMessage.Read.Group', type: 'Application' },
            { name: 'ChatMessage.Read.Chat', type: 'Application' },
          ],
        },
      },
    });
    for (const [name, words] of Object.entries(readsAlong))
      expect(descriptionIn(opened, name)).toMatch(words);
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
    await expect(buildPackage(rest, settings, '1.2.3')).rejects.toEqual(
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

  it('a language that does not say that the bot reads along', async () => {
    const along = readPackageJson<Record<string, object>>('read-along.json');
    const { nb: _nb, ...rest } = { nb: '', ...along['description.full'] };
    const changed = { 'read-along.json': jsonBytes({ ...along, 'description.full': rest }) };
    await expect(
      buildPackage({ ...files, ...changed }, { ...settings, readAlong: true }, '1.2.3'),
    ).rejects.toEqual(failure('PACKAGE_FILE_INVALID', '"description.full" has no text for nb'));
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
