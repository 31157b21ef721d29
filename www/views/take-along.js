// Taking the analysis along: files in the formats that the core makes, the clipboard, paper, a link that carries the text.

import { byId, fill, h } from '../dom.js';
import { EngineError } from '../engine.js';
import { getLocale, t } from '../i18n.js';
import { linkTo, LONGEST } from '../link.js';
import { say } from '../notice.js';
import { engine, wishes } from '../run.js';
import { now, on } from '../store.js';
import { closeMenu, setUpMenu } from './menu.js';

/** @typedef {import('../types/analysis').Format} Format */

/** The file of each format. @type {Record<Format, {ending: string, type: string}>} */
const FILES = {
  markdown: { ending: 'md', type: 'text/markdown' },
  csv: { ending: 'csv', type: 'text/csv' },
  html: { ending: 'html', type: 'text/html' },
  json: { ending: 'json', type: 'application/json' },
  'web-annotation': { ending: 'annotation.jsonld', type: 'application/ld+json' },
  'schema-org': { ending: 'claims.jsonld', type: 'application/ld+json' },
};

export function setUpTakeAlong() {
  on(['locale'], menu);
  setUpMenu(byId('take-along', HTMLDetailsElement));
}

function menu() {
  const item = (/** @type {string} */ name, /** @type {() => void | Promise<void>} */ act) =>
    h('li', {}, h('button', { type: 'button', data: { take: name }, on: { click: () => void run(act) } }, h('span', {}, t(`take.${name}`)), h('span', { class: 'small' }, t(`take.${name}.what`))));
  fill(
    byId('take-along-list'),
    item('copy', copyText),
    // A file on a disk has no address that others could open.
    location.protocol !== 'file:' && item('link', copyLink),
    item('print', () => print()),
    /** @type {Format[]} */ (Object.keys(FILES)).map((format) => item(format, () => save(format))),
  );
}

/** @param {() => void | Promise<void>} act */
async function run(act) {
  closeMenu(byId('take-along', HTMLDetailsElement));
  try {
    await act();
  } catch (error) {
    say(['take.failed', { detail: error instanceof EngineError ? error.detail || error.code : String(error) }], 'problem');
  }
}

/** @param {Format} format */
const made = (format) => engine.export(now().text, wishes(), format, getLocale());

/** @param {Format} format */
async function save(format) {
  const { ending, type } = FILES[format];
  const address = URL.createObjectURL(new Blob([await made(format)], { type: `${type};charset=utf-8` }));
  const name = `${fileName()}.${ending}`;
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  say(['take.saved', { name }]);
}

/** A name for files from the text's first line. */
function fileName() {
  const first = now().text.trim().split('\n')[0] ?? '';
  const plain = first.toLowerCase().replace(/æ/g, 'ae').replace(/ø/g, 'oe').replace(/å/g, 'aa').normalize('NFD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `kilde-${plain.slice(0, 40).replace(/-+$/, '') || 'analyse'}`;
}

/** @param {string} text */
async function toClipboard(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // A page that did not come by https has only the older way.
  const field = h('textarea', { class: 'unseen', 'aria-hidden': true, value: text });
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (!done) throw new Error('clipboard');
}

async function copyText() {
  await toClipboard(await made('markdown'));
  say(['take.copied', {}]);
}

async function copyLink() {
  const { text, language, published: chosen, analysis } = now();
  // The day counts with the text: read on another day, "yesterday" has to stay the same.
  const published = chosen ?? analysis?.published ?? null;
  const link = await linkTo({ text, language, published }, location.href);
  if (!link) return say(['take.link_too_long', { most: LONGEST }], 'problem');
  await toClipboard(link);
  say(['take.link_copied', {}]);
}
