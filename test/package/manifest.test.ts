/** The manifest as it is built: what Teams offers, where, and in which languages. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { buildPackage } from '../../src/package/build.ts';
import { translatablePlaces } from '../../src/package/schemas.ts';
import { packageSettings } from '../../src/package/values.ts';
import { siteFile } from '../../src/site/file.ts';
import { startBot } from '../support/bot-in-memory.ts';
import { packageFiles, real } from './files.ts';

const SCHEMAS = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams';
const HOST = 'maa-jeg.jammerbugt.dk';
const everywhere = ['personal', 'team', 'groupChat'];

type Texts = Record<string, string>;
interface Manifest {
  manifestVersion: string;
  version: string;
  name: { short: string; full: string };
  description: { full: string };
  developer: Texts;
  localizationInfo: { defaultLanguageTag: string; additionalLanguages: { languageTag: string }[] };
  bots: { scopes: string[]; commandLists: { scopes: string[]; commands: Texts[] }[] }[];
  composeExtensions: { commands: { id: string; type: string; context: string[] }[] }[];
  staticTabs: { scopes: string[]; contentUrl: string; websiteUrl: string }[];
  validDomains: string[];
}

let opened: Record<string, Uint8Array>;
let manifest: Manifest;
const jsonIn = <T>(name: string): T => JSON.parse(strFromU8(opened[name] ?? new Uint8Array()));
beforeAll(async () => {
  opened = unzipSync(await buildPackage(packageFiles(), packageSettings(real), '1.2.3'));
  manifest = jsonIn('manifest.json');
});

describe('the manifest', () => {
  it('is in the newest schema that Microsoft has published', () => {
    const versions = readdirSync(SCHEMAS).flatMap((name) => /^v1\.(\d+)$/u.exec(name)?.[1] ?? []);
    expect(manifest.manifestVersion).toBe(`1.${Math.max(...versions.map(Number))}`);
  });

  it('offers the bot and its commands to one person, in teams and in group chats', () => {
    const [bot] = manifest.bots;
    expect([bot?.scopes, bot?.commandLists.flatMap(({ scopes }) => scopes)]).toEqual([
      everywhere,
      everywhere,
    ]);
    for (const list of bot?.commandLists ?? []) {
      const titles = list.commands.map(({ title }) => title);
      expect(titles).toContain('hjælp');
      expect(new Set(titles).size).toBe(titles.length);
      // Teams shows ten at most.
      expect(titles.length).toBeLessThanOrEqual(10);
    }
  });

  it('offers each tab to one person, in teams and in group chats, and none that would be hidden behind it', () => {
    expect(manifest.staticTabs.map(({ scopes }) => scopes)).toEqual([everywhere, everywhere]);
    // In a channel only the first one appears, and one that is set up on adding would not appear at all.
    expect(manifest.staticTabs[0]?.contentUrl).toBe(`https://${HOST}/tab`);
    expect(manifest).not.toHaveProperty('configurableTabs');
  });

  it('offers a message action, a compose action and a search', () => {
    const commands = manifest.composeExtensions.flatMap((extension) => extension.commands);
    expect(commands.map(({ id, type, context }) => [id, type, context])).toEqual([
      ['checkMessage', 'action', ['message']],
      ['checkText', 'action', ['compose', 'commandBox']],
      ['findGuide', 'query', ['compose', 'commandBox']],
    ]);
  });

  it('says in every language for whom it is, where, in which languages, and where to get help', () => {
    const descriptions = [
      manifest.description.full,
      ...['nb.json', 'en.json'].map((name) => jsonIn<Texts>(name)['description.full'] ?? ''),
    ];
    for (const text of descriptions) {
      expect(text).toContain('Microsoft Teams');
      expect(text).toMatch(/bokmål/u);
      expect(text).toContain(`(https://${HOST}/terms)`);
      expect(text.split(/\s+/u).length).toBeLessThan(500);
    }
  });

  it('asks for no version, name or domain that the store refuses', () => {
    const name = `${manifest.name.short} ${manifest.name.full}`;
    expect(name).not.toMatch(/teams|microsoft|chat|kalender|hjælp|apps?\b/iu);
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/u);
    expect(manifest.validDomains.join()).not.toMatch(/\*|azurewebsites|onmicrosoft|ngrok|devtunnels/u);
    const titles = manifest.bots.flatMap(({ commandLists }) =>
      commandLists.flatMap(({ commands }) => commands),
    );
    expect(titles.filter(({ title }) => /^[^\p{L}]/u.test(title ?? ''))).toEqual([]);
  });

  it('names the server as the only valid domain, and every page of the app is there', async () => {
    expect(manifest.validDomains).toEqual([HOST]);
    const pages = [
      ...manifest.staticTabs.flatMap(({ contentUrl, websiteUrl }) => [contentUrl, websiteUrl]),
      ...Object.entries(manifest.developer).flatMap(([key, value]) => (key === 'name' ? [] : [value])),
    ];
    expect(pages.map((page) => new URL(page).host)).toEqual(pages.map(() => HOST));
    const bot = await startBot({
      pack: 'proeve',
      site: new Map([['/tab', siteFile('<!doctype html>', 'html', false)]]),
    });
    const statuses = await Promise.all(
      pages.map(async (page) => {
        const { pathname, search } = new URL(page);
        const answer = await fetch(bot.url + pathname + search, { headers: { Accept: 'text/html' } });
        return [page, answer.status];
      }),
    );
    await bot.stop();
    expect(statuses).toEqual(pages.map((page) => [page, 200]));
  });
});

describe('the languages of the package', () => {
  it('are Danish, bokmål and English, Danish where somebody has another', () => {
    const { defaultLanguageTag, additionalLanguages } = manifest.localizationInfo;
    expect([defaultLanguageTag, ...additionalLanguages.map(({ languageTag }) => languageTag)]).toEqual([
      'da',
      'nb',
      'en',
    ]);
  });

  it('have every text that can be translated, and none is left in Danish in English', async () => {
    const isText = await translatablePlaces();
    const danish = textsIn(manifest).filter(([place]) => isText(place));
    expect(danish.length).toBeGreaterThan(30);
    const shared = ['Må jeg?', 'menu'];
    for (const name of ['nb.json', 'en.json']) {
      const translation = jsonIn<Texts>(name);
      for (const [place, text] of danish) {
        expect([place, translation[place]]).toEqual([place, expect.stringMatching(/\S/u)]);
        if (name === 'en.json' && !shared.includes(text))
          expect([place, translation[place]]).not.toEqual([place, text]);
      }
    }
  });
});

/** Every text of a JSON value with its place, written as the keys of a translation are. */
function textsIn(json: unknown, place = ''): [place: string, text: string][] {
  if (typeof json === 'string') return [[place, json]];
  if (Array.isArray(json)) return json.flatMap((item, index) => textsIn(item, `${place}[${index}]`));
  return Object.entries(Object(json)).flatMap(([key, value]) =>
    textsIn(value, place ? `${place}.${key}` : key),
  );
}
