// The claims table: sorted, filtered, searched, linked with the text.

import { byId, fill, h, motion } from '../dom.js';
import { t } from '../i18n.js';
import { now, on, update } from '../store.js';
import { isOwnVoice } from '../text/marks.js';
import { choose, COLUMNS, counts, FACETS, sort } from './claims-filter.js';
import { proofRow, row } from './claims-row.js';
import { reveal } from './text.js';
import { sourceKindOf } from './words.js';

/**
 * @typedef {import('../types/analysis').AnalysisClaim} Claim
 * @typedef {import('./claims-filter.js').Order} Order
 */

/** Rows that are drawn at once; the rest on demand. */
const PAGE = 60;

/** @type {import('./claims-filter.js').Choice} */
const choice = {};
/** @type {Order} */
let order = { column: 'number', down: false };
let search = '';
let ownVoice = false;
let shown = PAGE;
/** The text whose claims are shown. */
let last = '';
/** @type {Set<number>} */
const open = new Set();
/** @type {(claim: Claim) => import('../dom.js').Child} */
let toolsOf = () => null;
/** What stands at the foot of each proof: the tools to put the claim right. @param {typeof toolsOf} tools */
export const onProof = (tools) => void (toolsOf = tools);

export function setUpClaims() {
  byId('search', HTMLInputElement).addEventListener('input', (event) => {
    search = /** @type {HTMLInputElement} */ (event.target).value;
    shown = PAGE;
    render();
  });
  byId('own-voice', HTMLInputElement).addEventListener('change', (event) => {
    ownVoice = /** @type {HTMLInputElement} */ (event.target).checked;
    byId('sheet').classList.toggle('own-voice', ownVoice);
    render();
  });
  byId('sort', HTMLSelectElement).addEventListener('change', (event) => {
    order = { column: /** @type {any} */ (/** @type {HTMLSelectElement} */ (event.target).value), down: order.down };
    render();
  });
  byId('sort-down').addEventListener('click', () => {
    order = { ...order, down: !order.down };
    render();
  });
  byId('more-claims').addEventListener('click', () => {
    shown += PAGE;
    render();
  });
  // On paper there is nobody to ask for more.
  addEventListener('beforeprint', () => {
    shown = Infinity;
    render();
  });
  byId('clear-filters').addEventListener('click', () => {
    clear();
    render();
  });
  on(['analysis'], () => {
    // A correction leaves open what was open; another text does not.
    if (now().text !== last) open.clear();
    last = now().text;
    shown = PAGE;
    render();
  });
  on(['locale'], render);
  on(['selected'], () => light('on', now().selected.claim));
  on(['hovered'], () => light('hot', now().hovered.claim));
  keyboard(byId('claims-body'));
}

function clear() {
  for (const facet of Object.keys(choice)) delete choice[facet];
  search = '';
  byId('search', HTMLInputElement).value = '';
}

/** The claims that the reader has not said are none. */
const standing = () => (now().analysis?.claims ?? []).filter((claim) => !now().dropped.includes(claim.id));

function render() {
  const { analysis } = now();
  const claims = standing().filter((claim) => ownVoice || !isOwnVoice(claim, now().changed));
  const chosen = choose(claims, choice, search);
  const active = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const line = active && byId('claims-body').contains(active) ? active.closest('tr') : null;
  const focused = line?.dataset['claim'];
  const tool = line?.matches('.proof') ? active?.dataset['key'] : undefined;
  // Which row it was, for when it is gone afterwards.
  const place = line ? [...byId('claims-body').querySelectorAll('tr.claim')].findIndex((other) => other === line || other.nextElementSibling === line) : -1;
  head();
  filters(claims);
  summary(claims);
  const rows = [];
  if (analysis)
    for (const claim of sort(chosen, order, analysis).slice(0, shown)) {
      rows.push(row(claim, analysis, { open: open.has(claim.id), toggle }));
      if (open.has(claim.id)) rows.push(proofRow(claim, toolsOf(claim)));
    }
  fill(byId('claims-body'), rows);
  byId('claims-table').hidden = !rows.length;
  const more = Math.max(0, chosen.length - shown);
  byId('more-claims').hidden = more === 0;
  byId('more-claims').textContent = t('claims.more', { n: more });
  const none = byId('no-claims');
  none.hidden = rows.length > 0;
  none.textContent = claims.length ? t('claims.none_chosen') : t('claims.none');
  byId('shown-claims').textContent = chosen.length === claims.length ? '' : t('claims.shown', { n: chosen.length, all: claims.length });
  byId('filters-count').textContent = String(Object.values(choice).reduce((sum, values) => sum + values.size, 0) || '');
  byId('clear-filters').hidden = chosen.length === claims.length;
  rove(focused);
  if (tool) /** @type {HTMLElement | null} */ (byId('claims-body').querySelector(`[data-key="${CSS.escape(tool)}"]`))?.focus();
  if (line && !byId('claims-body').contains(document.activeElement)) {
    const rows = byId('claims-body').querySelectorAll('tr.claim');
    const next = rows[Math.min(place, rows.length - 1)];
    if (next instanceof HTMLElement) rove(next.dataset['claim'], true);
  }
  light('on', now().selected.claim);
}

