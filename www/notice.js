// The one place under the text where the page speaks to the reader: a sentence and, while work goes on, how to stop it.

import { byId } from './dom.js';
import { number, t } from './i18n.js';
import { now, on } from './store.js';

/** @typedef {[string, Record<string, string | number>] | null} Notice a message and its gaps */
/** @type {{notice: Notice, kind: string}} */
let last = { notice: null, kind: '' };
/** @type {string | null} */
let stage = null;

/** @param {{oncancel: () => void}} listeners */
export function setUpNotice({ oncancel }) {
  byId('cancel').addEventListener('click', oncancel);
  on(['locale'], () => {
    say(last.notice, last.kind);
    showProgress(stage);
  });
}

/** Says something; null takes back what was said. @param {Notice} notice @param {string} [kind] '' or 'problem' */
export function say(notice, kind = '') {
  last = { notice, kind };
  const place = byId('notice');
  const sentence = notice ? t(...notice) : '';
  if (place.textContent !== sentence) place.textContent = sentence;
  place.className = `notice ${kind}`;
}

/** @param {string | null} to what goes on: 'read', 'pack', 'draw'; null = nothing */
export function showProgress(to) {
  stage = to;
  byId('progress').hidden = to === null;
  if (to) byId('progress-text').textContent = t(`progress.${to}`, { size: number(now().text.length) });
}
