// HTML without what could act: the browser's parser would let go of it too, but would call each style and script that it does not
// apply a broken policy. One pass over the letters, so that hostile HTML takes no longer than other.

/** What of an element is read later on. */
const KEPT = new Set('class id role hidden aria-hidden href datetime property content start lang'.split(' '));
/** Elements whose inside is no HTML, and is not read. */
const RAW = new Set('script style noscript template iframe textarea title svg math object xmp noembed noframes'.split(' '));
const SPACE = /\s/;
const LETTER = /[a-z]/i;

/**
 * The same HTML with comments, scripts, styles and most attributes taken out; `style` stays readable as `data-style`.
 * @param {string} html
 */
export function clean(html) {
  // Of the letters A to Z alone: others may change their length.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const parts = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    parts.push(html.slice(at, open));
    const next = html[open + 1] ?? '';
    if (next === '!' || next === '?') at = after(lower, html.startsWith('<!--', open) ? '-->' : '>', open + 2);
    else if (LETTER.test(next) || (next === '/' && LETTER.test(html[open + 2] ?? ''))) {
      const tag = readTag(html, open);
      at = tag.end;
      if (next !== '/' && RAW.has(tag.name)) at = after(lower, '>', after(lower, `</${tag.name}`, at));
      else parts.push(next === '/' ? `</${tag.name}>` : `<${tag.name}${tag.attributes}>`);
    } else {
      parts.push('&lt;');
      at = open + 1;
    }
  }
  parts.push(html.slice(at));
  return parts.join('');
}

/** @param {string} text @param {string} mark @param {number} from */
function after(text, mark, from) {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** @param {string} html @param {number} start where its < stands */
function readTag(html, start) {
  let at = start + 1;
  const skip = (/** @type {(letter: string) => boolean} */ while_) => {
    const from = at;
    while (at < html.length && while_(html[at] ?? '')) at++;
    return html.slice(from, at);
  };
  if (html[at] === '/') at++;
  const name = skip((letter) => !SPACE.test(letter) && letter !== '/' && letter !== '>').toLowerCase().replace(/[^a-z0-9-]/g, '');
  let attributes = '';
  while (at < html.length && html[at] !== '>') {
    skip((letter) => SPACE.test(letter) || letter === '/');
    if (html[at] === '>' || at >= html.length) break;
    const key = (html[at] === '=' ? (at++, '=') : '') + skip((letter) => !SPACE.test(letter) && letter !== '/' && letter !== '>' && letter !== '=');
    skip((letter) => SPACE.test(letter));
    let value = '';
    if (html[at] === '=') {
      at++;
      skip((letter) => SPACE.test(letter));
      const quote = html[at] === '"' || html[at] === "'" ? html[at] : '';
      if (quote) {
        const end = html.indexOf(quote, at + 1);
        value = html.slice(at + 1, end < 0 ? html.length : end);
        at = end < 0 ? html.length : end + 1;
      } else value = skip((letter) => !SPACE.test(letter) && letter !== '>');
    }
    const known = key.toLowerCase();
    if (KEPT.has(known) || known === 'style') attributes += ` ${known === 'style' ? 'data-style' : known}="${value.replaceAll('"', '&quot;')}"`;
  }
  return { name, attributes, end: Math.min(at + 1, html.length) };
}
