// One claim as a row of the table, and the proof that opens under it.

import { h } from '../dom.js';
import { percent, t } from '../i18n.js';
import { now, update } from '../store.js';
import { reveal } from './text.js';
import { amount, counted, moment } from './meaning.js';
import { badge, contentOf, labelOf, passage, ruleName, sourceKindOf, viaName, whoOf } from './words.js';

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {import('../types/analysis').AnalysisClaim} Claim
 */

/**
 * @param {Claim} claim
 * @param {Analysis} analysis
 * @param {{open: boolean, toggle: (id: number) => void}} proof
 */
export function row(claim, analysis, proof) {
  const number = labelOf(claim.id);
  const cell = (/** @type {string} */ column, /** @type {import('../dom.js').Child[]} */ ...children) =>
    h('td', { role: 'cell', class: `c-${column}`, data: { label: t(`column.${column}`) } }, ...children);
  return h(
    'tr',
    {
      role: 'row',
      class: `claim ${claim.kind}`,
      data: { claim: claim.id },
      on: {
        pointerenter: () => update({ hovered: { claim: claim.id } }),
        pointerleave: () => update({ hovered: {} }),
      },
    },
    cell(
      'number',
      h(
        'button',
        { type: 'button', class: 'go', tabindex: -1, data: { claim: claim.id }, 'aria-label': t('claims.go', { number, who: whoOf(claim) }) },
        number,
      ),
    ),
    cell('who', h('span', { class: 'who' }, whoOf(claim)), ' ', badge('source', sourceKindOf(claim)), now().changed.includes(claim.id) && [' ', h('span', { class: 'badge changed' }, t('correct.changed'))]),
    cell('says', ...says(claim)),
    cell('what', h('q', {}, contentOf(claim)), parent(claim, analysis)),
    cell('via', claim.via.length ? h('ul', { class: 'plain' }, ...claim.via.map((via) => h('li', {}, viaName(via)))) : nothing()),
    cell('sure', badge('certainty', claim.certainty), ...hedges(claim)),
    cell('status', ...status(claim, analysis)),
    cell('when', ...when(claim, analysis)),
    cell('numbers', ...numbers(claim, analysis)),
    cell(
      'proof',
      h(
        'button',
        {
          type: 'button',
          class: 'proof-toggle',
          'aria-expanded': String(proof.open),
          'aria-label': t('claims.proof', { number }),
          title: t('claims.proof', { number }),
          on: { click: () => proof.toggle(claim.id) },
        },
        h('span', { 'aria-hidden': true, class: 'sign' }),
      ),
    ),
  );
}

const nothing = () => h('span', { class: 'nothing', 'aria-label': t('claims.nothing') }, '–');

/** @param {Claim} claim */
function says(claim) {
  const parts = [];
  if (claim.cue) parts.push(h('span', { class: 'cue' }, claim.cue.text), ' ');
  // A plain statement with its verb beside it needs no label that says the same.
  if (!claim.cue || claim.stance !== 'asserts') parts.push(badge('stance', claim.stance));
  if (claim.negated && claim.stance === 'asserts') parts.push(' ', h('span', { class: 'badge negated' }, t('claims.negated')));
  if (claim.medium) parts.push(' ', h('span', { class: 'small' }, claim.medium.text));
  if (claim.addressee) parts.push(' ', h('span', { class: 'small' }, claim.addressee.text));
  return parts;
}

/** @param {Claim} claim @param {Analysis} analysis */
function parent(claim, analysis) {
  const outer = claim.parent === null ? undefined : analysis.claims[claim.parent];
  return outer && h('span', { class: 'small inside' }, t('claims.inside', { number: labelOf(outer.id), who: whoOf(outer) }));
}

/** @param {Claim} claim */
const hedges = (claim) =>
  claim.hedges.length ? [' ', h('span', { class: 'small words' }, claim.hedges.map(({ text }) => `“${text}”`).join(', '))] : [];

