// The tools to put the engine right: in the proof of a claim, under a name, and the list of what was put right.

import { addClaim, merge, notAClaim, redo, remove, restore, setSource, setStance, setType, split, undo } from '../corrections.js';
import { byId, fill, h } from '../dom.js';
import { t } from '../i18n.js';
import { now, on } from '../store.js';
import { around, onEntity } from './entities.js';
import { onProof } from './claims.js';
import { selectedStretch } from './text.js';
import { contentOf } from './words.js';

/**
 * @typedef {import('../types/analysis').AnalysisClaim} Claim
 * @typedef {import('../types/analysis').AnalysisEntity} Entity
 * @typedef {import('../types/analysis').Correction} Correction
 */

/** @type {import('../types/analysis').Stance[]} */
const STANCES = ['asserts', 'confirms', 'denies', 'unconfirmed', 'undisclosed', 'expects', 'demands', 'accuses', 'intends', 'asks'];
/** @type {import('../types/analysis').EntityType[]} */
const TYPES = ['PER', 'ORG', 'LOC', 'MISC'];

/** What was last selected in the text: choosing from a list takes the selection away in some browsers. @type {{start: number, end: number, of: string} | null} */
let remembered = null;

/** @returns {{start: number, end: number, text: string} | null} */
function selected() {
  const { text } = now();
  const stretch = selectedStretch() ?? (remembered?.of === text ? remembered : null);
  return stretch && { start: stretch.start, end: stretch.end, text: text.slice(stretch.start, stretch.end) };
}

