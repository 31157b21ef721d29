// From an analysis to marks on the text: flat spans, then a tree for each block, smallest innermost.

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {'content' | 'source' | 'cue' | 'via' | 'hedge' | 'entity' | 'time' | 'quantity'} MarkKind
 * @typedef {object} Mark
 * @property {number} start
 * @property {number} end
 * @property {MarkKind} kind
 * @property {string} layer which switch of the legend it hangs on
 * @property {number} id claim, entity, time or quantity, by kind
 * @property {boolean} [first] whether it opens its claim
 * @property {string} [label] what its claim is called
 * @property {boolean} [silent] whether it belongs to the article's own voice
 * @typedef {{mark: Mark, start: number, end: number, head: boolean, tail: boolean, children: Branch[]}} Branch
 */

/** The layers of the legend, in its order. */
export const LAYERS = ['claim', 'per', 'org', 'loc', 'misc', 'time', 'quantity'];

/** Outermost first where two marks are equally long. @type {MarkKind[]} */
const RANK = ['content', 'source', 'via', 'hedge', 'cue', 'entity', 'time', 'quantity'];

/**
 * All marks of an analysis, by start.
 * @param {Analysis} analysis
 * @param {number[]} [dropped] claims that the reader said are none
 * @param {number[]} [changed] claims that the reader changed or added
 * @returns {Mark[]}
 */
export function marksOf(analysis, dropped = [], changed = []) {
  /** @type {Mark[]} */
  const marks = [];
  const labels = labelsOf(analysis, changed);
  for (const claim of analysis.claims) {
    if (dropped.includes(claim.id)) continue;
    const label = labels[claim.id] ?? '';
    const silent = isOwnVoice(claim, changed);
    const add = (/** @type {{start: number, end: number} | null} */ span, /** @type {MarkKind} */ kind, first = false) =>
      span && span.end > span.start && marks.push({ start: span.start, end: span.end, kind, layer: 'claim', id: claim.id, label, first, silent });
    claim.content.forEach((span, index) => add(span, 'content', index === 0));
    if (silent) continue;
    add(claim.source, 'source');
    add(claim.cue, 'cue');
    for (const via of claim.via) add(via, 'via');
    for (const hedge of claim.hedges) add(hedge, 'hedge');
  }
  for (const entity of analysis.entities)
    for (const { start, end } of entity.mentions) marks.push({ start, end, kind: 'entity', layer: entity.type.toLowerCase(), id: entity.id });
  analysis.times.forEach(({ start, end }, id) => marks.push({ start, end, kind: 'time', layer: 'time', id }));
  analysis.quantities.forEach(({ start, end }, id) => marks.push({ start, end, kind: 'quantity', layer: 'quantity', id }));
  return marks.sort(outerFirst);
}

/** @param {Mark} a @param {Mark} b */
const outerFirst = (a, b) => a.start - b.start || b.end - a.end || RANK.indexOf(a.kind) - RANK.indexOf(b.kind) || a.id - b.id;

/**
 * Marks after an edit of the text, until the engine has answered for the new one: those before stay, those behind move,
 * those that the edit touched grow, shrink or go.
 * @param {Mark[]} marks
 * @param {{start: number, removed: number, added: number}} edit
 * @returns {Mark[]}
 */
export function shift(marks, edit) {
  return marks.map((mark) => ({ ...mark, start: moved(mark.start, edit, false), end: moved(mark.end, edit, true) })).filter((mark) => mark.end > mark.start);
}

/** Where a place of the text is after an edit. @param {number} at @param {{start: number, removed: number, added: number}} edit @param {boolean} isEnd whether something ends there */
export function moved(at, { start, removed, added }, isEnd) {
  if (at < start || (at === start && isEnd)) return at;
  if (at >= start + removed) return at + added - removed;
  return isEnd ? start : start + added;
}

/**
 * The one edit between two texts: what lies between their common start and their common end.
 * @param {string} before
 * @param {string} after
 */
export function editBetween(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < most - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { start, removed: before.length - start - tail, added: after.length - start - tail };
}

/**
 * The marks inside a block as a tree; where two overlap only in part, the later one is cut in two.
 * @param {Mark[]} marks sorted by start
 * @param {number} start
 * @param {number} end
 * @returns {Branch[]}
 */
export function treeOf(marks, start, end) {
  /** @type {Branch} */
  const root = { mark: /** @type {any} */ (null), start, end, head: true, tail: true, children: [] };
  /** @type {Branch[]} */
  const queue = marks.map((mark) => ({
    mark,
    start: Math.max(mark.start, start),
    end: Math.min(mark.end, end),
    head: mark.start >= start,
    tail: mark.end <= end,
    children: [],
  }));
  queue.sort((a, b) => a.start - b.start || b.end - a.end || RANK.indexOf(a.mark.kind) - RANK.indexOf(b.mark.kind));
  const stack = [root];
  for (let index = 0; index < queue.length; index++) {
    const next = /** @type {Branch} */ (queue[index]);
    if (next.end <= next.start) continue;
    while (stack.length > 1 && top(stack).end <= next.start) stack.pop();
    const parent = top(stack);
    if (next.end > parent.end) {
      const rest = { ...next, start: parent.end, head: false, children: [] };
      next.end = parent.end;
      next.tail = false;
      let at = index + 1;
      while (at < queue.length && before(/** @type {Branch} */ (queue[at]), rest)) at++;
      queue.splice(at, 0, rest);
    }
    parent.children.push(next);
    stack.push(next);
  }
  return root.children;
}

/** @param {Branch} a @param {Branch} b */
const before = (a, b) => a.start < b.start || (a.start === b.start && a.end >= b.end);
/** @param {Branch[]} stack */
const top = (stack) => /** @type {Branch} */ (stack[stack.length - 1]);

/**
 * The marks that touch each of the blocks; blocks and marks in order.
 * @param {{start: number, end: number}[]} blocks
 * @param {Mark[]} marks
 * @returns {Mark[][]}
 */
export function byBlock(blocks, marks) {
  /** @type {Mark[][]} */
  const found = blocks.map(() => []);
  let from = 0;
  for (const mark of marks) {
    while (from < blocks.length && /** @type {any} */ (blocks[from]).end <= mark.start) from++;
    for (let at = from; at < blocks.length && /** @type {any} */ (blocks[at]).start < mark.end; at++) found[at]?.push(mark);
  }
  return found;
}

/**
 * Whether nobody but the article says it, and no reader has said otherwise.
 * @param {Analysis['claims'][number]} claim
 * @param {number[]} changed
 */
export const isOwnVoice = (claim, changed) => claim.kind === 'unattributed' && !changed.includes(claim.id);

/**
 * What each claim is called in text and table: attributed ones are counted, the article's own voice has a point.
 * @param {Analysis} analysis
 * @param {number[]} [changed] claims that the reader changed or added
 */
export function labelsOf(analysis, changed = []) {
  let count = 0;
  return analysis.claims.map((claim) => (isOwnVoice(claim, changed) ? '·' : String(++count)));
}
