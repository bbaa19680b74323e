/** What the pages of receipts load, as files: made once when the server starts. */
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PageFiles } from '../receipt/page.ts';
import { style } from '../receipt/style.ts';
import { bundling } from './bundle.ts';
import { markOf, type SiteFile, siteFile } from './file.ts';

const BROWSER = join(dirname(fileURLToPath(import.meta.url)), '..', 'receipt', 'browser');

/** The files by their path, and those that a page begins with. */
export interface ReceiptFiles {
  files: ReadonlyMap<string, SiteFile>;
  page: PageFiles;
}

/** Bundles the browser code of receipts; what makes a PDF is a file of its own, loaded when somebody wants one. */
export async function buildReceiptFiles(): Promise<ReceiptFiles> {
  const { outputFiles } = await build({
    ...bundling,
    entryPoints: [join(BROWSER, 'page.ts')],
    outdir: BROWSER,
    format: 'esm',
    splitting: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    loader: { '.ttf': 'base64' },
  });
  const sheet = pathOf(`page-${markOf(style)}.css`);
  const scripts = outputFiles.map(({ path, contents }) => [pathOf(basename(path)), contents] as const);
  const script = scripts.find(([path]) => path.startsWith(pathOf('page-')))?.[0];
  if (script === undefined) throw new Error('The bundle of receipts has no page');
  const files = scripts.map(([path, bytes]) => [path, siteFile(bytes, 'js', true)] as const);
  return {
    files: new Map([...files, [sheet, siteFile(style, 'css', true)]]),
    page: { style: sheet, script },
  };
}

function pathOf(name: string): string {
  return `/receipt/files/${name}`;
}