function head() {
  const body = COLUMNS.map((column) =>
    h(
      'th',
      { role: 'columnheader', scope: 'col', class: `c-${column}`, 'aria-sort': order.column === column ? (order.down ? 'descending' : 'ascending') : 'none' },
      h('button', { type: 'button', class: 'sort', data: { column }, on: { click: () => sortBy(column) } }, t(`column.${column}`), h('span', { class: 'arrow', 'aria-hidden': true })),
    ),
  );
  const active = document.activeElement instanceof HTMLElement && document.activeElement.matches('.sort') ? document.activeElement.dataset['column'] : null;
  fill(byId('claims-head'), h('tr', { role: 'row' }, body, h('th', { role: 'columnheader', scope: 'col', class: 'c-proof' }, h('span', { class: 'unseen' }, t('column.proof')))));
  if (active) /** @type {HTMLElement | null} */ (byId('claims-head').querySelector(`[data-column="${active}"]`))?.focus();
  const select = byId('sort', HTMLSelectElement);
  fill(select, COLUMNS.map((column) => h('option', { value: column }, t(`column.${column}`))));
  select.value = order.column;
  byId('sort-down').setAttribute('aria-pressed', String(order.down));
}

/** @param {Order['column']} column */
function sortBy(column) {
  order = { column, down: order.column === column ? !order.down : false };
  render();
}

/** @param {Claim[]} claims */
function summary(claims) {
  const attributed = claims.filter((claim) => !isOwnVoice(claim, now().changed));
  const sources = new Set(attributed.flatMap((claim) => (claim.source ? [claim.source.name] : [])));
  const unnamed = attributed.filter((claim) => sourceKindOf(claim) === 'anonymous').length;
  const disputed = attributed.filter((claim) => claim.status.denied_by.length || claim.status.unconfirmed_by.length).length;
  const figure = (/** @type {number} */ n, /** @type {string} */ key) => h('li', {}, h('b', {}, n), ' ', t(key, { n }));
  // Who does not see the table appear is told of it, once for each answer.
  const spoken = now().analysis && attributed.length ? `${t('claims.spoken', { n: attributed.length })}, ${t('claims.spoken_sources', { n: sources.size })}` : '';
  if (byId('spoken').textContent !== spoken) byId('spoken').textContent = spoken;
  fill(
    byId('claims-summary'),
    figure(attributed.length, 'summary.claims'),
    figure(sources.size, 'summary.sources'),
    unnamed ? figure(unnamed, 'summary.unnamed') : null,
    disputed ? figure(disputed, 'summary.disputed') : null,
  );
}

/** @param {Claim[]} claims */
function filters(claims) {
  const root = byId('filters');
  const active = document.activeElement instanceof HTMLElement && root.contains(document.activeElement) ? document.activeElement.dataset['chip'] : null;
  const groups = Object.keys(FACETS).map((facet) => {
    const values = counts(claims, facet, choice, search);
    if (values.length < 2 && !choice[facet]?.size) return null;
    return h(
      'fieldset',
      {},
      h('legend', {}, t(`facet.${facet}`)),
      values.map(([value, n]) => chip(facet, value, n)),
    );
  });
  fill(root, groups);
  if (active) /** @type {HTMLElement | null} */ (root.querySelector(`[data-chip="${CSS.escape(active)}"]`))?.focus();
}

/** @param {string} facet @param {string} value */
function valueName(facet, value) {
  if (facet === 'source') return value;
  if (facet === 'via') return value || t('via.none');
  return t(`${facet === 'source_kind' ? 'source' : facet}.${value}`);
}

