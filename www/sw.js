// The service worker: keeps one whole version of the page, so that it opens without the net and never with files of two versions.
// A newer version is another service worker with another cache; the browser changes over when no window has the older one open.

/** @type {ServiceWorkerGlobalScope & {FILES?: {version: string, files: Record<string, string>}}} */
const worker = /** @type {any} */ (self);
worker.importScripts('files.js');

/** The page's own files with their fingerprints, made by tests/tools/files.mjs. */
const { version, files } = worker.FILES ?? { version: '', files: {} };
/** What a build makes; a page that meets another build names it in this worker's address. */
const BUILT = ['pkg/kilde.js', 'pkg/kilde_bg.wasm'];
const built = new URL(location.href).searchParams.get('built');
const NAME = ['kilde', version, built].filter(Boolean).join('-');
const SHARED = 'kilde-shared';
/** On a developer's own machine the files as they are now come first, and the kept ones only where there is no server. */
const DEVELOPING = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

/** @param {string} path */
const address = (path) => new URL(path, worker.registration.scope);
/** @param {string} name */
const isOurs = (name) => name.startsWith('kilde-') && name !== SHARED;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin || !url.href.startsWith(worker.registration.scope)) return;
  const path = url.href.slice(worker.registration.scope.length).replace(/[?#].*/, '');
  if (request.method === 'POST' && path === 'share') return void event.respondWith(share(request));
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') return void ((path === '' || path === 'index.html') && event.respondWith(answer(request, './')));
  // Who asks past the browser's cache wants the host's answer, not ours.
  if (request.cache === 'no-cache' || request.cache === 'no-store' || request.cache === 'reload') return;
  event.respondWith(answer(request, path));
});
worker.addEventListener('message', (event) => {
  const { kind, paths } = event.data;
  const [port] = event.ports;
  if (kind === 'change') worker.skipWaiting();
  if (kind === 'keep') event.waitUntil(keep(paths));
  if (kind === 'alone') event.waitUntil(worker.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => port?.postMessage(windows.length <= 1)));
});

async function install() {
  const names = (await caches.keys()).filter(isOurs);
  const cache = await caches.open(NAME);
  try {
    // The languages that this reader has met come along.
    /** @type {Set<string>} */
    const packs = new Set();
    for (const name of names)
      for (const { url } of await (await caches.open(name)).keys()) {
        const path = url.slice(worker.registration.scope.length);
        if (path.startsWith('packs/')) packs.add(path);
      }
    await Promise.all([...Object.keys(files), ...BUILT, ...packs].map((path) => fetchInto(cache, path)));
  } catch (error) {
    // A host that is being updated gives some files of either version: those do not fit, and it is tried again later.
    await caches.delete(NAME);
    throw error;
  }
}

/** @param {Cache} cache @param {string} path */
async function fetchInto(cache, path) {
  const integrity = files[path] && `sha256-${files[path]}`;
  const response = await fetch(new Request(address(path), { cache: 'no-cache', ...(integrity && { integrity }) }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(address(path), response);
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => isOurs(name) && name !== NAME).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {string[]} paths */
async function keep(paths) {
  const cache = await caches.open(NAME);
  for (const path of paths) if (/^packs\/[a-z]+\.pack$/.test(path) && !(await cache.match(address(path)))) await fetchInto(cache, path).catch(() => {});
}

/** @param {Request} request @param {string} path */
async function answer(request, path) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(address(path));
  if (!DEVELOPING) return kept ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** Takes what another program shares; it goes to the page by way of the cache and to no server. */
/** @param {Request} request */
async function share(request) {
  const form = await request.formData();
  const file = form.getAll('file').find((part) => part instanceof File && part.size > 0);
  const text = ['title', 'text', 'url'].map((name) => form.get(name)).filter(Boolean).join('\n\n');
  const cache = await caches.open(SHARED);
  const body = file instanceof File ? file : new File([text], 'shared.txt', { type: 'text/plain;charset=utf-8' });
  await cache.put(address('shared'), new Response(body, { headers: { 'content-type': body.type || 'text/plain', 'x-name': encodeURIComponent(body.name) } }));
  return Response.redirect(address('./?shared'), 303);
}
