// The text pane: a sheet to write on with highlights behind the letters, and the same text to read with real marks.

import { byId, h, motion } from '../dom.js';
import { t } from '../i18n.js';
import { choices, choose } from '../keep.js';
import { explained, figure } from './meaning.js';
import { now, on, update } from '../store.js';
import { draw, keyOf } from '../text/block.js';
import { byBlock, editBetween, LAYERS, marksOf, shift } from '../text/marks.js';

/**
 * @typedef {import('../text/marks.js').Mark} Mark
 * @typedef {{start: number, end: number, kind: string}} Block
 * @typedef {{key: string, block: Block, element: HTMLElement}} Drawn
 */

/** From this length on (UTF-16 units) the sheet scrolls by itself and shows no highlights while typing. */
const LONG = 120_000;
/** Letters without a space for longer than any word: browsers need seconds to find where such a line may break, unless it may break anywhere. */
const DENSE = /\S{2000}/;
/** How long one slice of drawing may take, milliseconds; the rest waits for the next. */
const SLICE = 12;

const input = () => byId('input', HTMLTextAreaElement);
/** @type {Mark[]} marks on the text as it stands now */
let marks = [];
/** The text that `marks` lie on. */
let marked = '';
/** Layers that the legend has switched off. @type {Set<string>} */
const hidden = new Set();
/** @type {{write: Drawn[], read: Drawn[]}} */
const drawn = { write: [], read: [] };
let drawing = 0;

/** @param {{ontext: (text: string, pasted: boolean) => void}} listeners `pasted`: whether it came as a whole, onto an empty sheet */
export function setUpText({ ontext }) {
  for (const layer of LAYERS) if (choices()['hidden']?.includes?.(layer)) hidden.add(layer);
  byId('sheet').dataset['hide'] = [...hidden].join(' ');
  legend();
  byId('mode-read').addEventListener('click', () => setMode('read'));
  byId('mode-write').addEventListener('click', () => setMode('write'));
  input().addEventListener('input', (event) => {
    const empty = now().text.trim() === '';
    const { inputType = '' } = /** @type {InputEvent} */ (event);
    follow(input().value);
    ontext(input().value, empty && /^insertFrom(Paste|Drop|Yank)/.test(inputType));
  });
  document.addEventListener('selectionchange', caretMoved);
  on(['text'], () => {
    if (input().value !== now().text) input().value = now().text;
    follow(now().text);
  });
  on(['analysis'], () => {
    const { analysis, text, dropped, changed } = now();
    marks = analysis ? marksOf(analysis, dropped, changed) : [];
    marked = text;
    render();
  });
  on(['mode'], render);
  on(['locale'], () => {
    drawn.read = [];
    byId('reading').replaceChildren();
    render();
  });
  on(['selected'], () => light('on', now().selected));
  on(['hovered'], () => light('hot', now().hovered));
  on(['locale'], legend);
  links(byId('reading'));
  byId('sheet').addEventListener('keydown', (event) => event.key === 'Escape' && goBack(event));
  addEventListener('beforeprint', () => now().analysis && setMode('read'));
}

/** Moves the marks along with an edit, at once, before the engine has seen it. @param {string} text */
function follow(text) {
  if (text === marked) return;
  marks = marks.length ? shift(marks, editBetween(marked, text)) : [];
  marked = text;
  render();
}

/** @param {'read' | 'write'} mode */
export function setMode(mode) {
  if (mode === now().mode) return;
  const at = now().selected;
  update({ mode });
  if (mode === 'write') input().focus({ preventScroll: true });
  // At the start nobody has put the focus anywhere, and it stays so.
  else if (document.activeElement !== document.body) byId('reading').focus({ preventScroll: true });
  if (Object.keys(at).length) reveal(at);
}

function render() {
  const { mode, text, analysis } = now();
  const reading = mode === 'read' && text.trim() !== '';
  byId('mode-read').setAttribute('aria-pressed', String(mode === 'read'));
  byId('mode-write').setAttribute('aria-pressed', String(mode === 'write'));
  byId('writing').hidden = reading;
  byId('reading').hidden = !reading;
  const long = marked.length > LONG;
  byId('writing').classList.toggle('long', long);
  byId('sheet').classList.toggle('dense', DENSE.test(marked));
  if (reading) paint('read', byId('reading'), now().stale || !analysis ? guessed(marked) : analysis.paragraphs);
  else paint('write', byId('backdrop'), long ? [] : lines(marked));
}