/** @param {string} facet @param {string} value @param {number} n */
function chip(facet, value, n) {
  const pressed = choice[facet]?.has(value) ?? false;
  return h(
    'button',
    {
      type: 'button',
      class: 'chip',
      'aria-pressed': String(pressed),
      data: { chip: `${facet}:${value}` },
      disabled: !n && !pressed,
      on: {
        click: () => {
          const values = (choice[facet] ??= new Set());
          pressed ? values.delete(value) : values.add(value);
          shown = PAGE;
          render();
        },
      },
    },
    valueName(facet, value),
    ' ',
    h('span', { class: 'count' }, n),
  );
}

/** @param {number} id */
function toggle(id) {
  const body = byId('claims-body');
  const line = body.querySelector(`tr[data-claim="${id}"]`);
  const claim = now().analysis?.claims[id];
  if (!line || !claim) return;
  if (open.delete(id)) body.querySelector(`tr[data-proof="${id}"]`)?.remove();
  else {
    open.add(id);
    line.after(proofRow(claim, toolsOf(claim)));
  }
  line.querySelector('.proof-toggle')?.setAttribute('aria-expanded', String(open.has(id)));
}

// ---- linked with the text, by mouse and by keyboard

/** @param {'on' | 'hot'} name @param {number | undefined} id */
function light(name, id) {
  const body = byId('claims-body');
  for (const line of body.querySelectorAll(`tr.${name}`)) line.classList.remove(name);
  if (id === undefined) return;
  const line = body.querySelector(`tr[data-claim="${id}"]`);
  line?.classList.add(name);
  if (name === 'on' && line) rove(String(id), false);
}

/** One row's button is in the order of the tab key; the arrows move it. @param {string | undefined} id @param {boolean} [focus] */
function rove(id, focus = id !== undefined) {
  const body = byId('claims-body');
  const buttons = body.querySelectorAll('.go');
  for (const button of buttons) button.setAttribute('tabindex', '-1');
  const chosen = (id !== undefined && body.querySelector(`.go[data-claim="${id}"]`)) || buttons[0];
  chosen?.setAttribute('tabindex', '0');
  if (focus && id !== undefined && chosen instanceof HTMLElement) chosen.focus({ preventScroll: true });
}

/** Brings a claim's row into sight. @param {number} id @param {{focus: boolean}} how */
export function showRow(id, { focus }) {
  const body = byId('claims-body');
  if (!body.querySelector(`tr[data-claim="${id}"]`)) {
    clear();
    shown = Math.max(shown, id + 1);
    const claim = now().analysis?.claims[id];
    if (claim && isOwnVoice(claim, now().changed)) byId('own-voice', HTMLInputElement).checked = ownVoice = true;
    render();
  }
  const line = body.querySelector(`tr[data-claim="${id}"]`);
  line?.scrollIntoView({ block: 'nearest', behavior: motion() });
  if (focus) rove(String(id), true);
}

/** @param {HTMLElement} body */
function keyboard(body) {
  body.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target);
    const line = target.closest('tr[data-claim]');
    if (!(line instanceof HTMLElement) || target.closest('button:not(.go), a, select, input')) return;
    if (!getSelection()?.isCollapsed && !target.closest('.go')) return;
    const claim = Number(line.dataset['claim']);
    update({ selected: { claim } });
    reveal({ claim }, { focus: event.detail === 0 });
  });
  body.addEventListener('focusin', (event) => {
    const button = /** @type {Element} */ (event.target).closest('.go');
    if (button instanceof HTMLElement) update({ selected: { claim: Number(button.dataset['claim']) } });
  });
  body.addEventListener('keydown', (event) => {
    const button = /** @type {Element} */ (event.target).closest('.go');
    if (event.key === 'Escape') {
      // Back to the text, or from a proof to its claim.
      const line = /** @type {Element} */ (event.target).closest('tr');
      const claim = Number(line?.dataset['claim'] ?? line?.dataset['proof']);
      event.preventDefault();
      return button ? reveal({ claim }, { focus: true }) : rove(String(claim), true);
    }
    if (!button) return;
    const buttons = [...body.querySelectorAll('.go')];
    const at = buttons.indexOf(button);
    const go = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (go === undefined) return;
    event.preventDefault();
    const next = buttons[Math.max(0, Math.min(buttons.length - 1, go))];
    if (!(next instanceof HTMLElement)) return;
    rove(next.dataset['claim']);
    next.closest('tr')?.scrollIntoView({ block: 'nearest' });
  });
}
