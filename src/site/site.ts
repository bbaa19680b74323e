/** The tab as files: made once when the server starts, from the browser code and the packs. */
import type { Pack } from '../guide/pack.ts';
import { portableGuide, portablePack, portablePaper } from '../guide/portable.ts';
import { tabWordsOf } from '../words/tab/words.ts';
import { type Bundle, bundleWorker } from './bundle.ts';
import { markOf, type SiteFile, siteFile } from './file.ts';
import { pageOf } from './page.ts';
import { tokenSheet } from './tokens.ts';

/** What the tab is made from. */
export interface SiteParts {
  bundle: Bundle;
  packs: ReadonlyMap<string, Pack>;
  /** Whether one can switch municipality. */
  isDemo: boolean;
  /** The icon of the app, a PNG. */
  icon: Uint8Array;
}

/** Custom properties that the tab sets itself; every other one is a token of Fluent. */
const OWN_TOKENS = ['done'];

/** Every file of the tab by its path. The same parts make the same files. */
export async function buildSite({ bundle, packs, isDemo, icon }: SiteParts): Promise<Map<string, SiteFile>> {
  const files = new Map<string, SiteFile>();
  /** Adds a file under a name that changes with its bytes; its path. */
  const add = (name: string, bytes: string | Uint8Array, extension: string): string => {
    const path = pathOf(`${name}-${markOf(bytes)}.${extension}`);
    files.set(path, siteFile(bytes, extension, true));
    return path;
  };
  for (const [name, bytes] of bundle.files) {
    files.set(pathOf(name), siteFile(bytes, name.slice(name.lastIndexOf('.') + 1), true));
  }
  const texts = [...bundle.files.values()].map((bytes) => new TextDecoder().decode(bytes));
  const language = packs.values().next().value?.languages[0] ?? 'da';
  const common = {
    language,
    unsuited: tabWordsOf(language).unsuited,
    styles: [add('tokens', tokenSheet(texts, OWN_TOKENS), 'css'), pathOf(bundle.style)],
    overview: add('overview', JSON.stringify({ isDemo, packs: [...packs.values()].map(packFiles) }), 'json'),
    icon: add('icon', icon, 'png'),
  };
  function packFiles(pack: Pack) {
    const guides = [...pack.guides.values()].map((guide) => [
      guide.id,
      add(`${pack.id}.${guide.id}`, JSON.stringify(portableGuide(guide)), 'json'),
    ]);
    const papers = [...pack.papers.values()].map((paper) => [
      paper.id,
      add(`${pack.id}.paper.${paper.id}`, JSON.stringify(portablePaper(paper, pack)), 'json'),
    ]);
    return {
      pack: portablePack(pack),
      files: Object.fromEntries(guides),
      papers: Object.fromEntries(papers),
    };
  }
  const pages: Record<string, string> = {};
  for (const [path, name] of [
    ['/tab', 'tab'],
    ['/tab/settings', 'settings'],
  ] as const) {
    const html = pageOf({ ...common, scripts: bundle.scripts[name].map(pathOf) });
    pages[path] = add(name, html, 'html');
    files.set(path, siteFile(html, 'html', false));
  }
  const kept = [...files].filter(([, file]) => file.hashed).map(([path]) => path);
  const worker = await bundleWorker(markOf(kept.join('\n')), pages, kept);
  files.set('/tab/worker.js', siteFile(worker, 'js', false));
  return files;
}

function pathOf(name: string): string {
  return `/tab/files/${name}`;
}
