// Starts the page: messages, views, engine; and carries a text from the reader to the engine and its answer to the views.

import { byId, fill, h } from './dom.js';
import { EngineBridge, EngineError } from './engine.js';
import { EXAMPLES, fetchExample } from './examples/index.js';
import { date, getLocale, languageName, localise, number, preferred, setLocale, t } from './i18n.js';
import { LANGUAGES } from './languages.js';
import { announce, now, on, update } from './store.js';
import { labelsOf } from './text/marks.js';
import { setUpClaims, showRow } from './views/claims.js';
import { onOpen, setMode, setUpText } from './views/text.js';

/** How long typing has to rest before the engine is asked, milliseconds. */
const REST = 120;
/** From this time on a run shows that it is running, and how to stop it. */
const SHOW_PROGRESS = 500;

const engine = new EngineBridge();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

start();

function start() {
  setLocale(preferred(navigator.languages));
  setUpText({ ontext: (text) => setText(text, false) });
  setUpClaims();
  setUpTools();
  setUpOptions();
  setUpPanes();
  on(['locale'], () => {
    localise(document);
    examples();
    languages();
    say(lastNotice);
  });
  on(['analysis', 'detected', 'language'], languages);
  onOpen((thing, { focus }) => {
    if (thing.claim !== undefined) showRow(thing.claim, { focus });
  });
  announce('locale');
  document.body.classList.remove('starting');
  engine.warm('da');
}

/** @param {string} text @param {boolean} whole whether it is a new text rather than a keystroke */
function setText(text, whole) {
  const wasEmpty = now().text.trim() === '';
  update({ text, stale: true, selected: {}, hovered: {} });
  document.body.classList.toggle('empty', text.trim() === '');
  clearTimeout(pause);
  // A pasted text is analysed at once; while somebody types, when they rest.
  if (whole || wasEmpty) void analyse(whole || text.length > 200);
  else pause = setTimeout(() => void analyse(false), REST);
}

/** @param {boolean} [read] whether to show the text for reading once it is analysed */
async function analyse(read = false) {
  const { text, language, published, corrections } = now();
  if (text.trim() === '') {
    engine.cancel();
    update({ analysis: null, labels: [], stale: false, detected: '' });
    return say(null);
  }
  const progress = setTimeout(() => showProgress('read'), SHOW_PROGRESS);
  try {
    const answer = await engine.analyse(text, { language, published, corrections });
    if (text !== now().text) return;
    const { analysis, detected, loaded } = answer;
    update({ analysis, labels: labelsOf(analysis), detected, loaded, stale: false });
    document.documentElement.dataset['analysed'] = String(Math.round(answer.milliseconds));
    const known = LANGUAGES.includes(analysis.language);
    if (read && known) setMode('read');
    say(friendly());
  } catch (error) {
    fail(error);
  } finally {
    clearTimeout(progress);
    if (!engine.busy) showProgress(null);
  }
}

/** @param {unknown} error */
function fail(error) {
  const code = error instanceof EngineError ? error.code : 'engine';
  if (code === 'superseded') return;
  if (code === 'cancelled') return say(['progress.cancelled', {}]);
  say([`error.${code}`, { detail: error instanceof EngineError ? error.detail : String(error) }], 'problem');
}

/** What a reader should know of an answer that is not what they hoped for. @returns {Notice} */
function friendly() {
  const { analysis, text, detected } = now();
  if (!analysis) return null;
  const known = LANGUAGES.map(languageName).join(', ');
  if (text.trim().split(/\s+/).length < 4) return ['notice.short', {}];
  if (!analysis.language) return ['notice.no_language', { known }];
  if (!LANGUAGES.includes(analysis.language)) return ['notice.language', { language: languageName(detected || analysis.language), known }];
  if (!analysis.claims.some((claim) => claim.kind !== 'unattributed')) return ['notice.no_claims', {}];
  return null;
}

/** @typedef {[string, Record<string, string | number>] | null} Notice */
/** @type {Notice} */
let lastNotice = null;

/** @param {Notice} notice @param {string} [kind] */
function say(notice, kind = '') {
  lastNotice = notice;
  const place = byId('notice');
  place.textContent = notice ? t(...notice) : '';
  place.className = `notice ${kind}`;
}

/** @param {'read' | 'pack' | null} stage */
function showProgress(stage) {
  byId('progress').hidden = stage === null;
  if (stage) byId('progress-text').textContent = t(`progress.${stage}`, { size: number(now().text.length) });
}

// ---- what stands around the text

function setUpTools() {
  const locale = byId('locale', HTMLSelectElement);
  locale.value = getLocale();
  locale.addEventListener('change', () => {
    setLocale(locale.value);
    announce('locale');
  });
  const theme = byId('theme', HTMLSelectElement);
  theme.addEventListener('change', () => setTheme(theme.value));
  byId('new-text').addEventListener('click', () => {
    setMode('write');
    setText('', true);
    byId('input').focus();
  });
  byId('cancel').addEventListener('click', () => engine.cancel());
}

/** @param {string} theme */
function setTheme(theme) {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

function setUpOptions() {
  byId('language').addEventListener('change', (event) => {
    update({ language: /** @type {HTMLSelectElement} */ (event.target).value || null });
    void analyse();
  });
  byId('published').addEventListener('change', (event) => {
    update({ published: /** @type {HTMLInputElement} */ (event.target).value || null });
    void analyse();
  });
  byId('input').addEventListener('paste', () => {
    const before = now().text.trim();
    // After the browser has put it in: a paste over an empty sheet is a text to read.
    setTimeout(() => before === '' && void analyse(true));
  });
}

function languages() {
  const select = byId('language', HTMLSelectElement);
  const { detected, language } = now();
  const found = detected ? t('options.detected', { language: languageName(detected) }) : t('options.detect');
  fill(
    select,
    h('option', { value: '' }, found),
    LANGUAGES.map((code) => h('option', { value: code }, languageName(code))),
  );
  select.value = language ?? '';
}

function examples() {
  fill(
    byId('examples'),
    h('span', { class: 'examples-title' }, t('examples.title')),
    EXAMPLES.map((example) =>
      h('button', { type: 'button', class: 'example', lang: example.language, on: { click: () => void openExample(example) } }, example.title),
    ),
    h('span', { class: 'small' }, t('examples.invented')),
  );
}

/** @param {typeof EXAMPLES[number]} example */
async function openExample(example) {
  try {
    const text = await fetchExample(example);
    byId('published', HTMLInputElement).value = example.published;
    update({ published: example.published, language: null });
    setText(text, true);
  } catch (error) {
    say(['error.pack', { detail: String(error) }], 'problem');
  }
}

/** On a narrow screen text and analysis take turns. */
function setUpPanes() {
  byId('switch-panes').addEventListener('click', (event) => {
    const to = /** @type {HTMLElement} */ (event.target).dataset['to'];
    if (to) document.body.dataset['pane'] = to;
  });
}

export { date };
