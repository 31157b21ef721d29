// What the drawn views share: drawing at the width there is, and cutting words to it.

/** @type {ResizeObserver | null} */
let observer = null;
/** @type {WeakMap<Element, {width: number, draw: (width: number) => void}>} */
const drawn = new WeakMap();

/**
 * Draws at the element's width, now and whenever it changes.
 * @param {HTMLElement} element
 * @param {(width: number) => void} draw
 */
export function onWidth(element, draw) {
  observer ??= new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const known = drawn.get(target);
      const width = Math.floor(contentRect.width);
      if (!known || width < 1 || width === known.width) continue;
      known.width = width;
      known.draw(width);
    }
  });
  const width = Math.floor(element.clientWidth);
  drawn.set(element, { width, draw });
  if (width) draw(width);
  observer.observe(element);
}

const canvas = document.createElement('canvas').getContext('2d');

/** How wide words are in the pictures' letters, pixels. @param {string} text @param {number} [size] @param {string} [weight] */
export function widthOf(text, size = 14, weight = '400') {
  if (!canvas) return text.length * size * 0.55;
  canvas.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return canvas.measureText(text).width;
}

/** The words, cut where there is no more room. @param {string} text @param {number} room pixels @param {number} [size] @param {string} [weight] */
export function fit(text, room, size = 14, weight = '400') {
  if (widthOf(text, size, weight) <= room) return text;
  let least = 0;
  let most = text.length;
  while (least < most) {
    const middle = (least + most + 1) >> 1;
    if (widthOf(`${text.slice(0, middle)}…`, size, weight) <= room) least = middle;
    else most = middle - 1;
  }
  return least ? `${text.slice(0, least).trimEnd()}…` : '';
}
