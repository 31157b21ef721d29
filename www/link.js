// A link that carries the text itself, compressed, behind the #: that part of an address is never sent to a server.

/** The longest link that is made, characters; mail and chat programs break longer ones. */
export const LONGEST = 32_000;
/** The longest text that a link is unpacked to, bytes: a hostile link must not fill the memory. */
const MOST = 4_000_000;

/** @typedef {{text: string, published: string | null, language: string | null}} Carried */

/**
 * The link; null where it would be too long.
 * @param {Carried} carried
 * @param {string} page the page's own address
 * @returns {Promise<string | null>}
 */
export async function linkTo({ text, published, language }, page) {
  const packed = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'), Infinity);
  const parts = new URLSearchParams({ t: toBase64(packed), ...(published && { d: published }), ...(language && { l: language }) });
  const link = `${page.split('#')[0]}#${parts}`;
  return link.length > LONGEST ? null : link;
}

/**
 * What an address carries; null where it carries nothing, an error where what it carries is broken.
 * @param {string} fragment with or without its #
 * @returns {Promise<Carried | null>}
 */
export async function carriedBy(fragment) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''));
  const packed = parts.get('t');
  if (!packed) return null;
  const bytes = await through(fromBase64(packed), new DecompressionStream('deflate-raw'), MOST);
  const published = parts.get('d');
  const language = parts.get('l');
  return {
    text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    published: published && /^\d{4}-\d\d-\d\d$/.test(published) ? published : null,
    language: language && /^[a-z]{2,3}$/.test(language) ? language : null,
  };
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} stream @param {number} most */
async function through(bytes, stream, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (!value) continue;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('The link holds too much.');
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes base64 for addresses (RFC 4648, section 5) without padding */
function toBase64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
const fromBase64 = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