/** @param {string} text @returns {Block[]} */
function lines(text) {
  const found = [];
  let start = 0;
  for (const line of text.split('\n')) {
    found.push({ start, end: start + line.length, kind: 'line' });
    start += line.length + 1;
  }
  return found;
}

/** Paragraphs as they probably are, to be read until the engine has answered. @param {string} text @returns {Block[]} */
const guessed = (text) =>
  lines(text)
    .filter(({ start, end }) => text.slice(start, end).trim())
    .map((line, index, { length }) => ({ ...line, kind: index === 0 && length > 1 && line.end - line.start < 120 && !/[.…]\s*$/.test(text.slice(line.start, line.end)) ? 'headline' : 'body' }));

const TAGS = /** @type {Record<string, string>} */ ({ headline: 'h3', quote: 'blockquote', line: 'div' });

/**
 * Draws the blocks into a pane, keeping those that are drawn already; what does not fit one slice comes in later ones.
 * @param {'write' | 'read'} pane
 * @param {HTMLElement} root
 * @param {Block[]} blocks
 */
function paint(pane, root, blocks) {
  const turn = ++drawing;
  const text = marked;
  const marksHere = byBlock(blocks, marks);
  const keys = blocks.map((block, index) => keyOf(text, block, marksHere[index] ?? []) + block.kind);
  const old = drawn[pane];
  let head = 0;
  while (head < old.length && head < keys.length && old[head]?.key === keys[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < keys.length - head && old[old.length - 1 - tail]?.key === keys[keys.length - 1 - tail]) tail++;
  for (const { element } of old.slice(head, old.length - tail)) element.remove();
  const before = old.slice(0, head);
  const after = old.slice(old.length - tail);
  const anchor = after[0]?.element ?? null;
  const last = keys.length - tail;
  const keep = (/** @type {Drawn[]} */ list, /** @type {number} */ from) =>
    list.forEach((item, index) => (item.block = /** @type {Block} */ (blocks[from + index])));
  keep(before, 0);
  keep(after, last);
  let index = head;
  const slice = () => {
    if (turn !== drawing) return;
    const begun = performance.now();
    const fragment = document.createDocumentFragment();
    while (index < last && (index - head < 40 || performance.now() - begun < SLICE)) {
      const block = /** @type {Block} */ (blocks[index]);
      const element = h(TAGS[block.kind] ?? 'p', { class: `block ${block.kind}` }, draw(text, block, marksHere[index] ?? [], pane === 'read'));
      if (pane === 'write' && block.start === block.end) element.appendChild(document.createElement('br'));
      fragment.appendChild(element);
      before.push({ key: keys[index] ?? '', block, element });
      index++;
    }
    root.insertBefore(fragment, anchor);
    // What is listed is what stands there, also when a newer text breaks in between two slices.
    drawn[pane] = [...before, ...after];
    if (index < last) setTimeout(slice);
    else finish(root);
  };
  slice();
}

/** @param {HTMLElement} root */
function finish(root) {
  const handle = root.querySelector('.handle');
  handle?.setAttribute('tabindex', '0');
  light('on', now().selected);
}

// ---- linked with the other panes

/** @param {import('../store.js').Thing} thing */
const selectorOf = (thing) =>
  thing.claim !== undefined
    ? `mark.claim[data-id="${thing.claim}"]`
    : thing.entity !== undefined
      ? `mark[data-kind="entity"][data-id="${thing.entity}"]`
      : thing.time !== undefined
        ? `mark[data-kind="time"][data-id="${thing.time}"]`
        : thing.quantity !== undefined
          ? `mark[data-kind="quantity"][data-id="${thing.quantity}"]`
          : '';

/** @param {'on' | 'hot'} name @param {import('../store.js').Thing} thing */
function light(name, thing) {
  const root = byId('sheet');
  for (const element of root.querySelectorAll(`mark.${name}`)) element.classList.remove(name);
  const selector = selectorOf(thing);
  if (selector) for (const element of root.querySelectorAll(selector)) element.classList.add(name);
}

/** Where a thing stands in the text. @param {import('../store.js').Thing} thing @returns {{start: number, end: number} | undefined} */
function placeOf(thing) {
  const { analysis } = now();
  if (!analysis) return undefined;
  if (thing.claim !== undefined) return analysis.claims[thing.claim]?.content[0] ?? analysis.claims[thing.claim]?.cue ?? undefined;
  if (thing.entity !== undefined) return analysis.entities[thing.entity]?.mentions[0];
  if (thing.time !== undefined) return analysis.times[thing.time];
  if (thing.quantity !== undefined) return analysis.quantities[thing.quantity];
  return undefined;
}

/** From where the keyboard came into the text. @type {HTMLElement | null} */
let cameFrom = null;

/** Escape leads back to where the keyboard came from, else to the row of the claim. @param {KeyboardEvent} event */
function goBack(event) {
  const { selected } = now();
  if (cameFrom?.isConnected) {
    document.body.dataset['pane'] = 'views';
    cameFrom.focus();
  } else if (selected.claim !== undefined && now().analysis) openThing(selected, { focus: true });
  else return;
  event.preventDefault();
  cameFrom = null;
}

/**
 * Brings a thing's passage into sight; with `focus` the keyboard goes there too.
 * @param {import('../store.js').Thing} thing
 * @param {{focus?: boolean, place?: {start: number, end: number}}} [how]
 */
export function reveal(thing, { focus = false, place } = {}) {
  const from = document.activeElement;
  // A row of the table is found again by its claim, also when it was drawn anew.
  cameFrom = focus && from instanceof HTMLElement && byId('views').contains(from) && !from.matches('.go') ? from : null;
  document.body.dataset['pane'] = 'text';
  const spot = place ?? placeOf(thing);
  if (now().mode === 'write' && spot && focus) {
    input().focus({ preventScroll: true });
    input().setSelectionRange(spot.start, spot.end);
  }
  const pane = now().mode === 'write' ? drawn.write : drawn.read;
  const block = spot && pane.find(({ block }) => block.start <= spot.start && spot.start <= block.end);
  const root = block?.element ?? byId('sheet');
  const element = place && block ? markAt(block, place.start) : root.querySelector(selectorOf(thing) || 'mark');
  (element ?? block?.element)?.scrollIntoView({ block: 'center', behavior: motion() });
  if (focus && now().mode === 'read') {
    const handle = thing.claim !== undefined && byId('reading').querySelector(`.handle[data-claim="${thing.claim}"]`);
    if (handle instanceof HTMLElement) focusHandle(handle, false);
    else byId('reading').focus({ preventScroll: true });
  }
}

/** The innermost mark at a place. @param {Drawn} drawn @param {number} at */
function markAt({ block, element }, at) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = block.start;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    passed += node.nodeValue?.length ?? 0;
    if (passed > at) return node.parentElement;
  }
  return null;
}

