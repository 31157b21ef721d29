// Answers the page's questions: loads the engine once and each language when a text is in it.

import init, { Kilde, detect } from './pkg/kilde.js';
import { keyOfClaim } from './keys.js';
import { LANGUAGES } from './languages.js';

/**
 * @typedef {(path: string) => Promise<Response>} Asset
 * @typedef {import('./engine.js').Wishes} Wishes
 */

class Problem extends Error {
  /** @param {string} code @param {unknown} cause */
  constructor(code, cause) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.code = code;
  }
}

/**
 * What to do with each message from the page.
 * @param {Asset} asset
 * @param {(answer: object) => void} post
 * @returns {(event: {data: any}) => Promise<void>}
 */
export function answerer(asset, post) {
  const room = new Room(asset, post);
  return async ({ data }) => {
    const { id, kind } = data;
    try {
      const answer = await room.work(id, kind, data);
      if (id) post({ id, kind: 'done', answer });
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'engine';
      if (id) post({ id, kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
    }
  };
}

class Room {
  /** @type {Promise<Kilde> | null} */
  #engine = null;
  /** Languages that were asked for; a failed fetch is tried again. @type {Map<string, Promise<boolean>>} */
  #packs = new Map();

  /** @param {Asset} asset @param {(answer: object) => void} post */
  constructor(asset, post) {
    this.asset = asset;
    this.post = post;
  }

  /** @param {number} id @param {string} kind @param {any} data */
  async work(id, kind, data) {
    const kilde = await this.#start();
    if (kind === 'warm') return void (await this.#load(kilde, data.language));
    const { text } = data;
    /** @type {Wishes} */
    const wishes = data.wishes;
    const detected = detect(text) ?? '';
    const language = wishes.language || detected;
    if (language && !this.#packs.has(language)) this.post({ id, kind: 'stage', stage: 'pack' });
    if (language) await this.#load(kilde, language);
    this.post({ id, kind: 'stage', stage: 'read' });
    const begun = performance.now();
    const { analysis, options } = readBy(kilde, text, language, wishes);
    const { corrections } = wishes;
    if (kind === 'export') return kilde.export(text, options, data.format, corrections, data.locale);
    const answer = corrections.length ? kilde.correct(text, options, corrections) : { analysis, dropped: [], changed: [], changed_entities: [], lost: [] };
    // Corrections refer to the engine's own answer, whatever was changed in it since.
    const keys = analysis.claims.map(keyOfClaim);
    const entityKeys = analysis.entities.map(({ type, name }) => ({ type, name }));
    const assumed = !wishes.published && options.published !== undefined;
    return { ...answer, keys, entityKeys, detected, assumed, loaded: kilde.languages(), milliseconds: performance.now() - begun };
  }

  /** @returns {Promise<Kilde>} */
  #start() {
    this.#engine ??= this.#open().catch((error) => {
      this.#engine = null;
      throw error;
    });
    return this.#engine;
  }

  async #open() {
    const file = await this.asset('pkg/kilde_bg.wasm').catch((error) => {
      throw new Problem('load', error);
    });
    try {
      await init({ module_or_path: file });
      return new Kilde();
    } catch (error) {
      throw new Problem('wasm', error);
    }
  }

  /**
   * Fetches a language's pack; false where there is none.
   * @param {Kilde} kilde
   * @param {string} language
   * @returns {Promise<boolean>}
   */
  #load(kilde, language) {
    const known = this.#packs.get(language);
    if (known) return known;
    const loading = this.#fetchPack(kilde, language).catch((error) => {
      this.#packs.delete(language);
      throw new Problem('pack', error);
    });
    this.#packs.set(language, loading);
    return loading;
  }

  /** @param {Kilde} kilde @param {string} language */
  async #fetchPack(kilde, language) {
    if (!LANGUAGES.includes(language)) return false;
    const file = await this.asset(`packs/${language}.pack`);
    kilde.load(new Uint8Array(await file.arrayBuffer()));
    return true;
  }
}

/** Where a text names its own day, it does so at its top; this much of it is read for that. */
const TOP = 4000;

/**
 * The analysis by the day that the reader chose, else by the one that the text gives, else by the day on which it came here:
 * "in the evening" needs some day.
 * @param {Kilde} kilde @param {string} text @param {string} language @param {Wishes} wishes
 */
function readBy(kilde, text, language, wishes) {
  const bare = { offsets: /** @type {const} */ ('utf16'), ...(language && { language }) };
  const open = !wishes.published && kilde.analyse(text.slice(0, TOP), bare).published === null;
  const published = wishes.published || (open && wishes.today);
  const options = { ...bare, ...(published && { published }) };
  return { analysis: kilde.analyse(text, options), options };
}
