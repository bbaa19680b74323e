import type { Host, Shared } from './host.ts';
import { readLink } from './link.ts';

/** Longer than any Teams takes to answer; a page in a frame of something else has waited in vain by then. */
const PATIENCE = 4_000;

/** Finds out what surrounds the page. Only inside a frame can it be Teams. */
export async function findHost(window: Window): Promise<Host> {
  if (window.parent === window) return browserHost(window);
  const { teamsHost } = await import('./teams.ts');
  return (await teamsHost(PATIENCE)) ?? browserHost(window);
}

function browserHost({ navigator, location }: Window): Host {
  return {
    locale: navigator.language,
    theme: undefined,
    link: readLink(location.hash.length > 1 ? location.hash : location.search),
    isShared: false,
    onTheme: () => {},
    share: (link) =>
      navigator.clipboard
        .writeText(link)
        .then((): Shared => 'copied')
        // Not every frame and browser lets a page write there; then the person gets the link to copy.
        .catch((): Shared => ({ link })),
  };
}
