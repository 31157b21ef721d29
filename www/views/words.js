// The small parts that several views share: names, badges, spans to click, tables.

import { h } from '../dom.js';
import { date, has, number, t } from '../i18n.js';
import { now, update } from '../store.js';
import { reveal } from './text.js';

/**
 * @typedef {import('../types/analysis').AnalysisClaim} Claim
 * @typedef {import('../types/analysis').AnalysisQuantity} Quantity
 * @typedef {import('../types/analysis').AnalysisTime} Time
 */

/** @param {Claim} claim */
export const contentOf = (claim) => claim.content.map(({ text }) => text).join(' … ');

/** Who speaks, as the table names it. @param {Claim} claim */
export const whoOf = (claim) => claim.source?.name || (claim.kind === 'unattributed' ? t('source.article') : t('source.none'));

/** @param {Claim} claim @returns {string} */
export const sourceKindOf = (claim) => claim.source?.kind ?? (claim.kind === 'unattributed' ? 'article' : 'none');

/** The name of a medium as the analysis resolved it. @param {{text: string, entity: number | null}} via */
export const viaName = (via) => (via.entity !== null && now().analysis?.entities[via.entity]?.name) || via.text;

/** @param {string} kind @param {string} key */
export const badge = (kind, key) => h('span', { class: `badge ${kind}-${key}` }, t(`${kind}.${key}`));

/**
 * A name for a rule or model that people understand; its own name where there is none.
 * @param {string} rule
 */
export function ruleName(rule) {
  const bare = rule.replace(/^[a-z]{2,3}\./, '');
  for (const whole of [rule, bare]) for (let name = whole; name; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) if (has(`rule.${name}`)) return t(`rule.${name}`);
  // What is newer than these words is still told apart: learned from examples, or written down.
  return t(/\b(?:model|learned|tagger)\b/.test(bare.replace(/[._-]/g, ' ')) ? 'rule.model' : 'rule.unnamed');
}

/**
 * Words of the text as a button that leads to them.
 * @param {{start: number, end: number, text: string}} span
 * @param {import('../store.js').Thing} thing
 * @param {string} [className]
 * @param {import('../dom.js').Child} [shown] in place of the words themselves
 */
export const passage = (span, thing, className = 'passage', shown = span.text) =>
  h(
    'button',
    {
      type: 'button',
      class: className,
      on: {
        click: (/** @type {Event} */ event) => {
          event.stopPropagation();
          update({ selected: thing });
          reveal(thing, { focus: true, place: span });
        },
      },
    },
    shown,
  );

/** A quantity as a reader writes it: "mindst 5". @param {Quantity} quantity */
export function amount(quantity) {
  const { bound, value, min, max, unit, currency } = quantity;
  /** @param {number} n */
  const form = (n) =>
    unit === 'money' && currency
      ? number(n, { style: 'currency', currency, maximumFractionDigits: n % 1 ? 2 : 0 })
      : unit === 'percent'
        ? number(n / 100, { style: 'percent', maximumFractionDigits: 1 })
        : number(n);
  if (bound === 'vague' && value === null && min === null) return t('bound.vague');
  if (value !== null) return t(`bound.${bound}`, { value: form(value) });
  if (min !== null && max !== null) return min === max ? t(`bound.${bound}`, { value: form(min) }) : t('bound.between', { min: form(min), max: form(max) });
  if (min !== null) return t('bound.at_least', { value: form(min) });
  if (max !== null) return t('bound.at_most', { value: form(max) });
  return t('bound.vague');
}

/** What a quantity counts, in words; an amount of money says so itself. @param {Quantity} quantity */
export const counted = (quantity) => (quantity.currency ? t('unit.money') : quantity.noun) ?? (has(`unit.${quantity.unit}`) ? t(`unit.${quantity.unit}`) : '');

/** A time's resolved value as people write it, or '' where there is none. @param {Time} time */
export function moment(time) {
  if (time.type === 'duration' || time.type === 'set' || !time.from) return '';
  const from = time.from.slice(0, 10);
  const to = (time.to ?? time.from).slice(0, 10);
  const whole = /^\d{4}$/.test(time.value ?? '') || /^\d{4}-\d\d$/.test(time.value ?? '');
  if (whole && time.value) return date(time.value);
  return from === to ? date(from) : t('time.span', { from: date(from), to: date(to) });
}

/** What a claim is called in text and table. @param {number} id */
export const labelOf = (id) => now().labels[id] ?? '';

/**
 * A plain table that becomes a list of small cards where it has no room.
 * @param {string} caption for those who do not see it
 * @param {string[]} heads
 * @param {{cells: import('../dom.js').Child[], on?: Record<string, () => void>, name?: string}[]} rows
 */
export const table = (caption, heads, rows) =>
  h(
    'table',
    { class: 'ledger', role: 'table' },
    h('caption', { class: 'unseen' }, caption),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, heads.map((head) => h('th', { role: 'columnheader', scope: 'col' }, head)))),
    h(
      'tbody',
      { role: 'rowgroup' },
      rows.map(({ cells, on, name }) =>
        h('tr', { role: 'row', class: name, on }, cells.map((cell, index) => h('td', { role: 'cell', data: { label: heads[index] } }, h('div', {}, cell)))),
      ),
    ),
  );