/** What an element of the text stands for: the smallest mark that is not switched off. @param {EventTarget | null} target @returns {import('../store.js').Thing} */
function thingAt(target) {
  if (!(target instanceof Element)) return {};
  const handle = target.closest('.handle');
  if (handle instanceof HTMLElement) return { claim: Number(handle.dataset['claim']) };
  for (let mark = target.closest('mark'); mark; mark = mark.parentElement?.closest('mark') ?? null) {
    const { kind, id, layer } = mark.dataset;
    if (hidden.has(layer ?? '') || (mark.classList.contains('silent') && !byId('sheet').classList.contains('own-voice'))) continue;
    if (kind === 'entity') return { entity: Number(id) };
    if (kind === 'time') return { time: Number(id) };
    if (kind === 'quantity') return { quantity: Number(id) };
    return { claim: Number(id) };
  }
  return {};
}

/** Says on hover what a time or a number comes to. @param {EventTarget | null} target @param {import('../store.js').Thing} thing */
function explain(target, { time, quantity }) {
  const { analysis } = now();
  const mark = target instanceof Element ? target.closest('mark') : null;
  if (!(mark instanceof HTMLElement) || !analysis) return;
  const [when, many] = [analysis.times[time ?? -1], analysis.quantities[quantity ?? -1]];
  if (when) mark.title = explained(when, analysis);
  else if (many) mark.title = figure(many, analysis);
}

/** The claim around an element, if any. @param {EventTarget | null} target */
function claimAround(target) {
  const mark = target instanceof Element ? target.closest('mark.claim:not(.silent)') : null;
  return mark instanceof HTMLElement && !hidden.has('claim') ? Number(mark.dataset['id']) : undefined;
}

