// The page without the net: the service worker that keeps its files, newer versions of them, and a text that another program hands over.

import { byId, fill, h } from './dom.js';
import { t } from './i18n.js';
import { flush, keepsNothing } from './keep.js';
import { now, on } from './store.js';

/** Files that a build makes; their fingerprints are in no list, so the page itself looks whether newer ones are there. */
const BUILT = ['pkg/kilde.js', 'pkg/kilde_bg.wasm'];
/** Where the service worker puts what is shared, and what it sends the page on with. */
const SHARED = { cache: 'kilde-shared', entry: 'shared', mark: 'shared' };

/** @type {'unknown' | 'ready' | 'never' | 'newer'} */
let state = 'unknown';
/** @type {ServiceWorkerRegistration | undefined} */
let registration;
/** What the browser would ask for an installation. @type {any} */
let prompt = null;
let switching = false;

export function setUpOffline() {
  on(['locale'], tell);
  on(['loaded'], keepPacks);
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    prompt = event;
    byId('install').hidden = false;
  });
  byId('install').addEventListener('click', () => {
    byId('install').hidden = true;
    prompt?.prompt();
  });
  // The first text comes first.
  if (document.readyState === 'complete') setTimeout(start, 500);
  else addEventListener('load', () => setTimeout(start, 500));
}

async function start() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return say('never');
  try {
    // A registration may carry the mark of a build; another address would be another service worker.
    registration = (await serviceWorker.getRegistration()) ?? (await serviceWorker.register(new URL('sw.js', import.meta.url), { updateViaCache: 'none' }));
    if (!registration) return say('never');
    registration.addEventListener('updatefound', () => watch(registration?.installing));
    watch(registration.installing);
    if (registration.waiting && registration.active) say('newer');
    serviceWorker.addEventListener('controllerchange', () => (switching ? location.reload() : undefined));
    await serviceWorker.ready;
    if (state === 'unknown') say('ready');
    keepPacks();
    await lookForBuild();
  } catch (error) {
    if (state === 'unknown') say('never');
    console.info('offline:', error);
  }
}

/** @param {ServiceWorker | null | undefined} worker */
function watch(worker) {
  worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && registration?.active) say('newer');
  });
}

/** @param {typeof state} to */
function say(to) {
  state = to;
  tell();
}

function tell() {
  byId('offline').textContent = state === 'unknown' ? '' : t(`offline.${state === 'newer' ? 'ready' : state}`);
  const place = byId('newer');
  place.hidden = state !== 'newer';
  if (state === 'newer') fill(place, t('offline.newer'), ' ', h('button', { type: 'button', class: 'link', on: { click: change } }, t('offline.change')));
}

/** Changes to the newer version now, where no other window has an older one and nothing is lost by it. */
async function change() {
  flush();
  const safe = !keepsNothing() || !now().text;
  const alone = safe && (await ask({ kind: 'alone' }));
  if (!alone) return void (byId('newer').textContent = t('offline.later'));
  switching = true;
  registration?.waiting?.postMessage({ kind: 'change' });
}

/** @param {object} question */
const ask = (question) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve(false), 2000);
    const worker = navigator.serviceWorker.controller;
    worker ? worker.postMessage(question, [port2]) : resolve(false);
  });

/** Languages that were met are kept too. */
function keepPacks() {
  const packs = now().loaded.map((language) => `packs/${language}.pack`);
  if (packs.length) registration?.active?.postMessage({ kind: 'keep', paths: packs });
}

/** Whether the host has another build than the one that is kept: then the service worker is set up anew for it. */
async function lookForBuild() {
  if (!navigator.serviceWorker.controller || navigator.onLine === false) return;
  const paths = [...BUILT, ...now().loaded.map((language) => `packs/${language}.pack`)];
  const bytes = async (/** @type {RequestCache} */ cache) => {
    const files = await Promise.all(paths.map((path) => fetch(new URL(path, import.meta.url), { cache })));
    if (!files.every(({ ok }) => ok)) throw new Error('a file of the build cannot be fetched');
    return new Blob(await Promise.all(files.map((file) => file.blob()))).arrayBuffer();
  };
  const [mine, theirs] = await Promise.all([bytes('default'), bytes('no-cache')]);
  const [a, b] = await Promise.all([fingerprint(mine), fingerprint(theirs)]);
  if (a !== b) await navigator.serviceWorker.register(new URL(`sw.js?built=${b}`, import.meta.url), { updateViaCache: 'none' });
}

/** @param {ArrayBuffer} bytes */
async function fingerprint(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The text or file that another program shared with the installed page; null where there is none. @returns {Promise<File | null>} */
export async function shared() {
  if (new URLSearchParams(location.search).get(SHARED.mark) === null) return null;
  history.replaceState(null, '', location.pathname);
  const cache = await caches.open(SHARED.cache);
  const found = await cache.match(new URL(SHARED.entry, import.meta.url));
  await caches.delete(SHARED.cache);
  if (!found) return null;
  return new File([await found.blob()], decodeURIComponent(found.headers.get('x-name') ?? 'shared.txt'), { type: found.headers.get('content-type') ?? '' });
}
