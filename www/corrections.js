// What the reader put right: kept apart from the engine's answer, taken back and done again, moved along when the text is edited.

import { now, update } from './store.js';
import { moved } from './text/marks.js';

/**
 * @typedef {import('./types/analysis').Correction} Correction
 * @typedef {import('./types/analysis').ClaimKey} ClaimKey
 * @typedef {import('./types/analysis').EntityKey} EntityKey
 * @typedef {import('./types/analysis').Analysis} Analysis
 */

/** Does a correction. What had been taken back before cannot be done again after it. @param {Correction} correction */
export const correct = (correction) => update({ corrections: [...now().corrections, correction], undone: [] });

export function undo() {
  const { corrections, undone } = now();
  const last = corrections.at(-1);
  if (last) update({ corrections: corrections.slice(0, -1), undone: [...undone, last] });
}

export function redo() {
  const { corrections, undone } = now();
  const last = undone.at(-1);
  if (last) update({ corrections: [...corrections, last], undone: undone.slice(0, -1) });
}

/** Takes back one that is not the last. @param {number} index */
export const remove = (index) => update({ corrections: now().corrections.filter((_, at) => at !== index), undone: [] });

/** Puts one correction in another's place. @param {number} index @param {Correction} correction */
const replace = (index, correction) => update({ corrections: now().corrections.map((old, at) => (at === index ? correction : old)), undone: [] });

/** Where the correction that added a claim stands in the list; undefined for a claim of the engine's. @param {number} id */
function addedBy(id) {
  const nth = id - now().keys.length;
  const added = now().corrections.flatMap((correction, index) => (correction.kind === 'add_claim' ? [index] : []));
  return nth < 0 ? undefined : added[nth];
}

/** @param {number} id @param {import('./types/analysis').Stance} stance */
export function setStance(id, stance) {
  const added = addedBy(id);
  const old = added === undefined ? undefined : now().corrections[added];
  if (added !== undefined && old?.kind === 'add_claim') return replace(added, { ...old, stance });
  const claim = now().keys[id];
  if (claim) correct({ kind: 'stance', claim, stance });
}

/** @param {number} id @param {{start: number, end: number, text: string} | null} source @param {string | null} name */
export function setSource(id, source, name) {
  const added = addedBy(id);
  const old = added === undefined ? undefined : now().corrections[added];
  if (added !== undefined && old?.kind === 'add_claim') return replace(added, { ...old, source });
  const claim = now().keys[id];
  if (claim) correct({ kind: 'source', claim, source, name });
}

/** @param {number} id */
export function notAClaim(id) {
  const added = addedBy(id);
  if (added !== undefined) return remove(added);
  const claim = now().keys[id];
  if (claim) correct({ kind: 'not_a_claim', claim });
}

/** Takes back all that was done to a claim. @param {number} id */
export function restore(id) {
  const key = JSON.stringify(now().keys[id]);
  update({ corrections: now().corrections.filter((correction) => !('claim' in correction) || JSON.stringify(correction.claim) !== key), undone: [] });
}

/** @param {{start: number, end: number, text: string}} content */
export const addClaim = (content) => correct({ kind: 'add_claim', content, source: null, stance: 'asserts' });

/** @param {number} id @param {import('./types/analysis').EntityType} type */
export function setType(id, type) {
  const entity = now().entityKeys[id];
  if (entity) correct({ kind: 'entity_type', entity, type });
}

/** @param {number} from @param {number} into */
export function merge(from, into) {
  const [a, b] = [now().entityKeys[from], now().entityKeys[into]];
  if (a && b) correct({ kind: 'merge', from: a, into: b });
}

/** @param {number} id @param {number[]} mentions where they begin @param {string} name */
export function split(id, mentions, name) {
  const entity = now().entityKeys[id];
  if (entity && mentions.length) correct({ kind: 'split', entity, mentions, name });
}

/**
 * Corrections after an edit of the text: what lies behind it moves, so that each still finds its place.
 * @param {Correction[]} corrections
 * @param {{start: number, removed: number, added: number}} edit
 * @returns {Correction[]}
 */
export function follow(corrections, edit) {
  const at = (/** @type {number} */ place) => moved(place, edit, false);
  const end = (/** @type {number} */ place) => moved(place, edit, true);
  const maybe = (/** @type {number | null} */ place) => (place === null ? null : at(place));
  const key = (/** @type {ClaimKey} */ claim) => ({ cue: maybe(claim.cue), source: maybe(claim.source), content: at(claim.content) });
  /** @template {{start: number, end: number, text: string} | null} T @param {T} span @returns {T} */
  const span = (span) => (span === null ? span : { ...span, start: at(span.start), end: end(span.end) });
  return corrections.map((correction) => {
    switch (correction.kind) {
      case 'source':
        return { ...correction, claim: key(correction.claim), source: span(correction.source) };
      case 'stance':
      case 'not_a_claim':
        return { ...correction, claim: key(correction.claim) };
      case 'add_claim':
        return { ...correction, content: span(correction.content), source: span(correction.source) };
      case 'split':
        return { ...correction, mentions: correction.mentions.map(at) };
      default:
        return correction;
    }
  });
}
