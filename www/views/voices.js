// Whose voice is heard: who speaks, who is only spoken of, who is accused without being heard; and how much rests on whom.

import { h } from '../dom.js';
import { percent, t } from '../i18n.js';
import { now, update } from '../store.js';
import { goToClaim } from './claims-row.js';
import { reveal } from './text.js';
import { badge, contentOf, labelOf, sourceKindOf, viaName } from './words.js';

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {import('../types/analysis').AnalysisVoice} Voice
 */

/** @param {HTMLElement} root @param {Analysis} analysis */
export function paintVoices(root, analysis) {
  const gone = new Set(now().dropped);
  const claims = analysis.claims.filter((claim) => claim.kind !== 'unattributed' && !gone.has(claim.id));
  const voices = analysis.voices.map((voice) => ({ ...voice, claims: voice.claims.filter((id) => !gone.has(id)) }));
  if (!voices.length && !claims.length) return void root.append(h('p', { class: 'none' }, t('voices.none')));
  root.append(figures(claims));
  const heard = voices.filter((voice) => voice.heard && voice.claims.length).sort((a, b) => b.claims.length - a.claims.length);
  const accused = voices.filter((voice) => !voice.heard && voice.accused_in.length);
  const silent = voices.filter((voice) => !voice.heard && !voice.accused_in.length).sort((a, b) => b.mentions - a.mentions);
  const most = Math.max(1, ...heard.map((voice) => voice.claims.length));
  const group = (/** @type {string} */ key, /** @type {Voice[]} */ list, /** @type {(voice: Voice) => import('../dom.js').Child} */ draw) =>
    list.length > 0 && root.append(h('section', { class: `group voices-${key}` }, h('h3', { class: 'group-head' }, t(`voices.${key}`), ' ', h('span', { class: 'count' }, list.length)), h('ul', { class: 'plain voices-list' }, list.map(draw))));
  group('accused', accused, (voice) => item(voice, analysis, [h('p', { class: 'small' }, t('voices.accused_in')), claimList(voice.accused_in, analysis)]));
  group('heard', heard, (voice) => item(voice, analysis, [bar(voice.claims.length, most), claimList(voice.claims, analysis)]));
  group('spoken_of', silent, (voice) => item(voice, analysis, null));
}

/** The shares that say how the article is sourced. @param {Analysis['claims']} claims */
function figures(claims) {
  if (!claims.length) return '';
  const unnamed = claims.filter((claim) => ['anonymous', 'none'].includes(sourceKindOf(claim))).length;
  /** @type {Map<string, number>} */
  const media = new Map();
  for (const claim of claims) for (const name of new Set(claim.via.map(viaName))) media.set(name, (media.get(name) ?? 0) + 1);
  const [first] = [...media].sort((a, b) => b[1] - a[1]);
  return h(
    'ul',
    { class: 'plain shares' },
    share(unnamed, claims.length, t('voices.share_unnamed')),
    first ? share(first[1], claims.length, t('voices.share_agency', { medium: first[0] })) : h('li', {}, h('b', {}, percent(0)), h('span', {}, t('voices.no_agency'))),
  );
}

/** @param {number} part @param {number} whole @param {string} words */
const share = (part, whole, words) =>
  h('li', {}, h('b', {}, percent(part / whole)), h('span', {}, words, h('span', { class: 'small' }, ' ', t('voices.of', { part, n: whole }))), bar(part, whole));

/** A bar beside a figure that stands in words as well. @param {number} part @param {number} whole */
const bar = (part, whole) =>
  h(
    'svg',
    { class: 'bar', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': true },
    h('rect', { class: 'bar-whole', width: 100, height: 6 }),
    h('rect', { class: 'bar-part', width: Math.max(1, (100 * part) / whole), height: 6 }),
  );

/** @param {Voice} voice @param {Analysis} analysis @param {import('../dom.js').Child} more */
function item(voice, analysis, more) {
  const entity = voice.entity === null ? undefined : analysis.entities[voice.entity];
  const thing = entity ? { entity: entity.id } : voice.claims[0] !== undefined ? { claim: voice.claims[0] } : {};
  const go = () => {
    update({ selected: thing });
    reveal(thing, { focus: true });
  };
  const said = voice.claims.length ? t('voices.claims', { n: voice.claims.length }) : '';
  return h(
    'li',
    { class: 'card voice', on: { pointerenter: () => update({ hovered: thing }), pointerleave: () => update({ hovered: {} }) } },
    h('p', { class: 'card-name' }, h('button', { type: 'button', class: 'link name', on: { click: go } }, voice.name), ' ', badge('source', voice.kind), entity?.role && [' ', h('span', { class: 'small' }, entity.role)]),
    h('p', { class: 'small' }, [said, voice.mentions ? t('entities.mentions', { n: voice.mentions }) : ''].filter(Boolean).join(' · ')),
    more,
  );
}

/** @param {number[]} ids @param {Analysis} analysis */
function claimList(ids, analysis) {
  const item = (/** @type {number} */ id) => {
    const claim = analysis.claims[id];
    return claim && h('li', {}, h('button', { type: 'button', class: 'link', on: { click: () => goToClaim(id) } }, h('span', { class: 'number' }, labelOf(id)), ' ', contentOf(claim)));
  };
  const first = ids.slice(0, 3).map(item);
  const rest = ids.slice(3).map(item);
  return [
    h('ul', { class: 'plain said-list' }, first),
    rest.length > 0 && h('details', {}, h('summary', {}, t('claims.more', { n: rest.length })), h('ul', { class: 'plain said-list' }, rest)),
  ];
}
