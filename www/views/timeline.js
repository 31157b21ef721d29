// The timeline: what the text says happened, and when it was said; drawn from top to bottom, with a table as its twin.

import { h } from '../dom.js';
import { date, t } from '../i18n.js';
import { now, update } from '../store.js';
import { goToClaim } from './claims-row.js';
import { fit, onWidth } from './picture.js';
import { days, timelineOf } from './timeline-data.js';
import { moment, named, reasonOf } from './meaning.js';
import { contentOf, labelOf, passage, table, whoOf } from './words.js';
import { reveal } from './text.js';

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {import('./timeline-data.js').Stop} Stop
 * @typedef {import('./timeline-data.js').Entry} Entry
 * @typedef {{entry: Entry, y: number}} Placed
 */

/** Height of a line of the picture, its margins, and where the two rails stand; pixels. */
const LINE = 30;
const TOP = 16;
const RAILS = { happened: 12, ahead: 12, said: 34 };
const LABELS = 52;

/** @param {HTMLElement} root @param {Analysis} analysis */
export function paintTimeline(root, analysis) {
  const { stops, undated } = timelineOf(analysis, now().dropped);
  if (!stops.length && !undated.length) return void root.append(h('p', { class: 'none' }, t('timeline.none')));
  if (!analysis.published && undated.length) root.append(h('p', { class: 'hint' }, t('timeline.no_date')));
  if (stops.length) {
    const figure = h('figure', { class: 'picture timeline' });
    root.append(figure);
    onWidth(figure, (width) => figure.replaceChildren(picture(stops, analysis, width), legend(stops)));
  }
  root.append(h('details', { class: 'twin', open: !stops.length }, h('summary', {}, t('picture.twin')), twin(stops, undated, analysis)));
}

/** What the marks stand for, of those that there are. @param {Stop[]} stops */
function legend(stops) {
  const there = /** @type {const} */ (['happened', 'ahead', 'said']).filter((kind) => stops.some(({ entries }) => entries.some((entry) => entry.kind === kind)));
  return h('figcaption', { class: 'small key' }, there.map((kind) => h('span', { class: `key-${kind}` }, t(`timeline.${kind}`))), h('span', {}, t('timeline.gaps')));
}

/** A stop's day or days in words: the name of the stretch where a time gives it one. @param {Stop} stop @param {Analysis} analysis */
function when(stop, analysis) {
  if (stop.from === stop.to) return date(stop.from);
  const name = stop.entries.map(({ time }) => analysis.times[time]).find((time) => time?.type === 'date' && named(time));
  return name ? named(name) : t('time.span', { from: date(stop.from, { short: true }), to: date(stop.to, { short: true }) });
}

