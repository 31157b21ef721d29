// Draws one block of text with its marks, and remembers how it was drawn so that an unchanged block is kept.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { treeOf } from './marks.js';

/**
 * @typedef {import('./marks.js').Mark} Mark
 * @typedef {import('./marks.js').Branch} Branch
 */

/**
 * What a block looks like, as a key: two blocks of one key are drawn alike.
 * @param {string} text
 * @param {{start: number, end: number}} block
 * @param {Mark[]} marks
 */
export function keyOf(text, block, marks) {
  const spans = marks.map((mark) => `${mark.start - block.start},${mark.end - block.start},${mark.kind},${mark.layer},${mark.id}${mark.silent ? 's' : ''}${mark.first ? mark.label : ''}`);
  return `${text.slice(block.start, block.end)}\n${spans.join(';')}`;
}

/**
 * The block's text with nested <mark> elements.
 * @param {string} text
 * @param {{start: number, end: number}} block
 * @param {Mark[]} marks
 * @param {boolean} handles whether each claim gets its numbered button (in reading; in writing they would move the text)
 * @returns {DocumentFragment}
 */
export function draw(text, block, marks, handles) {
  const fragment = document.createDocumentFragment();
  drawInto(fragment, treeOf(marks, block.start, block.end), block.start, block.end, text, handles);
  return fragment;
}

/**
 * @param {Node} parent
 * @param {Branch[]} branches
 * @param {number} start
 * @param {number} end
 * @param {string} text
 * @param {boolean} handles
 */
function drawInto(parent, branches, start, end, text, handles) {
  let at = start;
  for (const branch of branches) {
    if (branch.start > at) parent.appendChild(document.createTextNode(text.slice(at, branch.start)));
    const { mark } = branch;
    const classes = [`mark-${mark.kind}`, mark.layer, branch.head && 'head', branch.tail && 'tail', mark.silent && 'silent'];
    const element = h('mark', { class: classes.filter(Boolean).join(' '), data: { kind: mark.kind, id: mark.id, layer: mark.layer } });
    if (handles && mark.kind === 'content' && mark.first && branch.head) element.appendChild(handle(mark));
    drawInto(element, branch.children, branch.start, branch.end, text, handles);
    parent.appendChild(element);
    at = branch.end;
  }
  if (end > at) parent.appendChild(document.createTextNode(text.slice(at, end)));
}

/** The claim's number in the text: where the keyboard and a screen reader meet it. @param {Mark} mark */
function handle(mark) {
  const number = mark.label ?? '';
  const width = ['', '', 'two', 'three'][number.length] ?? 'three';
  return h(
    'button',
    { type: 'button', class: ['handle', mark.silent ? 'silent' : width].filter(Boolean).join(' '), tabindex: -1, data: { claim: mark.id }, 'aria-label': t('text.handle', { number }) },
    h('span', { 'aria-hidden': true, data: { number } }),
  );
}
