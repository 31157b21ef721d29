// Starts the page: messages, views, engine, and the text that was here before.

import { byId, fill, h } from './dom.js';
import { EXAMPLES, fetchExample } from './examples/index.js';
import { getLocale, languageName, localise, preferred, setLocale, t } from './i18n.js';
import { open, setUpIntake } from './intake.js';
import { kept, setUpKeep } from './keep.js';
import { LANGUAGES, WITH_CLAIMS } from './languages.js';
import { carriedBy } from './link.js';
import { say, setUpNotice } from './notice.js';
import { setUpOffline, shared } from './offline.js';
import { bringBack, engine, setText, setUpRun } from './run.js';
import { announce, now, on, update } from './store.js';
import { onPaint, setUpTabs } from './tabs.js';
import { setUpClaims, showRow } from './views/claims.js';
import { setUpCorrections } from './views/correct.js';
import { paintEntities } from './views/entities.js';
import { paintFlow } from './views/flow.js';
import { paintNumbers } from './views/numbers.js';
import { chosenLocale, setUpSettings } from './views/settings.js';
import { onOpen, setMode, setUpText } from './views/text.js';
import { setUpTakeAlong } from './views/take-along.js';
import { paintTimeline } from './views/timeline.js';
import { paintVoices } from './views/voices.js';

setLocale(chosenLocale() ?? preferred(navigator.languages));
setUpNotice({ oncancel: () => engine.cancel() });
setUpText({ ontext: (text, pasted) => setText(text, { read: pasted }) });
setUpIntake();
setUpClaims();
setUpTabs();
onPaint('entities', paintEntities);
onPaint('numbers', paintNumbers);
onPaint('timeline', paintTimeline);
onPaint('voices', paintVoices);
onPaint('flow', paintFlow);
setUpSettings();
setUpTexts();
setUpOptions();
setUpPanes();
setUpCorrections();
setUpTakeAlong();
setUpRun();
setUpKeep({ ontrouble: () => say(['keep.failed', {}], 'problem'), onforget: forget });
setUpOffline();
on(['locale'], () => {
  localise(document);
  examples();
  languages();
});
onOpen((thing, { focus }) => {
  if (thing.claim === undefined) return;
  // Who asks for the row by name wants to see it, whatever is shown now.
  if (focus) {
    document.body.dataset['pane'] = 'views';
    update({ view: 'claims' });
  }
  showRow(thing.claim, { focus });
});
announce('locale');
void begin();
addEventListener('hashchange', () => void openLink());

/** Shows what was here before, unless the address brings something. */
async function begin() {
  const before = kept();
  if (before?.previous) update({ previous: before.previous });
  const { text = '', previous = null, ...rest } = before ?? {};
  if (text) {
    setText(text, { whole: true, change: rest });
    // It was here already, so nothing went away for it.
    update({ previous });
  }
  if (!text) engine.warm(getLocale());
  // What the address brings takes a moment to unpack; the page is shown with it and not before.
  const file = await shared().catch(() => null);
  if (!file) await openLink();
  document.body.classList.remove('starting');
  if (file) await open(file);
}

/** Opens the text that the address carries; the address is cleared, so that a reload does not undo what was written since. */
async function openLink() {
  try {
    const carried = await carriedBy(location.hash);
    if (!carried) return;
    const { text, published, language } = carried;
    setText(text, { whole: true, change: { published, language } });
    history.replaceState(null, '', location.pathname + location.search);
  } catch {
    say(['take.link_broken', {}], 'problem');
  }
}

/** A new text, and the one before it. */
function setUpTexts() {
  byId('new-text').addEventListener('click', () => {
    setMode('write');
    setText('', { whole: true, change: { published: null, language: null } });
    byId('input').focus();
  });
  byId('previous-text').addEventListener('click', () => {
    const { previous } = now();
    if (previous) bringBack(previous);
  });
  on(['previous'], () => (byId('previous-text').hidden = now().previous === null));
}

function forget() {
  setMode('write');
  setText('', { whole: true, change: { published: null, language: null, previous: null } });
  say(['keep.forgotten', {}]);
}

function setUpOptions() {
  const language = byId('language', HTMLSelectElement);
  language.addEventListener('change', () => update({ language: language.value || null }));
  const published = byId('published', HTMLInputElement);
  published.addEventListener('change', () => update({ published: published.value || null }));
  on(['analysis', 'detected', 'language'], languages);
  on(['published', 'analysis', 'locale'], () => {
    const { published: chosen, analysis, assumed } = now();
    published.value = chosen ?? analysis?.published ?? '';
    byId('published-from').textContent = chosen || !analysis?.published ? '' : t(assumed ? 'options.assumed' : 'options.from_text');
  });
}

function languages() {
  const { detected, language } = now();
  const select = byId('language', HTMLSelectElement);
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
    // Those in the reader's own language first.
    EXAMPLES.filter(({ language }) => WITH_CLAIMS.includes(language))
      .sort((a, b) => Number(b.language === getLocale()) - Number(a.language === getLocale()))
      .map((example) => h('button', { type: 'button', class: 'example', lang: example.language, on: { click: () => void openExample(example) } }, example.title)),
    h('span', { class: 'small' }, t('examples.invented')),
  );
}

/** @param {typeof EXAMPLES[number]} example */
async function openExample(example) {
  try {
    const text = await fetchExample(example);
    setText(text, { whole: true, change: { published: example.published, language: null } });
  } catch (error) {
    say(['error.load', { detail: String(error) }], 'problem');
  }
}

/** On a narrow screen text and analysis take turns, each where it was left. */
function setUpPanes() {
  /** @type {Record<string, number>} */
  const places = {};
  const { dataset } = document.body;
  byId('switch-panes').addEventListener('click', (event) => {
    const to = /** @type {HTMLElement} */ (event.target).dataset['to'];
    if (!to || to === dataset['pane']) return;
    places[dataset['pane'] ?? ''] = scrollY;
    dataset['pane'] = to;
    panes();
    scrollTo(0, places[to] ?? 0);
  });
  new MutationObserver(panes).observe(document.body, { attributeFilter: ['data-pane'] });
  panes();

  function panes() {
    for (const button of byId('switch-panes').querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset['to'] === dataset['pane']));
  }
}