export function setUpCorrections() {
  onProof(claimTools);
  onEntity(entityTools);
  byId('undo').addEventListener('click', undo);
  byId('redo').addEventListener('click', redo);
  byId('add-claim').addEventListener('click', () => {
    const stretch = selected();
    if (stretch) addClaim(stretch);
    remembered = null;
  });
  document.addEventListener('selectionchange', () => {
    const stretch = selectedStretch();
    if (stretch) remembered = { ...stretch, of: now().text };
    byId('add-claim', HTMLButtonElement).disabled = stretch === null;
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('textarea, input:not([type="checkbox"])');
    if (typing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const again = key === 'y' || (key === 'z' && event.shiftKey);
    if (!again && key !== 'z') return;
    event.preventDefault();
    again ? redo() : undo();
  });
  on(['corrections', 'undone', 'analysis', 'locale'], list);
}

// ---- a claim

/** @param {Claim} claim */
function claimTools(claim) {
  const id = claim.id;
  const touched = now().changed.includes(id);
  return h(
    'section',
    { class: 'correct' },
    h('h3', {}, t('correct.title'), touched && [' ', h('span', { class: 'badge changed' }, t('correct.changed'))]),
    h('div', { class: 'tools-row' }, sourceTool(claim), stanceTool(claim)),
    h(
      'div',
      { class: 'tools-row' },
      h('button', { type: 'button', class: 'quiet', data: { key: `drop-${id}` }, on: { click: () => notAClaim(id) } }, t('correct.not_a_claim')),
      touched && id < now().keys.length && h('button', { type: 'button', class: 'quiet', data: { key: `restore-${id}` }, on: { click: () => restore(id) } }, t('correct.restore')),
    ),
  );
}

/** @param {Claim} claim */
function sourceTool(claim) {
  const { analysis } = now();
  const people = (analysis?.entities ?? []).filter(({ mentions }) => mentions.length);
  const current = claim.source ? (claim.source.entity !== null ? String(claim.source.entity) : 'same') : 'none';
  const select = h(
    'select',
    { data: { key: `source-${claim.id}` } },
    current === 'same' ? h('option', { value: 'same' }, claim.source?.name ?? '') : null,
    h('option', { value: 'none' }, t('source.none')),
    h('option', { value: 'selection' }, t('correct.selection')),
    people.map((entity) => h('option', { value: entity.id }, entity.name)),
  );
  select.value = current;
  select.addEventListener('change', () => {
    if (select.value === 'none') return setSource(claim.id, null, null);
    if (select.value === 'selection') {
      const stretch = selected();
      if (stretch) return setSource(claim.id, stretch, null);
      select.value = current;
      hint.hidden = false;
      return;
    }
    const entity = analysis?.entities[Number(select.value)];
    const mention = entity && nearest(entity, claim);
    if (entity && mention) setSource(claim.id, { start: mention.start, end: mention.end, text: mention.text }, entity.name);
  });
  const hint = h('span', { class: 'small', role: 'status', hidden: true }, t('correct.select_first'));
  return h('label', { class: 'field' }, h('span', {}, t('correct.source')), select, hint);
}

/** The mention that stands nearest to a claim. @param {Entity} entity @param {Claim} claim */
function nearest(entity, claim) {
  const place = claim.cue?.start ?? claim.content[0]?.start ?? 0;
  return [...entity.mentions].sort((a, b) => Math.abs(a.start - place) - Math.abs(b.start - place))[0];
}

/** @param {Claim} claim */
function stanceTool(claim) {
  const select = h('select', { data: { key: `stance-${claim.id}` } }, STANCES.map((stance) => h('option', { value: stance }, t(`stance.${stance}`))));
  select.value = claim.stance;
  select.addEventListener('change', () => setStance(claim.id, /** @type {any} */ (select.value)));
  return h('label', { class: 'field' }, h('span', {}, t('correct.stance')), select);
}

// ---- a name

/** @param {Entity} entity */
function entityTools(entity) {
  if (entity.id >= now().entityKeys.length) return null;
  const type = h('select', { data: { key: `type-${entity.id}` } }, TYPES.map((code) => h('option', { value: code }, t(`type.${code}`))));
  type.value = entity.type;
  type.addEventListener('change', () => setType(entity.id, /** @type {any} */ (type.value)));
  const others = (now().analysis?.entities ?? []).filter(({ id, mentions }) => id !== entity.id && mentions.length && id < now().entityKeys.length);
  const into = h('select', { data: { key: `merge-${entity.id}` } }, h('option', { value: '' }, t('correct.choose')), others.map(({ id, name }) => h('option', { value: id }, name)));
  into.addEventListener('change', () => into.value && merge(entity.id, Number(into.value)));
  return h(
    'details',
    { class: 'entity-tools' },
    h('summary', { 'aria-label': t('correct.entity', { name: entity.name }) }, t('correct.title')),
    h('label', { class: 'field' }, h('span', {}, t('correct.type')), type),
    others.length > 0 && h('label', { class: 'field' }, h('span', {}, t('correct.merge')), into),
    entity.mentions.length > 1 && splitTool(entity),
  );
}

/** @param {Entity} entity */
function splitTool(entity) {
  const boxes = entity.mentions.map((mention) => ({ mention, box: h('input', { type: 'checkbox' }) }));
  const name = h('input', { type: 'text', autocomplete: 'off' });
  const button = h('button', { type: 'button', class: 'quiet', disabled: true }, t('correct.split_do'));
  const chosen = () => boxes.filter(({ box }) => box.checked).map(({ mention }) => mention);
  for (const { box, mention } of boxes)
    box.addEventListener('change', () => {
      button.disabled = chosen().length === 0 || chosen().length === boxes.length;
      if (box.checked && !name.value) name.value = mention.text;
    });
  button.addEventListener('click', () => split(entity.id, chosen().map(({ start }) => start), name.value.trim() || (chosen()[0]?.text ?? '')));
  return h(
    'details',
    { class: 'split' },
    h('summary', {}, t('correct.split')),
    h('ul', { class: 'plain' }, boxes.map(({ mention, box }) => h('li', {}, h('label', { class: 'check' }, box, h('span', {}, around(mention)))))),
    h('label', { class: 'field' }, h('span', {}, t('correct.split_name')), name),
    button,
  );
}

// ---- what was put right

function list() {
  const { corrections, undone, lost } = now();
  byId('undo', HTMLButtonElement).disabled = !corrections.length;
  byId('redo', HTMLButtonElement).disabled = !undone.length;
  byId('corrections').hidden = !corrections.length && !undone.length;
  byId('corrections-title').textContent = t('correct.list', { n: corrections.length });
  fill(
    byId('corrections-list'),
    corrections.map((correction, index) =>
      h(
        'li',
        { class: lost.includes(index) ? 'lost' : null },
        h('span', {}, inWords(correction), lost.includes(index) && [' ', h('span', { class: 'small' }, t('correct.lost'))]),
        ' ',
        h('button', { type: 'button', class: 'link', 'aria-label': t('correct.take_back', { what: inWords(correction) }), on: { click: () => remove(index) } }, t('correct.remove')),
      ),
    ),
  );
}

/** @param {Correction} correction @returns {string} */
function inWords(correction) {
  const about = 'claim' in correction ? quote(correction.claim) : '';
  switch (correction.kind) {
    case 'source':
      return t('correct.did_source', { what: about, who: correction.name ?? correction.source?.text ?? t('source.none') });
    case 'stance':
      return t('correct.did_stance', { what: about, stance: t(`stance.${correction.stance}`) });
    case 'not_a_claim':
      return t('correct.did_drop', { what: about });
    case 'add_claim':
      return t('correct.did_add', { what: short(correction.content.text) });
    case 'entity_type':
      return t('correct.did_type', { who: correction.entity.name, type: t(`type.${correction.type}`) });
    case 'merge':
      return t('correct.did_merge', { who: correction.from.name, into: correction.into.name });
    case 'split':
      return t('correct.did_split', { who: correction.entity.name, name: correction.name });
  }
}

/** @param {import('../types/analysis').ClaimKey} key */
function quote(key) {
  const id = now().keys.findIndex((other) => other.cue === key.cue && other.source === key.source && other.content === key.content);
  const claim = now().analysis?.claims[id];
  return claim ? short(contentOf(claim)) : short(now().text.slice(key.content, key.content + 60));
}

/** @param {string} text */
const short = (text) => (text.length > 48 ? `${text.slice(0, 47).trimEnd()}…` : text);

