// The way a claim came: from its source, by an agency or straight, into the article; broad where much came that way.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { now, update } from '../store.js';
import { goToClaim } from './claims-row.js';
import { streamsOf } from './flow-data.js';
import { fit, onWidth } from './picture.js';
import { labelOf, table } from './words.js';

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {import('./flow-data.js').Streams} Streams
 * @typedef {{y: number, height: number}} Place
 */

/** Height of one claim in the picture, the least gap between two names, and how broad a node is; pixels. */
const UNIT = 14;
const GAP = 12;
const NODE = 8;

/** @param {HTMLElement} root @param {Analysis} analysis */
export function paintFlow(root, analysis) {
  const streams = streamsOf(analysis, now().dropped, { others: t('flow.others'), nobody: t('source.none') });
  if (!streams.links.length) return void root.append(h('p', { class: 'none' }, t('claims.none')));
  const figure = h('figure', { class: 'picture flow' });
  root.append(figure);
  onWidth(figure, (width) => figure.replaceChildren(picture(streams, width)));
  root.append(
    h(
      'details',
      { class: 'twin' },
      h('summary', {}, t('picture.twin')),
      table(
        t('flow.picture'),
        [t('flow.source'), t('column.via'), t('flow.claims')],
        streams.links.map(({ source, via, claims }) => ({
          cells: [
            source,
            via || t('via.none'),
            [String(claims.length), ' (', claims.map((id, index) => [index ? ', ' : '', h('button', { type: 'button', class: 'link', 'aria-label': t('text.handle', { number: labelOf(id) }), on: { click: () => goToClaim(id) } }, labelOf(id))]), ')'],
          ],
        })),
      ),
    ),
  );
}

/** @param {Streams} streams @param {number} width */
function picture({ sources, media, links }, width) {
  const total = links.reduce((sum, { claims }) => sum + claims.length, 0);
  const narrow = width < 520;
  const columns = narrow ? [0, Math.round(width * 0.62), width - NODE] : [Math.round(Math.min(width * 0.36, 280)), Math.round(width * 0.72), width - NODE];
  const [left, middle, right] = /** @type {[number, number, number]} */ (columns);
  const lead = narrow ? 20 : 0;
  const least = narrow ? 0 : 20;
  const top = 30;
  const lay = (/** @type {[string, number][]} */ nodes) => {
    let y = top;
    /** @type {Map<string, Place & {used: number}>} */
    const places = new Map();
    for (const [name, count] of nodes) {
      const height = count * UNIT;
      y += lead + Math.max(0, (least - height) / 2);
      places.set(name, { y, height, used: 0 });
      y += height + GAP + Math.max(0, (least - height) / 2);
    }
    return { places, height: y - top };
  };
  const a = lay(sources);
  const b = lay(media);
  const height = Math.ceil(top + Math.max(a.height, b.height, total * UNIT));
  const centre = (/** @type {typeof a} */ column) => {
    const shift = (height - top - column.height) / 2;
    for (const place of column.places.values()) place.y += shift;
  };
  centre(b);
  centre(a);
  const article = { y: top + (height - top - total * UNIT) / 2, used: 0 };
  const ribbons = links.map(({ source, via, claims }) => {
    const from = a.places.get(source);
    const by = b.places.get(via);
    if (!from || !by) return null;
    const thick = claims.length * UNIT;
    const y1 = from.y + from.used;
    const y2 = by.y + by.used;
    from.used += thick;
    by.used += thick;
    return h('path', { class: via ? 'ribbon' : 'ribbon straight', d: ribbon(left + NODE, y1, middle, y2, thick) }, h('title', {}, t('flow.ribbon', { who: source, medium: via || t('via.none'), n: claims.length })));
  });
  const last = media.map(([via, count]) => {
    const by = b.places.get(via);
    if (!by) return null;
    const thick = count * UNIT;
    const y = article.y + article.used;
    article.used += thick;
    return h('path', { class: via ? 'ribbon' : 'ribbon straight', d: ribbon(middle + NODE, by.y, right, y, thick) });
  });
  const name = (/** @type {string} */ text, /** @type {number} */ x, /** @type {Place} */ place, /** @type {number} */ room, /** @type {'start' | 'end'} */ anchor) =>
    h('text', { class: 'node-name', x, y: narrow ? place.y - 5 : place.y + place.height / 2 + 5, 'text-anchor': anchor }, fit(text, room), h('title', {}, text));
  const node = (/** @type {number} */ x, /** @type {Place} */ place) => h('rect', { class: 'node', x, y: place.y, width: NODE, height: place.height, rx: 2 });
  return h(
    'svg',
    { class: 'flow-picture', width, height: height + 8, viewBox: `0 0 ${width} ${height + 8}`, role: 'img', 'aria-label': t('flow.picture_label', { sources: sources.length, n: total }) },
    h('text', { class: 'column-name', x: narrow ? 0 : left + NODE, y: 14, 'text-anchor': narrow ? 'start' : 'end' }, t('flow.source')),
    h('text', { class: 'column-name', x: narrow ? middle + NODE : middle - 4, y: 14, 'text-anchor': narrow ? 'end' : 'start' }, t('column.via')),
    h('text', { class: 'column-name', x: width, y: 14, 'text-anchor': 'end' }, t('flow.article')),
    ribbons,
    last,
    sources.map(([source]) => {
      const place = /** @type {Place} */ (a.places.get(source));
      const lit = h('g', { on: { pointerenter: () => update({ hovered: first(source) }), pointerleave: () => update({ hovered: {} }) } }, node(left, place), name(source, narrow ? 0 : left - 8, place, narrow ? middle - 16 : left - 10, narrow ? 'start' : 'end'));
      return lit;
    }),
    media.map(([via]) => {
      const place = /** @type {Place} */ (b.places.get(via));
      return [node(middle, place), name(via || t('via.none'), narrow ? width - NODE - 4 : middle - 8, place, narrow ? width - middle - NODE : middle - left - 60, 'end')];
    }),
    node(right, { y: article.y, height: total * UNIT }),
  );

  /** @param {string} source */
  function first(source) {
    const claim = links.find((link) => link.source === source)?.claims[0];
    return claim === undefined ? {} : { claim };
  }
}

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {number} thick */
function ribbon(x1, y1, x2, y2, thick) {
  const x = (x1 + x2) / 2;
  return `M${x1} ${y1}C${x} ${y1} ${x} ${y2} ${x2} ${y2}V${y2 + thick}C${x} ${y2 + thick} ${x} ${y1 + thick} ${x1} ${y1 + thick}Z`;
}
