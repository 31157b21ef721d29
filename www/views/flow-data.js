// Who brought which claims into the article, and by which medium: plain functions on the analysis.

import { viaName } from './words.js';

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {{source: string, via: string, claims: number[]}} Link `via` is '' where the claim came straight
 * @typedef {{sources: [string, number][], media: [string, number][], links: Link[]}} Streams
 */

/** Sources that are named in the picture; the rest are one. */
const NAMED = 14;

/**
 * The streams, broadest first. A claim that came by two media counts as a half on neither: it goes with the first.
 * @param {Analysis} analysis
 * @param {number[]} dropped claims that the reader said are none
 * @param {{others: string, nobody: string}} words
 * @returns {Streams}
 */
export function streamsOf(analysis, dropped, { others, nobody }) {
  const claims = analysis.claims.filter((claim) => claim.kind !== 'unattributed' && !dropped.includes(claim.id));
  const count = (/** @type {string[]} */ names) => {
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
    return [...found].sort((x, y) => y[1] - x[1]);
  };
  const nameOf = (/** @type {typeof claims[number]} */ claim) => claim.source?.name ?? nobody;
  const all = count(claims.map(nameOf));
  const small = new Set(all.length > NAMED + 1 ? all.slice(NAMED).map(([name]) => name) : []);
  /** @type {Map<string, Link>} */
  const links = new Map();
  for (const claim of claims) {
    const name = nameOf(claim);
    const source = small.has(name) ? others : name;
    const via = claim.via[0] ? viaName(claim.via[0]) : '';
    const key = JSON.stringify([source, via]);
    const link = links.get(key) ?? { source, via, claims: [] };
    link.claims.push(claim.id);
    links.set(key, link);
  }
  const list = [...links.values()];
  const sum = (/** @type {(link: Link) => string} */ of) => count(list.flatMap((link) => link.claims.map(() => of(link))));
  const media = sum(({ via }) => via);
  const rank = (/** @type {[string, number][]} */ order, /** @type {string} */ name) => order.findIndex(([known]) => known === name);
  // Sources stand by the medium that most of theirs came by, so that few bands cross; the nameless rest stands last.
  const way = (/** @type {string} */ source) => {
    const own = list.filter((link) => link.source === source);
    return own.reduce((total, link) => total + rank(media, link.via) * link.claims.length, 0) / own.reduce((total, link) => total + link.claims.length, 0);
  };
  const sources = sum(({ source }) => source)
    .map((node) => ({ node, at: node[0] === others ? media.length : way(node[0]) }))
    .sort((x, y) => x.at - y.at)
    .map(({ node }) => node);
  list.sort((x, y) => rank(sources, x.source) - rank(sources, y.source) || rank(media, x.via) - rank(media, y.via));
  return { sources, media, links: list };
}
