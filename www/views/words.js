// The small parts that several views share: names, badges, spans to click, tables.

import { h } from '../dom.js';
import { has, t } from '../i18n.js';
import { now, update } from '../store.js';
import { reveal } from './text.js';

/**
 * @typedef {import('../types/analysis').AnalysisClaim} Claim
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
