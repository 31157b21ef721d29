// Elements without markup: text reaches the page as text nodes only, so nothing pasted can become an element.

const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = new Set(['svg', 'g', 'path', 'line', 'rect', 'circle', 'text', 'title', 'desc', 'polyline', 'polygon']);

/**
 * @typedef {string | number | Node | null | undefined | false | Child[]} Child
 * @typedef {Record<string, any>} Props
 */

/**
 * Makes an element. `on` holds listeners, `data` the dataset, `true` a bare attribute; null, undefined and false leave an attribute out.
 * @template {string} T
 * @param {T} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {T extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[T] : HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    else if (name === 'data') for (const [key, item] of Object.entries(value)) (item ?? null) !== null && (element.dataset[key] = String(item));
    else if (name === 'value' || name === 'checked' || name === 'selected') /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  append(element, children);
  return /** @type {any} */ (element);
}

/**
 * @param {Node} parent
 * @param {Child[]} children
 */
function append(parent, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child instanceof Node) parent.appendChild(child);
    else if (child !== null && child !== undefined && child !== false) parent.appendChild(document.createTextNode(String(child)));
  }
}

/**
 * The one element that has to be there.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} [_type]
 * @returns {T}
 */
export function byId(id, _type) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`#${id} is missing`);
  return /** @type {T} */ (element);
}

/**
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.textContent = '';
  append(element, children);
}

/** A text that only a screen reader speaks. @param {string} text */
export const unseen = (text) => h('span', { class: 'unseen' }, text);

/**
 * Whether the reader asked for less motion.
 * @returns {ScrollBehavior}
 */
export const motion = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth');
