// A file that was dropped or opened, as text: what it is by its name, how its letters are written by its bytes.

import { articleOf, everythingOf } from './html.js';
import { plainOf } from './markdown.js';

/** The largest file that is read, bytes: a book has one million, an article ten thousand. */
export const LARGEST = 8_000_000;

/** What is wrong with a file, by a name that the messages know. */
export class FileError extends Error {
  /** @param {'large' | 'binary' | 'empty'} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * @param {File} file
 * @param {{caption: string}} words
 * @returns {Promise<import('./html.js').Article & {whole: string}>} `whole`: with what was left out
 */
export async function textOf(file, words) {
  if (file.size > LARGEST) throw new FileError('large');
  const letters = decode(new Uint8Array(await file.arrayBuffer()));
  const found = /\.html?$/i.test(file.name) || file.type === 'text/html' ? articleOf(letters, words) : null;
  const plain = /\.(?:md|markdown)$/i.test(file.name) ? plainOf(letters) : letters;
  const article = found ?? { text: plain, left: 0, published: null };
  if (!article.text.trim()) throw new FileError('empty');
  return { ...article, whole: article.left ? everythingOf(letters, words) : article.text };
}

/** UTF-8, UTF-16 with its mark, or else what Windows wrote before. @param {Uint8Array<ArrayBuffer>} bytes */
export function decode(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) throw new FileError('binary');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
