// Starts the page: messages, views, engine.

import { byId, fill, h } from './dom.js';
import { EXAMPLES, fetchExample } from './examples/index.js';
import { getLocale, languageName, localise, preferred, setLocale, t } from './i18n.js';
import { LANGUAGES } from './languages.js';
import { carriedBy } from './link.js';
import { say, setUpNotice } from './notice.js';
import { engine, setText, setUpRun } from './run.js';
import { announce, now, on, update } from './store.js';
import { onPaint, setUpTabs } from './tabs.js';
import { setUpClaims, showRow } from './views/claims.js';
import { setUpCorrections } from './views/correct.js';
import { paintEntities } from './views/entities.js';
import { paintFlow } from './views/flow.js';
import { paintNumbers } from './views/numbers.js';
import { onOpen, setMode, setUpText } from './views/text.js';
import { setUpTakeAlong } from './views/take-along.js';
import { paintTimeline } from './views/timeline.js';
import { paintVoices } from './views/voices.js';

setLocale(preferred(navigator.languages));
setUpNotice({ oncancel: () => engine.cancel() });
setUpText({ ontext: (text, pasted) => setText(text, { read: pasted }) });
setUpClaims();
setUpTabs();
onPaint('entities', paintEntities);
onPaint('numbers', paintNumbers);
onPaint('timeline', paintTimeline);
onPaint('voices', paintVoices);
onPaint('flow', paintFlow);
setUpTools();
setUpOptions();
setUpPanes();
setUpCorrections();
setUpTakeAlong();
setUpRun();
on(['locale'], () => {
  localise(document);
  examples();
  languages();
});
on(['analysis', 'detected', 'language'], languages);
on(['published'], () => (byId('published', HTMLInputElement).value = now().published ?? ''));
onOpen((thing, { focus }) => {
  if (thing.claim !== undefined) showRow(thing.claim, { focus });
});
announce('locale');
document.body.classList.remove('starting');
engine.warm('da');
void openLink();
addEventListener('hashchange', () => void openLink());

/** Opens the text that the address carries; the address is cleared, so that a reload does not undo what was written since. */
async function openLink() {
  try {
    const carried = await carriedBy(location.hash);
    if (!carried) return;
    const { text, published, language } = carried;
    setText(text, { read: true, whole: true, change: { published, language } });
    history.replaceState(null, '', location.pathname + location.search);
  } catch {
    say(['take.link_broken', {}], 'problem');
  }
}

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
    setText('', { whole: true, change: { published: null, language: null } });
    byId('input').focus();
  });
}

/** @param {string} theme */
function setTheme(theme) {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

function setUpOptions() {
  const language = byId('language', HTMLSelectElement);
  language.addEventListener('change', () => update({ language: language.value || null }));
  const published = byId('published', HTMLInputElement);
  published.addEventListener('change', () => update({ published: published.value || null }));
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
    setText(text, { whole: true, change: { published: example.published, language: null } });
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
