/** The tab as its server sends it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../../src/guide/pack.ts';
import { bundleTab } from '../../src/site/bundle.ts';
import type { SiteFile } from '../../src/site/file.ts';
import { buildSite } from '../../src/site/site.ts';

const ICON = join(import.meta.dirname, '../../appPackage/color32x32.png');

/** The files of the tab for some packs; several are a demo. */
export async function siteOf(...packs: readonly Pack[]): Promise<Map<string, SiteFile>> {
  return buildSite({
    bundle: await bundleTab(),
    packs: new Map(packs.map((pack) => [pack.id, pack])),
    isDemo: packs.length > 1,
    icon: readFileSync(ICON),
  });
}

/** The text of a file. */
export function textIn(site: ReadonlyMap<string, SiteFile>, path: string): string {
  const file = site.get(path);
  if (!file) throw new Error(`There is no ${path}, but: ${[...site.keys()].join(', ')}`);
  return file.bodies.identity.toString();
}

/** The paths of the files that a page begins with, itself included: what it links to, and the guide that it opens. */
export function firstLoad(site: ReadonlyMap<string, SiteFile>, page: string, guide: string): string[] {
  const linked = [...textIn(site, page).matchAll(/(?:href|src)="([^"]+)"/gu)].map(([, path]) => path ?? '');
  const guides = [...site.keys()].filter((path) => path.startsWith(`/tab/files/${guide}-`));
  return [page, ...linked, ...guides];
}