/** @type {(thing: import('../store.js').Thing, how: {focus: boolean}) => void} */
let openThing = () => {};
/** What happens when a thing in the text is opened. @param {typeof openThing} listener */
export const onOpen = (listener) => void (openThing = listener);

/** @param {HTMLElement} root */
function links(root) {
  root.addEventListener('pointerover', (event) => {
    const thing = thingAt(event.target);
    explain(event.target, thing);
    // A name inside a claim lights up with the claim.
    const claim = thing.claim ?? claimAround(event.target);
    update({ hovered: claim === undefined ? thing : { claim } });
  });
  root.addEventListener('pointerleave', () => update({ hovered: {} }));
  root.addEventListener('click', (event) => {
    if (!getSelection()?.isCollapsed) return;
    const thing = thingAt(event.target);
    update({ selected: thing });
    if (Object.keys(thing).length) openThing(thing, { focus: event.target instanceof Element && event.target.closest('.handle') !== null });
  });
  root.addEventListener('focusin', (event) => {
    const handle = event.target instanceof Element ? event.target.closest('.handle') : null;
    if (handle instanceof HTMLElement) update({ selected: { claim: Number(handle.dataset['claim']) } });
  });
  root.addEventListener('keydown', (event) => {
    const handles = [...root.querySelectorAll('.handle')].filter((element) => element instanceof HTMLElement && element.offsetParent !== null);
    const at = document.activeElement ? handles.indexOf(document.activeElement) : -1;
    const go = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: handles.length - 1 }[event.key];
    if (go === undefined || (at < 0 && document.activeElement !== root)) return;
    const next = handles[Math.max(0, Math.min(handles.length - 1, go))];
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    focusHandle(next, true);
  });
}

/** @param {HTMLElement} handle @param {boolean} scroll */
function focusHandle(handle, scroll) {
  for (const other of byId('reading').querySelectorAll('.handle[tabindex="0"]')) other.setAttribute('tabindex', '-1');
  handle.setAttribute('tabindex', '0');
  handle.focus({ preventScroll: true });
  if (scroll) handle.scrollIntoView({ block: 'nearest', behavior: motion() });
}

/** While writing, the claim in which the caret stands is the selected one. */
function caretMoved() {
  if (now().mode !== 'write' || document.activeElement !== input()) return;
  const { selectionStart } = input();
  let best;
  for (const mark of marks) {
    if (mark.start > selectionStart) break;
    if (mark.layer !== 'claim' || mark.silent || mark.end < selectionStart) continue;
    if (!best || mark.end - mark.start <= best.end - best.start) best = mark;
  }
  if (best?.id !== now().selected.claim) update({ selected: best ? { claim: best.id } : {} });
}

/**
 * The stretch of text that the reader has selected, in units of the text.
 * @returns {{start: number, end: number} | null}
 */
export function selectedStretch() {
  if (now().mode === 'write') {
    const { selectionStart: start, selectionEnd: end } = input();
    return end > start ? { start, end } : null;
  }
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start !== null && end !== null && end > start ? { start, end } : null;
}

/** @param {Node} node @param {number} offset @returns {number | null} */
function offsetOf(node, offset) {
  const found = drawn.read.find(({ element }) => element === node || element.contains(node));
  if (!found) return null;
  const range = document.createRange();
  range.setStart(found.element, 0);
  range.setEnd(node, offset);
  return found.block.start + range.toString().length;
}

// ---- the legend, which is also the switches

function legend() {
  const root = byId('legend');
  root.replaceChildren(
    ...LAYERS.map((layer) =>
      h(
        'button',
        {
          type: 'button',
          class: `switch ${layer}`,
          'aria-pressed': String(!hidden.has(layer)),
          on: {
            click: (/** @type {Event} */ event) => {
              hidden.has(layer) ? hidden.delete(layer) : hidden.add(layer);
              /** @type {Element} */ (event.currentTarget).setAttribute('aria-pressed', String(!hidden.has(layer)));
              byId('sheet').dataset['hide'] = [...hidden].join(' ');
              choose({ hidden: [...hidden] });
            },
          },
        },
        h('span', { class: 'sample' }, t(`layer.${layer}`)),
      ),
    ),
  );
}
