import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SiteFile } from '../../src/site/file.ts';
import { tokenSheet } from '../../src/site/tokens.ts';
import { tabWordsOf } from '../../src/words/tab/words.ts';
import { productPack } from '../support/product.ts';
import { eksempel, proeve, proeveWith } from '../support/proeve.ts';
import { firstLoad, siteOf, textIn } from '../support/sites.ts';

/** What the first page may weigh, in bytes as they are sent. */
const MOST = 250_000;

type Site = ReadonlyMap<string, SiteFile>;

let site: Site;
beforeAll(async () => {
  site = await siteOf(proeve());
});

function scripts(of: Site): string {
  return [...of.keys()]
    .filter((path) => path.endsWith('.js'))
    .map((path) => textIn(of, path))
    .join('\n');
}

describe('the files of the tab', () => {
  it('are the same for the same parts, and have another name when something in them changes', async () => {
    expect([...(await siteOf(proeve())).keys()]).toEqual([...site.keys()]);
    const changed = await siteOf(
      proeveWith(['guides/gift.yaml', 'Hvem giver dig gaven?', 'Hvem kom med gaven?']),
    );
    const names = (of: Site, start: string) => [...of.keys()].filter((path) => path.includes(start));
    expect(names(changed, 'proeve.gift')).not.toEqual(names(site, 'proeve.gift'));
    expect(names(changed, 'main-')).toEqual(names(site, 'main-'));
    expect(textIn(changed, '/tab/worker.js')).not.toBe(textIn(site, '/tab/worker.js'));
  });

  it('are compressed once, however often they are asked for', () => {
    for (const { bodies } of site.values()) {
      expect(bodies.br).toBe(bodies.br);
      expect(bodies.gzip).toBe(bodies.gzip);
    }
  });

  it('hold no script and no style inside a page', () => {
    for (const page of ['/tab', '/tab/settings']) {
      expect(textIn(site, page)).not.toMatch(/<style|style=|<script(?![^>]* src=)|\son\w+=/u);
    }
  });

  it('say what to do where a browser cannot run the page', () => {
    for (const page of ['/tab', '/tab/settings']) {
      expect(textIn(site, page)).toContain(`<p class="unsuited">${tabWordsOf('da').unsuited}</p>`);
    }
  });

  it('are all there that a page names', () => {
    for (const page of ['/tab', '/tab/settings']) {
      for (const path of firstLoad(site, page, 'proeve.gift')) expect([...site.keys()]).toContain(path);
    }
  });

  it('are all kept by the service worker under the name that holds their hash', () => {
    const worker = textIn(site, '/tab/worker.js');
    const hashed = [...site].filter(([, file]) => file.hashed).map(([path]) => path);
    expect(hashed.filter((path) => !worker.includes(`"${path}"`))).toEqual([]);
  });

  it('leave the server, the whole of zod and the expression language at home', () => {
    const all = scripts(site);
    // Of the full zod, whose schemas have methods; of the small one only functions are there.
    const foreign = [
      'superRefine',
      'adaptive-expressions',
      'templateExpansionWarnings',
      'botbuilder',
      'restify',
    ];
    expect(foreign.filter((name) => all.includes(name))).toEqual([]);
  });

  it('say nothing of how words are understood', () => {
    const guide = [...site.keys()].find((path) => path.includes('proeve.gift')) as string;
    expect(textIn(site, guide)).not.toContain('"said"');
  });

  it.each(['jammerbugt', 'lillesand'])(
    'weigh less than 250 kB when the pinned guide of %s is opened',
    async (id) => {
      const pack = productPack(id);
      const real = await siteOf(pack);
      const paths = firstLoad(real, '/tab', `${id}.${pack.tab}`);
      // In Teams the script that speaks with it comes as well.
      const teams = [...real.keys()].filter(
        (path) => /\/(?:teams|chunk)-/u.test(path) && !paths.includes(path),
      );
      const bytes = [...paths, ...teams].map((path) => (real.get(path) as SiteFile).bodies.gzip.length);
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST);
    },
  );

  it('let one switch between several municipalities', async () => {
    const demo = await siteOf(proeve(), eksempel());
    const overview = [...demo.keys()].find((path) => path.includes('/overview-')) as string;
    expect(JSON.parse(textIn(demo, overview))).toMatchObject({
      isDemo: true,
      packs: [{ pack: { id: 'proeve' } }, { pack: { id: 'eksempel' } }],
    });
  });
});

describe('the tokens of Fluent', () => {
  it('are those that the files use, for each theme', () => {
    const sheet = tokenSheet(['a{color:var(--colorNeutralForeground1)}', 'b{width:var(--own)}'], ['own']);
    expect(sheet.match(/--colorNeutralForeground1:/gu)).toHaveLength(4);
    expect(sheet).not.toContain('own');
    expect(sheet).toContain('prefers-color-scheme:dark');
  });

  it('have to be there', () => {
    expect(() => tokenSheet(['a{color:var(--colourOfFluent)}'], [])).toThrow(
      expect.objectContaining({ code: 'TOKEN_UNKNOWN' }),
    );
  });
});
