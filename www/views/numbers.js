// The ledger of numbers: who says how many of what; where they do not agree, side by side.

import { h } from '../dom.js';
import { has, number as format, t } from '../i18n.js';
import { now, update } from '../store.js';
import { goToClaim } from './claims-row.js';
import { amount, counted } from './meaning.js';
import { labelOf, passage, table, viaName, whoOf } from './words.js';

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {import('../types/analysis').AnalysisQuantity} Quantity
 */

/** @param {HTMLElement} root @param {Analysis} analysis */
export function paintNumbers(root, analysis) {
  const { quantities, numbers } = analysis;
  if (!quantities.length) return void root.append(h('p', { class: 'none' }, t('numbers.none')));
  const compared = numbers.filter((number) => number.quantities.length > 1);
  const apart = compared.filter((number) => !number.agree);
  const together = compared.filter((number) => number.agree);
  if (apart.length) root.append(h('section', { class: 'group' }, h('h3', { class: 'group-head' }, t('numbers.apart')), apart.map((number) => comparison(number, analysis))));
  if (together.length) root.append(h('section', { class: 'group' }, h('h3', { class: 'group-head' }, t('numbers.together')), together.map((number) => comparison(number, analysis))));
  root.append(h('section', { class: 'group' }, h('h3', { class: 'group-head' }, t('numbers.all')), ledger(analysis)));
}

/** What a group of numbers counts, in the interface's words. @param {string} what */
const whatOf = (what) => (has(`harm.${what}`) ? t(`harm.${what}`) : what);

/** Figures of the same thing side by side. @param {Analysis['numbers'][number]} number @param {Analysis} analysis */
function comparison(number, analysis) {
  const figures = number.quantities.map((index) => {
    const quantity = analysis.quantities[index];
    const old = quantity?.revises == null ? undefined : analysis.quantities[quantity.revises];
    return (
      quantity &&
      h(
        'li',
        { class: 'figure' },
        h('b', {}, amount(quantity)),
        old && h('span', { class: 'small' }, t('numbers.revised', { from: amount(old) })),
        h('span', { class: 'small' }, sayers(index, analysis)),
        words(quantity, index),
        because(quantity, index),
      )
    );
  });
  return h(
    'div',
    { class: `card comparison ${number.agree ? 'agree' : 'apart'}` },
    h('h4', {}, whatOf(number.what), ' ', h('span', { class: `badge ${number.agree ? 'agree' : 'apart'}` }, t(number.agree ? 'numbers.agree' : 'numbers.disagree')), range(number)),
    h('ul', { class: 'plain figures' }, figures),
  );
}

/** The least and the most that the figures allow together. @param {Analysis['numbers'][number]} number */
function range({ min, max }) {
  if (min === null || min === max) return '';
  const text = max === null ? t('numbers.least', { min: format(min) }) : t('numbers.range', { min: format(min), max: format(max) });
  return h('span', { class: 'small' }, text);
}

/** @param {Quantity} quantity @param {number} index */
const words = (quantity, index) => passage(quantity, { quantity: index });

/** The words outside a number that say what happened to those it counts. @param {Quantity} quantity @param {number} index */
const because = ({ because }, index) => because && h('span', { class: 'small why' }, t('why.harm'), ' ', passage(because, { quantity: index }));

/** The claims in which a number stands; the article itself where it is in none. @param {number} index @param {Analysis} analysis */
function sayers(index, analysis) {
  const claims = analysis.claims.filter((claim) => claim.quantities.includes(index) && !now().dropped.includes(claim.id));
  // A claim inside another claim says it nearest; the outer one only passes it on.
  const inner = claims.filter((claim) => !claims.some((other) => other.parent === claim.id));
  if (!inner.length) return t('source.article');
  return inner.map((claim, at) => [
    at ? '; ' : '',
    h('button', { type: 'button', class: 'link', on: { click: () => goToClaim(claim.id) }, 'aria-label': t('claims.go', { number: labelOf(claim.id), who: whoOf(claim) }) }, whoOf(claim)),
    claim.via.length ? ` (${t('numbers.via', { medium: claim.via.map(viaName).join(', ') })})` : '',
  ]);
}

/** @param {Analysis} analysis */
function ledger(analysis) {
  return table(
    t('numbers.all'),
    [t('numbers.amount'), t('numbers.of'), t('numbers.who'), t('numbers.words')],
    analysis.quantities.map((quantity, index) => ({
      cells: [
        h('b', { class: 'amount' }, amount(quantity)),
        [counted(quantity), quantity.harm ? [counted(quantity) ? ', ' : '', t(`harm.${quantity.harm}`)] : ''],
        sayers(index, analysis),
        [words(quantity, index), because(quantity, index)],
      ],
      on: { pointerenter: () => update({ hovered: { quantity: index } }), pointerleave: () => update({ hovered: {} }) },
    })),
  );
}
