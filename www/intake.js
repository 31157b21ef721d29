// How a text comes in besides by typing: pasted from a page, dropped or opened as a file, handed over by another program.

import { byId, fill, h } from './dom.js';
import { t } from './i18n.js';
import { say } from './notice.js';
import { FileError, LARGEST, textOf } from './paste/files.js';
import { articleOf } from './paste/html.js';
import { setText } from './run.js';
import { now, on } from './store.js';

/** The longest text that is put in as if typed, so that the browser's own undo knows it; longer ones make that slow. */
const TYPED = 50_000;

/** What was left out at the last paste, and the whole of it. @type {{text: string, left: number, whole: string} | null} */
let last = null;

const words = () => ({ caption: t('paste.caption') });
const input = () => byId('input', HTMLTextAreaElement);

export function setUpIntake() {
  input().addEventListener('paste', paste);
  const picker = byId('file', HTMLInputElement);
  byId('open-file').addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    const [file] = picker.files ?? [];
    picker.value = '';
    if (file) void open(file);
  });
  setUpDrop();
  on(['text', 'locale'], pasted);
}

/** @param {ClipboardEvent} event */
function paste(event) {
  const plain = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
  const html = event.clipboardData?.getData('text/html') ?? '';
  const article = html ? articleOf(html, words()) : null;
  const { selectionStart, selectionEnd, value } = input();
  const whole = value.slice(0, selectionStart).trim() === '' && value.slice(selectionEnd).trim() === '';
  if (!article && !whole) return;
  const text = article?.text ?? plain;
  if (!text.trim()) return;
  event.preventDefault();
  if (whole) setText(text, { whole: true, change: { published: article?.published ?? null, language: null } });
  else put(text);
  last = article?.left && plain.trim() ? { text: now().text, left: article.left, whole: now().text.replace(text, () => plain) } : null;
  pasted();
}

/** Puts a text where the caret stands. @param {string} text */
function put(text) {
  const { selectionStart, selectionEnd } = input();
  if (text.length <= TYPED && document.execCommand('insertText', false, text)) return;
  input().setRangeText(text, selectionStart, selectionEnd, 'end');
  input().dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
}

/** Says what was left out, as long as the text stands as it was pasted. */
function pasted() {
  const place = byId('pasted');
  if (last && last.text !== now().text) last = null;
  place.hidden = last === null;
  if (!last) return;
  const { left, whole } = last;
  fill(place, t('paste.left_out', { n: left }), ' ', h('button', { type: 'button', class: 'link', on: { click: () => setText(whole, { whole: true, change: { published: null } }) } }, t('paste.whole')));
}

/** @param {File} file */
export async function open(file) {
  try {
    const { text, left, published, whole } = await textOf(file, words());
    setText(text, { whole: true, change: { published, language: null } });
    last = left ? { text: now().text, left, whole } : null;
    pasted();
  } catch (error) {
    const code = error instanceof FileError ? error.code : 'unreadable';
    say([`file.${code}`, { name: file.name, most: LARGEST / 1_000_000 }], 'problem');
  }
}

/** A file may be dropped anywhere on the page. */
function setUpDrop() {
  const files = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;
  let depth = 0;
  const over = (/** @type {number} */ change) => {
    depth = Math.max(0, depth + change);
    document.body.classList.toggle('dropping', depth > 0);
  };
  addEventListener('dragenter', (event) => void (files(event) && over(1)));
  addEventListener('dragleave', (event) => void (files(event) && over(-1)));
  addEventListener('dragover', (event) => void (files(event) && event.preventDefault()));
  addEventListener('drop', (event) => {
    if (!files(event)) return;
    event.preventDefault();
    over(-depth);
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void open(file);
  });
}
