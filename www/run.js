// Carries a text from the reader to the engine, and the engine's answer to the views.

import { follow } from './corrections.js';
import { EngineBridge, EngineError } from './engine.js';
import { languageName } from './i18n.js';
import { LANGUAGES, WITH_CLAIMS } from './languages.js';
import { say, showProgress } from './notice.js';
import { now, on, update } from './store.js';
import { editBetween, labelsOf } from './text/marks.js';
import { setMode } from './views/text.js';

/** How long typing has to rest before the engine is asked, milliseconds. */
const REST = 120;
/** From this time on a run shows that it is running, and how to stop it. */
const SHOW_PROGRESS = 500;

export const engine = new EngineBridge();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
/** @type {string} */
let stage = 'read';
/** Whether a new text is being taken in, which is analysed at its own pace. */
let taking = false;

export function setUpRun() {
  engine.onstage = (to) => {
    stage = to;
    if (!document.getElementById('progress')?.hidden) showProgress(to);
  };
  // Another language, day or correction asks anew; another text has its own pace.
  on(['language', 'published', 'corrections'], () => void (taking || analyse()));
}

/** @param {'empty' | 'running' | 'analysed' | 'failed'} state for the style sheet and for tests */
const mark = (state) => void (document.body.dataset['state'] = state);

/**
 * Takes a text in.
 * @param {string} text
 * @param {{whole?: boolean, read?: boolean, change?: Partial<import('./store.js').State>}} [how]
 *   whole: a new text rather than a keystroke; read: show it for reading; change: what else changes with it
 */
export function setText(text, { whole = false, read = whole, change = {} } = {}) {
  // A text area knows one kind of line break; what is counted has to be what stands in it.
  text = text.replace(/\r\n?/g, '\n');
  const before = now();
  const kept = before.text.trim() && before.text !== text ? keepable(before) : before.previous;
  const wasEmpty = now().text.trim() === '';
  document.body.classList.toggle('empty', text.trim() === '');
  mark('running');
  clearTimeout(pause);
  const edit = editBetween(now().text, text);
  const corrections = whole
    ? { corrections: [], undone: [], previous: kept, today: today(), analysis: null }
    : now().corrections.length || now().undone.length
      ? { corrections: follow(now().corrections, edit), undone: follow(now().undone, edit) }
      : {};
  taking = true;
  update({ text, stale: true, selected: {}, hovered: {}, ...corrections, ...change });
  taking = false;
  // Who is to read sees the text at once, and its marks when they are there: so little moves under their eyes.
  if (read && text.trim()) setMode('read');
  // A pasted text is analysed at once; while somebody types, when they rest.
  if (whole || wasEmpty) void analyse({ read });
  else pause = setTimeout(() => void analyse(), REST);
}

/** What of the state is the reader's own. @param {Readonly<import('./store.js').State>} state @returns {import('./store.js').Kept} */
const keepable = ({ text, language, published, today, corrections, undone }) => ({ text, language, published, today, corrections, undone });

/** This day where the reader is, ISO. */
function today() {
  const day = new Date();
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Brings a text back as it was, with what was put right in it; the one that stands there now takes its place. @param {import('./store.js').Kept} kept */
export const bringBack = ({ text, ...rest }) => setText(text, { whole: true, change: rest });

/** The engine's wishes for the text as it stands. */
export const wishes = () => {
  const { language, published, corrections, today } = now();
  return { language, published, corrections, today };
};

/** @param {{read?: boolean}} [how] */
export async function analyse({ read = false } = {}) {
  clearTimeout(pause);
  const { text } = now();
  if (text.trim() === '') {
    engine.cancel();
    update({ analysis: null, labels: [], dropped: [], changed: [], changedEntities: [], stale: false, detected: '' });
    mark('empty');
    showProgress(null);
    return say(null);
  }
  mark('running');
  stage = 'read';
  const progress = setTimeout(() => showProgress(stage), SHOW_PROGRESS);
  try {
    const answer = await engine.analyse(text, wishes());
    if (text !== now().text) return;
    const { analysis, detected, assumed, loaded, dropped, changed, changed_entities: changedEntities, lost, keys, entityKeys } = answer;
    update({ analysis, labels: labelsOf(analysis, changed), keys, entityKeys, dropped, changed, changedEntities, lost, detected, assumed, loaded, stale: false });
    if (read && !LANGUAGES.includes(analysis.language)) setMode('write');
    document.documentElement.dataset['milliseconds'] = answer.milliseconds.toFixed(1);
    say(friendly());
    mark('analysed');
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
  mark('failed');
  if (!now().analysis) setMode('write');
  if (code === 'cancelled') return say(['progress.cancelled', {}]);
  if (!(error instanceof EngineError)) console.error(error);
  say([`error.${code}`, { detail: error instanceof EngineError ? error.detail : String(error) }], 'problem');
}

/** What a reader should know of an answer that is not what they hoped for. @returns {import('./notice.js').Notice} */
function friendly() {
  const { analysis, text, detected } = now();
  if (!analysis) return null;
  const known = LANGUAGES.map(languageName).join(', ');
  if (text.trim().length < 60 && text.trim().split(/\s+/).length < 4) return ['notice.short', {}];
  if (!analysis.language) return ['notice.no_language', { known }];
  if (!LANGUAGES.includes(analysis.language)) return ['notice.language', { language: languageName(detected || analysis.language), known }];
  if (!WITH_CLAIMS.includes(analysis.language)) return ['notice.partly', { language: languageName(analysis.language) }];
  if (!analysis.claims.some((claim) => claim.kind !== 'unattributed')) return ['notice.no_claims', {}];
  return null;
}