/** @param {Claim} claim @param {Analysis} analysis */
function status(claim, analysis) {
  const line = (/** @type {string} */ key, /** @type {number[]} */ ids) =>
    ids.map((id) => {
      const answer = analysis.claims[id];
      return (
        answer &&
        h(
          'button',
          { type: 'button', class: `status ${key}`, on: { click: () => goToClaim(id) } },
          t(`status.${key}_by`, { who: whoOf(answer), number: labelOf(id) }),
        )
      );
    });
  const parts = [
    ...line('confirmed', claim.status.confirmed_by),
    ...line('denied', claim.status.denied_by),
    ...line('unconfirmed', claim.status.unconfirmed_by),
    ...claim.about.map((id) => h('button', { type: 'button', class: 'status answers', on: { click: () => goToClaim(id) } }, t('status.answers', { number: labelOf(id) }))),
  ];
  return parts.length ? parts : [nothing()];
}

/** @param {Claim} claim @param {Analysis} analysis */
function when(claim, analysis) {
  const parts = [];
  if (claim.time) {
    const { start, end, text } = claim.time;
    const time = analysis.times.find((time) => time.start < end && time.end > start);
    parts.push(h('span', { class: 'said' }, t('claims.said', { when: text })), small(time && moment(time)));
  }
  for (const index of claim.times) {
    const time = analysis.times[index];
    if (time) parts.push(h('span', { class: 'happened' }, time.text), small(moment(time)));
  }
  return parts.length ? parts : [nothing()];
}

/** @param {string | undefined} text */
const small = (text) => text && h('span', { class: 'small' }, text);

/** @param {Claim} claim @param {Analysis} analysis */
function numbers(claim, analysis) {
  const parts = claim.quantities.map((index) => {
    const quantity = analysis.quantities[index];
    return quantity && h('span', { class: 'amount' }, amount(quantity), ' ', h('span', { class: 'small' }, counted(quantity)));
  });
  return parts.length ? parts : [nothing()];
}

/** Selects a claim and shows where it stands in the text. @param {number} id */
export function goToClaim(id) {
  update({ selected: { claim: id } });
  reveal({ claim: id });
}

/**
 * The row under a claim that says why: which rule, on which words, and how sure the engine is, apart from how sure the text is.
 * @param {Claim} claim
 * @param {import('../dom.js').Child} tools
 */
export function proofRow(claim, tools) {
  const evidence = claim.evidence.map(({ rule, spans, score }) =>
    h(
      'li',
      { data: { rule } },
      h('strong', {}, ruleName(rule)),
      spans.length ? h('span', { class: 'on-words' }, t('proof.words'), ' ', spans.map((span, index) => [index ? ' · ' : '', passage(span, { claim: claim.id })])) : null,
      h('span', { class: 'engine-sure' }, score === null ? t('proof.rule_without_score') : [t('proof.score'), ' ', meter(score), ' ', percent(score)]),
    ),
  );
  const text = [t(`certainty.${claim.certainty}.long`)];
  if (claim.hedges.length) text.push(t('proof.hedges', { words: claim.hedges.map((hedge) => `“${hedge.text}”`).join(', ') }));
  return h(
    'tr',
    { role: 'row', class: 'proof', data: { proof: claim.id } },
    h(
      'td',
      { role: 'cell', colspan: 10 },
      h(
        'div',
        { class: 'proof-body' },
        h('section', {}, h('h3', {}, t('proof.engine')), evidence.length ? h('ul', { class: 'plain' }, evidence) : h('p', {}, t('proof.none'))),
        h('section', {}, h('h3', {}, t('proof.text')), h('p', {}, text.join(' ')), h('p', { class: 'small' }, t('proof.no_verdict'))),
        tools,
      ),
    ),
  );
}

/** @param {number} score */
const meter = (score) => h('meter', { min: 0, max: 1, value: score, 'aria-label': t('proof.score') });
