// Where the analysis runs, away from the page: loads the engine once and each language when a text is in it.

import init, { Kilde, detect } from './pkg/kilde.js';
import { keyOfClaim } from './keys.js';
import { LANGUAGES } from './languages.js';

/** @type {Promise<Kilde> | null} */
let engine = null;
/** Languages that were asked for; a failed fetch is tried again. @type {Map<string, Promise<boolean>>} */
const packs = new Map();

self.onmessage = async ({ data }) => {
  const { id, kind } = data;
  try {
    const answer = await work(id, kind, data);
    if (id) self.postMessage({ id, kind: 'done', answer });
  } catch (error) {
    const code = error instanceof Problem ? error.code : 'engine';
    if (id) self.postMessage({ id, kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
  }
};

class Problem extends Error {
  /** @param {string} code @param {unknown} cause */
  constructor(code, cause) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.code = code;
  }
}

/** @param {number} id @param {string} kind @param {any} data */
async function work(id, kind, data) {
  const kilde = await start();
  if (kind === 'warm') return void (await load(kilde, data.language));
  const { text, wishes } = data;
  const detected = detect(text) ?? '';
  const language = wishes.language || detected;
  if (language && !packs.has(language)) self.postMessage({ id, kind: 'stage', stage: 'pack' });
  if (language) await load(kilde, language);
  self.postMessage({ id, kind: 'stage', stage: 'read' });
  const options = { offsets: /** @type {const} */ ('utf16'), ...(language && { language }), ...(wishes.published && { published: wishes.published }) };
  if (kind === 'export') return kilde.export(text, options, data.format, wishes.corrections, data.locale);
  const begun = performance.now();
  const { corrections } = wishes;
  const analysis = kilde.analyse(text, options);
  const answer = corrections.length ? kilde.correct(text, options, corrections) : { analysis, dropped: [], changed: [], changed_entities: [], lost: [] };
  // Corrections refer to the engine's own answer, whatever was changed in it since.
  const keys = analysis.claims.map(keyOfClaim);
  const entityKeys = analysis.entities.map(({ type, name }) => ({ type, name }));
  return { ...answer, keys, entityKeys, detected, loaded: kilde.languages(), milliseconds: performance.now() - begun };
}

function start() {
  engine ??= init().then(() => new Kilde(), (error) => {
    engine = null;
    throw new Problem('wasm', error);
  });
  return engine;
}

/**
 * Fetches a language's pack; false where there is none.
 * @param {Kilde} kilde
 * @param {string} language
 * @returns {Promise<boolean>}
 */
function load(kilde, language) {
  const known = packs.get(language);
  if (known) return known;
  const loading = fetchPack(kilde, language).catch((error) => {
    packs.delete(language);
    throw new Problem('pack', error);
  });
  packs.set(language, loading);
  return loading;
}

/** @param {Kilde} kilde @param {string} language */
async function fetchPack(kilde, language) {
  if (!LANGUAGES.includes(language)) return false;
  const response = await fetch(new URL(`packs/${language}.pack`, import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  kilde.load(new Uint8Array(await response.arrayBuffer()));
  return true;
}
