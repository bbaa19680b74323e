/**
 * The service worker: it keeps every file of one version of the tab, so that all guides work without a network. Files
 * are known by the hash in their name and a version is kept whole or not at all, so editions never mix.
 */

/** Set when the file is bundled: a mark of all files; the file behind each page's address; every file. */
declare const VERSION: string;
declare const PAGES: Readonly<Record<string, string>>;
declare const FILES: readonly string[];

/** As much of a service worker's scope as is used here. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listen: (event: WaitingEvent) => void): void;
  addEventListener(type: 'fetch', listen: (event: FetchEvent) => void): void;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
}
interface WaitingEvent {
  waitUntil: (done: Promise<unknown>) => void;
}
interface FetchEvent {
  request: Request;
  respondWith: (response: Promise<Response>) => void;
}

const worker = globalThis as unknown as WorkerScope;
const PREFIX = 'maa-jeg-';
const NAME = PREFIX + VERSION;
/** How long a page may take to come from the server before the one that was kept is shown, in milliseconds. */
const PATIENCE = 4_000;

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  const page = PAGES[pathname];
  if (page !== undefined) event.respondWith(newestPage(event.request, page));
  else if (FILES.includes(pathname)) event.respondWith(kept(pathname));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll(FILES);
  await worker.skipWaiting();
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The page as the server has it now; the one of this version where the server cannot be reached. */
async function newestPage(request: Request, page: string): Promise<Response> {
  const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
  return response && response.status < 500 ? response : kept(page);
}

async function kept(path: string): Promise<Response> {
  const cache = await caches.open(NAME);
  return (await cache.match(path)) ?? fetch(path);
}
