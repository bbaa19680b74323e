/** The script of the page `/tab`. */
import type { PackEntry } from '../guide/pack.ts';
import { startApp } from './app.ts';
import { watchFailures } from './failure.ts';
import { findHost } from './find-host.ts';
import type { Theme } from './host.ts';
import { openLibrary } from './library.ts';
import { firstLanguage, keepLanguage } from './preferences.ts';
import { onceQuiet } from './quiet.ts';

/**
 * Without a press for so long, in milliseconds, somebody reads or is done. To keep all files is more work for the
 * browser than a whole walk: on a small machine it would take the time from the first steps.
 */
const QUIET = 5_000;

const root = document.querySelector<HTMLElement>('#app') as HTMLElement;

function setTheme(theme: Theme | undefined): void {
  if (theme) document.documentElement.dataset.theme = theme;
}

async function start(): Promise<void> {
  const overview = document.querySelector<HTMLLinkElement>('#overview')?.href ?? '';
  const [host, library] = await Promise.all([findHost(window), openLibrary(overview)]);
  setTheme(host.theme);
  host.onTheme(setTheme);
  const pack = library.packs.get(host.link.pack ?? '') ?? (library.packs.values().next().value as PackEntry);
  const language = firstLanguage(host.locale, pack.languages[0] ?? 'da');
  await startApp({ root, host, library, language, keepLanguage });
  onceQuiet(window, QUIET, () => void keepFiles());
}

/** Keeps every file for use without a network. Some frames forbid it: then the page needs the network. */
async function keepFiles(): Promise<void> {
  await navigator.serviceWorker?.register('/tab/worker.js', { scope: '/tab' }).catch((error: unknown) => {
    console.info('The page works, but only with a network.', error);
  });
}

watchFailures(root);
void start();
