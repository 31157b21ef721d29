// The bridge to the worker: one text at a time, the newest wins, and a long run that nobody waits for is ended.

import { spawn } from './spawn.js';

/**
 * @typedef {import('./types/analysis').Analysis} Analysis
 * @typedef {{language: string | null, published: string | null, today: string, corrections: import('./types/analysis').Correction[]}} Wishes `published`: chosen by the reader; `today`: for a text that names no day itself
 * @typedef {import('./types/analysis').Corrected & {keys: import('./types/analysis').ClaimKey[], entityKeys: import('./types/analysis').EntityKey[], detected: string, assumed: boolean, loaded: string[], milliseconds: number}} Answer
 * @typedef {{id: number, task: Record<string, any>, resolve: (answer: any) => void, reject: (error: Error) => void}} Job
 */

/** A run that took this long already is ended for a newer text; a shorter one is let finish. Milliseconds. */
const PATIENCE = 250;

/** What goes wrong, by a name that the messages know. */
export class EngineError extends Error {
  /** @param {string} code @param {string} [detail] */
  constructor(code, detail = '') {
    super(detail || code);
    this.code = code;
    this.detail = detail;
  }
}

export class EngineBridge {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Job | null} */
  #running = null;
  /** At most one text waits, and any number of exports. @type {Job[]} */
  #waiting = [];
  #startedAt = 0;
  #nextId = 1;
  /** Called when the state of the work changes. @type {(stage: string) => void} */
  onstage = () => {};

  /** Starts the worker before the first text comes. @param {string} language the pack that is likely to be needed */
  warm(language) {
    try {
      this.#start().postMessage({ id: 0, kind: 'warm', language });
    } catch {
      // The first text will say what is wrong.
    }
  }

  /**
   * Analyses a text; an older one that is still waiting or running is given up (`EngineError` "superseded").
   * @param {string} text
   * @param {Wishes} wishes
   * @returns {Promise<Answer>}
   */
  analyse(text, wishes) {
    return this.#ask({ kind: 'analyse', text, wishes });
  }

  /**
   * A text's analysis in another format.
   * @param {string} text
   * @param {Wishes} wishes
   * @param {import('./types/analysis').Format} format
   * @param {string} locale language of its headings
   * @returns {Promise<string>}
   */
  export(text, wishes, format, locale) {
    return this.#ask({ kind: 'export', text, wishes, format, locale });
  }

  /** Ends what runs and forgets what waits. */
  cancel() {
    for (const job of this.#waiting.splice(0)) job.reject(new EngineError('cancelled'));
    if (this.#running) this.#end(new EngineError('cancelled'));
  }

  get busy() {
    return this.#running !== null;
  }

  /** @param {Record<string, any>} task @returns {Promise<any>} */
  #ask(task) {
    return new Promise((resolve, reject) => {
      if (task['kind'] === 'analyse') {
        const older = this.#waiting.filter((job) => job.task['kind'] === 'analyse');
        this.#waiting = this.#waiting.filter((job) => !older.includes(job));
        for (const job of older) job.reject(new EngineError('superseded'));
        if (this.#running?.task['kind'] === 'analyse' && performance.now() - this.#startedAt > PATIENCE) this.#drop(new EngineError('superseded'));
      }
      this.#waiting.push({ id: this.#nextId++, task, resolve, reject });
      this.#next();
    });
  }

  #next() {
    const next = this.#running ? undefined : this.#waiting.shift();
    if (!next) return;
    this.#running = next;
    this.#startedAt = performance.now();
    try {
      this.#start().postMessage({ id: next.id, ...next.task });
    } catch (error) {
      this.#end(new EngineError('worker', String(error)));
    }
  }

  /** @returns {Worker} */
  #start() {
    if (this.#worker) return this.#worker;
    const worker = spawn();
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.#worker === worker) this.#fail(new EngineError('worker', event.message ?? ''));
    };
    worker.onmessageerror = () => this.#fail(new EngineError('worker'));
    this.#worker = worker;
    return worker;
  }

  /** @param {any} data */
  #hear(data) {
    if (data.kind === 'stage') return void (this.#running?.id === data.id && this.onstage(data.stage));
    const job = this.#running;
    if (!job || data.id !== job.id) return;
    this.#running = null;
    if (data.kind === 'done') job.resolve(data.answer);
    else job.reject(new EngineError(data.code, data.message));
    // An engine that broke inside is not asked again: the next text gets a new one.
    if (data.code === 'engine' || data.code === 'wasm') this.#stop();
    this.#next();
  }

  /** @param {EngineError} error */
  #fail(error) {
    this.#stop();
    const jobs = [this.#running, ...this.#waiting.splice(0)];
    this.#running = null;
    for (const job of jobs) job?.reject(error);
  }

  /** @param {EngineError} error */
  #end(error) {
    this.#drop(error);
    this.#next();
  }

  /** @param {EngineError} error */
  #drop(error) {
    this.#stop();
    const job = this.#running;
    this.#running = null;
    job?.reject(error);
  }

  #stop() {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
