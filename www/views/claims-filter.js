// Which claims the table shows and in what order: plain functions on the analysis.

import { sourceKindOf, viaName, whoOf, contentOf } from './words.js';

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {import('../types/analysis').AnalysisClaim} Claim
 * @typedef {'number' | 'who' | 'says' | 'what' | 'via' | 'sure' | 'status' | 'when' | 'numbers'} Column
 * @typedef {{column: Column, down: boolean}} Order
 * @typedef {Record<string, Set<string>>} Choice facet → values wanted; none = all
 */

/** @type {Column[]} */
export const COLUMNS = ['number', 'who', 'says', 'what', 'via', 'sure', 'status', 'when', 'numbers'];

/** What a claim counts as, facet by facet. @type {Record<string, (claim: Claim) => string[]>} */
export const FACETS = {
  source: (claim) => [whoOf(claim)],
  source_kind: (claim) => [sourceKindOf(claim)],
  stance: (claim) => [claim.stance],
  certainty: (claim) => [claim.certainty],
  via: (claim) => (claim.via.length ? claim.via.map(viaName) : ['']),
  status: (claim) => statusesOf(claim),
};

/** @param {Claim} claim */
export function statusesOf({ status }) {
  const found = [];
  if (status.confirmed_by.length) found.push('confirmed');
  if (status.denied_by.length) found.push('denied');
  if (status.unconfirmed_by.length) found.push('unconfirmed');
  return found.length ? found : ['open'];
}

/**
 * @param {Claim[]} claims
 * @param {Choice} choice
 * @param {string} search
 */
export function choose(claims, choice, search) {
  const wanted = Object.entries(choice).filter(([, values]) => values.size);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return claims.filter((claim) => {
    if (!wanted.every(([facet, values]) => FACETS[facet]?.(claim).some((value) => values.has(value)))) return false;
    if (!words.length) return true;
    const text = [whoOf(claim), claim.source?.text, claim.cue?.text, contentOf(claim), ...claim.via.map(viaName)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * How many claims each value of a facet has, most first; the facet's own choice does not count against itself.
 * @param {Claim[]} claims
 * @param {string} facet
 * @param {Choice} choice
 * @param {string} search
 * @returns {[string, number][]}
 */
export function counts(claims, facet, choice, search) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const claim of claims) for (const value of FACETS[facet]?.(claim) ?? []) found.set(value, found.get(value) ?? 0);
  for (const claim of choose(claims, { ...choice, [facet]: new Set() }, search))
    for (const value of new Set(FACETS[facet]?.(claim) ?? [])) found.set(value, (found.get(value) ?? 0) + 1);
  return [...found].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

const CERTAINTIES = ['certain', 'probable', 'possible', 'unknown'];

/**
 * @param {Claim[]} claims
 * @param {Order} order
 * @param {Analysis} analysis
 */
export function sort(claims, { column, down }, analysis) {
  /** @type {Record<Column, (claim: Claim) => string | number>} */
  const keys = {
    number: (claim) => claim.id,
    who: (claim) => (claim.kind === 'unattributed' ? '\uffff' : whoOf(claim).toLowerCase()),
    says: (claim) => claim.stance,
    what: (claim) => contentOf(claim).toLowerCase(),
    via: (claim) => claim.via.map(viaName).join() || '\uffff',
    sure: (claim) => CERTAINTIES.indexOf(claim.certainty),
    status: (claim) => ['denied', 'unconfirmed', 'confirmed', 'open'].indexOf(statusesOf(claim)[0] ?? 'open'),
    when: (claim) => whenOf(claim, analysis) || '\uffff',
    numbers: (claim) => -claim.quantities.length,
  };
  const key = keys[column];
  const turn = down ? -1 : 1;
  return [...claims].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const by = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
    return turn * by || a.id - b.id;
  });
}

/** When it was said, else the first time in what was said; ISO or ''. @param {Claim} claim @param {Analysis} analysis */
export function whenOf(claim, analysis) {
  const said = claim.time && analysis.times.find(({ start, end }) => start < /** @type {any} */ (claim.time).end && end > /** @type {any} */ (claim.time).start);
  return said?.from ?? analysis.times[claim.times[0] ?? -1]?.from ?? '';
}
