// What the reader wrote and chose stays in this browser until they say otherwise: here for a reload, and for the next visit.

import { byId } from './dom.js';
import { now, on } from './store.js';

/** @typedef {import('./store.js').Kept} Kept */
/** @typedef {Kept & {previous: Kept | null}} Saved */

/** How long after a keystroke it is written down, milliseconds. */
const REST = 400;
const TEXT = 'kilde.text';
const CHOICES = 'kilde.choices';
const NOTHING = 'kilde.nothing';

/** Whether the last writing failed, because the browser forbids it or there is no room. */
let failed = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
/** @type {() => void} */
let onTrouble = () => {};

/** @param {() => Storage} storage @param {string} key @returns {any} */
function read(storage, key) {
  try {
    return JSON.parse(storage().getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** @param {() => Storage} storage @param {string} key @param {unknown} value undefined takes it away */
function write(storage, key, value) {
  try {
    if (value === undefined) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

const here = () => sessionStorage;
const always = () => localStorage;

/** Whether the reader wants nothing to be kept. */
export const keepsNothing = () => read(always, NOTHING) === true;

/** What was kept: of this very tab, else of the last one. @returns {Saved | null} */
export function kept() {
  if (keepsNothing()) return null;
  const saved = read(here, TEXT) ?? read(always, TEXT);
  return isSaved(saved) ? saved : null;
}

/** What was kept may be of an older version of the page, or damaged. @param {any} saved @returns {saved is Saved} */
const isSaved = (saved) =>
  typeof saved === 'object' && saved !== null && typeof saved.text === 'string' && Array.isArray(saved.corrections) && Array.isArray(saved.undone) && typeof saved.today === 'string';

/** The reader's choices of the page: its language, its colours, what the legend hides. @returns {Record<string, any>} */
export const choices = () => read(always, CHOICES) ?? {};

/** @param {Record<string, unknown>} change */
export function choose(change) {
  if (!keepsNothing()) write(always, CHOICES, { ...choices(), ...change });
}

/** @param {{ontrouble: () => void, onforget: () => void}} listeners `ontrouble`: the text could not be kept */
export function setUpKeep({ ontrouble, onforget }) {
  onTrouble = ontrouble;
  on(['text', 'corrections', 'undone'], () => saveIn(REST));
  // What one act changes is there for the next window at once: a new text comes with the one before it. Told after the text.
  on(['language', 'published', 'previous'], () => saveIn(0));
  addEventListener('pagehide', save);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save());
  const box = byId('keep', HTMLInputElement);
  box.checked = !keepsNothing();
  box.addEventListener('change', () => {
    write(always, NOTHING, box.checked ? undefined : true);
    box.checked ? save() : forgetText();
  });
  const dialog = byId('forget-dialog', HTMLDialogElement);
  byId('forget').addEventListener('click', () => dialog.showModal());
  byId('forget-no').addEventListener('click', () => dialog.close());
  byId('forget-yes').addEventListener('click', () => {
    dialog.close();
    clearTimeout(pause);
    onforget();
    clearTimeout(pause);
    forgetText();
  });
}

function forgetText() {
  for (const storage of [here, always]) for (const key of [TEXT, CHOICES]) write(storage, key, undefined);
}

/** @param {number} rest milliseconds */
function saveIn(rest) {
  clearTimeout(pause);
  pause = setTimeout(save, rest);
}

/** Writes down what is not yet. */
export const flush = () => save();

function save() {
  clearTimeout(pause);
  if (keepsNothing()) return;
  const { text, language, published, today, corrections, undone, previous } = now();
  const saved = text || previous ? { text, language, published, today, corrections, undone, previous } : undefined;
  const done = write(here, TEXT, saved) && write(always, TEXT, saved);
  if (!done && !failed && text) onTrouble();
  failed = !done;
}