/** @param {Stop[]} stops @param {Analysis} analysis @param {number} width */
function picture(stops, analysis, width) {
  const parts = [];
  /** @type {Placed[]} */
  const placed = [];
  let y = TOP;
  /** @type {Stop | undefined} */
  let before;
  for (const stop of stops) {
    // The gap grows with the time between, much more slowly than it: days and decades fit on one sheet.
    if (before) y += Math.min(60, 6 + 7 * Math.log2(1 + Math.max(0, days(before.to < stop.from ? before.to : before.from, stop.from))));
    parts.push(h('text', { x: LABELS, y: y + 5, class: 'day' }, when(stop, analysis)));
    y += 24;
    for (const entry of stop.entries) {
      placed.push({ entry, y });
      y += LINE;
    }
    before = stop;
  }
  const height = y + 4;
  return h(
    'svg',
    { class: 'timeline-picture', width, height, viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': t('timeline.picture') },
    [RAILS.happened, RAILS.said].map((x) => h('line', { x1: x, x2: x, y1: TOP - 8, y2: height - 4, class: 'rail' })),
    links(placed, analysis),
    parts,
    placed.map((item) => mark(item, analysis, width)),
  );
}

/** From what was said to the times it speaks of. @param {Placed[]} placed @param {Analysis} analysis */
function links(placed, analysis) {
  const found = [];
  for (const said of placed.filter(({ entry }) => entry.kind === 'said'))
    for (const id of said.entry.claims)
      for (const happened of placed.filter(({ entry }) => entry.kind !== 'said' && entry.claims.includes(id))) {
        const middle = (RAILS.happened + RAILS.said) / 2;
        found.push(h('path', { class: 'link', data: { claim: analysis.claims[id]?.id }, d: `M${RAILS.said} ${said.y}C${middle} ${said.y} ${middle} ${happened.y} ${RAILS.happened} ${happened.y}` }));
      }
  return found;
}

/** @param {Placed} item @param {Analysis} analysis @param {number} width */
function mark({ entry, y }, analysis, width) {
  const time = analysis.times[entry.time];
  const x = RAILS[entry.kind];
  const who = entry.claims.map((id) => `${labelOf(id)} ${whoOf(/** @type {any} */ (analysis.claims[id]))}`.replace(/^· /, ''));
  const [only] = entry.claims.length === 1 ? entry.claims : [];
  const what = only === undefined ? '' : `: ${contentOf(/** @type {any} */ (analysis.claims[only]))}`;
  const line = fit([time?.text, ...who].join(' · ') + what, width - LABELS - 6);
  const go = () => {
    const claim = entry.claims[0];
    if (claim !== undefined && entry.kind === 'said') return goToClaim(claim);
    update({ selected: { time: entry.time } });
    reveal({ time: entry.time }, { focus: true });
  };
  return h(
    'g',
    {
      class: `stop ${entry.kind}`,
      role: 'button',
      tabindex: 0,
      'aria-label': t(`timeline.${entry.kind}_at`, { when: time ? moment(time) || time.text : '', line }),
      data: { key: `timeline-${entry.kind}-${entry.time}` },
      on: {
        click: go,
        keydown: (/** @type {KeyboardEvent} */ event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          go();
        },
        pointerenter: () => update({ hovered: { time: entry.time } }),
        pointerleave: () => update({ hovered: {} }),
      },
    },
    h('rect', { class: 'target', x: 0, y: y - LINE / 2, width, height: LINE, rx: 4 }),
    entry.kind === 'said' ? h('path', { class: 'dot', d: `M${x} ${y - 7}l7 7l-7 7l-7-7z` }) : h('circle', { class: 'dot', cx: x, cy: y, r: 6 }),
    h('text', { x: LABELS, y: y + 5, class: 'words' }, line),
  );
}

/** @param {Stop[]} stops @param {number[]} undated @param {Analysis} analysis */
function twin(stops, undated, analysis) {
  const cells = (/** @type {string} */ day, /** @type {Entry} */ entry) => {
    const time = analysis.times[entry.time];
    const claims = entry.claims.map((id, index) => [index ? ', ' : '', h('button', { type: 'button', class: 'link', on: { click: () => goToClaim(id) } }, whoOf(/** @type {any} */ (analysis.claims[id])))]);
    const why = time && reasonOf(time, analysis);
    // How long or how often something is has neither happened nor been said on a day.
    const what = time && (time.type === 'duration' || time.type === 'set') ? time.type : entry.kind;
    return { cells: [day, t(`timeline.${what}`), time && [passage(time, { time: entry.time }), why && h('span', { class: 'small why' }, why)], claims.length ? claims : t('source.article')] };
  };
  const undatedOf = (/** @type {number} */ index) => (analysis.times[index] && moment(analysis.times[index])) || t('timeline.undated');
  const rows = stops.flatMap((stop) => stop.entries.map((entry) => cells(when(stop, analysis), entry)));
  const rest = undated.map((index) =>
    cells(undatedOf(index), { kind: 'happened', time: index, claims: analysis.claims.filter((claim) => claim.times.includes(index)).map(({ id }) => id) }),
  );
  return table(t('timeline.picture'), [t('timeline.day'), t('timeline.what'), t('timeline.words'), t('timeline.who')], [...rows, ...rest]);
}
