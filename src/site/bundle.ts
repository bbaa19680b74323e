import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

const TAB = join(dirname(fileURLToPath(import.meta.url)), '..', 'tab');

/** The browser code of the tab: every file by name, and which of them each page begins with. */
export interface Bundle {
  files: ReadonlyMap<string, Uint8Array>;
  /** The script of a page, then every script that it needs at once. */
  scripts: Readonly<Record<'tab' | 'settings', readonly string[]>>;
  style: string;
}

/** How all browser code is bundled. */
export const bundling = {
  bundle: true,
  minify: true,
  write: false,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'silent',
} as const;

/** Bundles `src/tab`; the names of the files hold a hash of what is in them. */
export async function bundleTab(): Promise<Bundle> {
  const result = await build({
    ...bundling,
    entryPoints: ['main.ts', 'settings.ts', 'tab.css'].map((name) => join(TAB, name)),
    outdir: TAB,
    format: 'esm',
    splitting: true,
    metafile: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
  });
  const files = new Map(result.outputFiles.map(({ path, contents }) => [basename(path), contents]));
  const outputs = Object.entries(result.metafile.outputs).map(([path, output]) => ({
    name: basename(path),
    entry: basename(output.entryPoint ?? ''),
    needs: output.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => basename(path)),
  }));
  const nameOf = (entry: string): string => {
    const found = outputs.find((output) => output.entry === entry);
    if (!found) throw new Error(`The bundle has no ${entry}`);
    return found.name;
  };
  const withNeeds = (name: string): string[] => {
    const needs = outputs.find((output) => output.name === name)?.needs ?? [];
    return [...new Set([name, ...needs.flatMap(withNeeds)])];
  };
  return {
    files,
    scripts: { tab: withNeeds(nameOf('main.ts')), settings: withNeeds(nameOf('settings.ts')) },
    style: nameOf('tab.css'),
  };
}

/**
 * The service worker, which keeps the files for use without a network.
 * @param pages the file that stands for each page's address
 */
export async function bundleWorker(
  version: string,
  pages: Readonly<Record<string, string>>,
  files: readonly string[],
): Promise<string> {
  const { outputFiles } = await build({
    ...bundling,
    entryPoints: [join(TAB, 'worker.ts')],
    format: 'iife',
    define: {
      VERSION: JSON.stringify(version),
      PAGES: JSON.stringify(pages),
      FILES: JSON.stringify(files),
    },
  });
  return outputFiles[0]?.text ?? '';
}

/** Ends the process that bundles, which stays otherwise and keeps 100 MB. What is under way fails. */
export function endBundling(): Promise<void> {
  return stop();
}
