// Who and what is named: people, organisations, places, other names, each with all its mentions.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { now, update } from '../store.js';
import { passage } from './words.js';

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {import('../types/analysis').AnalysisEntity} Entity
 */

/** @type {Entity['type'][]} */
const TYPES = ['PER', 'ORG', 'LOC', 'MISC'];
/** Mentions that are listed at once. */
const FIRST = 12;

/** @type {(entity: Entity) => import('../dom.js').Child} */
let toolsOf = () => null;
/** What stands under each entity: the tools to put it right. @param {typeof toolsOf} tools */
export const onEntity = (tools) => void (toolsOf = tools);

/** @param {HTMLElement} root @param {Analysis} analysis */
export function paintEntities(root, analysis) {
  const shown = analysis.entities.filter((entity) => entity.mentions.length);
  if (!shown.length) return void root.append(h('p', { class: 'none' }, t('entities.none')));
  for (const type of TYPES) {
    const list = shown.filter((entity) => entity.type === type).sort((a, b) => b.mentions.length - a.mentions.length || a.id - b.id);
    if (!list.length) continue;
    const id = `entities-${type.toLowerCase()}`;
    root.append(
      h(
        'section',
        { class: 'group', 'aria-labelledby': id },
        h('h3', { id, class: `group-head ${type.toLowerCase()}` }, h('span', { class: 'sample' }, t(`layer.${type.toLowerCase()}`)), ' ', h('span', { class: 'count' }, list.length)),
        h('ul', { class: 'plain cards' }, list.map((entity) => card(entity, analysis))),
      ),
    );
  }
}

/** @param {Entity} entity @param {Analysis} analysis */
function card(entity, analysis) {
  const claims = analysis.claims.filter((claim) => claim.source?.entity === entity.id && !now().dropped.includes(claim.id)).length;
  const aliases = [...new Set(entity.mentions.map(({ text }) => text))].filter((text) => text !== entity.name);
  const changed = now().changedEntities.includes(entity.id);
  return h(
    'li',
    {
      class: 'card entity',
      data: { entity: entity.id },
      on: { pointerenter: () => update({ hovered: { entity: entity.id } }), pointerleave: () => update({ hovered: {} }) },
    },
    h('p', { class: 'card-name' }, h('strong', {}, entity.name), entity.role && [' ', h('span', { class: 'small' }, entity.role)], changed && [' ', h('span', { class: 'badge changed' }, t('correct.changed'))]),
    h(
      'p',
      { class: 'small' },
      [t('entities.mentions', { n: entity.mentions.length }), claims ? t('entities.claims', { n: claims }) : null].filter(Boolean).join(' · '),
    ),
    aliases.length ? h('p', { class: 'small' }, t('entities.also'), ' ', aliases.join(', ')) : null,
    h('div', { class: 'unfold' }, mentions(entity), toolsOf(entity)),
  );
}

/** @param {Entity} entity */
function mentions(entity) {
  const items = entity.mentions.map((mention, index) =>
    h('li', {}, passage(mention, { entity: entity.id }, 'passage', around(mention)), mention.form === 'full' && index === 0 ? null : [' ', h('span', { class: 'small' }, t(`form.${mention.form}`))]),
  );
  return h(
    'details',
    { class: 'mentions' },
    h('summary', {}, t('entities.where')),
    h('ul', { class: 'plain' }, items.slice(0, FIRST)),
    items.length > FIRST ? h('details', {}, h('summary', {}, t('entities.more', { n: items.length - FIRST })), h('ul', { class: 'plain' }, items.slice(FIRST))) : null,
  );
}

/** A mention with the words around it. @param {{start: number, end: number, text: string}} mention @returns {import('../dom.js').Child} */
export function around({ start, end, text }, reach = 32) {
  const whole = now().text;
  const before = whole.slice(Math.max(0, start - reach), start).replace(/^\S*\s|^[\s\S]*\n/, '');
  const after = whole.slice(end, end + reach).replace(/\s\S*$|\n[\s\S]*$/, '');
  return [h('span', { class: 'around' }, '… ', before), h('b', {}, text), h('span', { class: 'around' }, after, ' …')];
}
