// What the page knows, in one place; views listen to the parts that they show.

/**
 * @typedef {import('./types/analysis').Analysis} Analysis
 * @typedef {{claim?: number | undefined, entity?: number | undefined, time?: number | undefined, quantity?: number | undefined}} Thing
 * @typedef {'claims' | 'entities' | 'numbers' | 'timeline' | 'voices' | 'flow'} View
 * @typedef {object} State
 * @property {string} text as pasted, in UTF-16 as the analysis counts
 * @property {string | null} language chosen by the reader; null = as detected
 * @property {string | null} published chosen by the reader; null = as the text says
 * @property {string} today the day on which the text came here; what a text without a day is read by
 * @property {Kept | null} previous the text that this one took the place of
 * @property {Analysis | null} analysis of exactly `text`, or of an older text while `stale`
 * @property {string[]} labels what each claim is called
 * @property {boolean} stale whether the text has changed since
 * @property {string} detected the language that the text seems to be in; '' = cannot be told
 * @property {boolean} assumed whether the analysis goes by `today`, because neither reader nor text gave a day
 * @property {string[]} loaded languages that the engine holds
 * @property {'read' | 'write'} mode
 * @property {View} view
 * @property {Thing} selected
 * @property {Thing} hovered
 * @property {import('./types/analysis').Correction[]} corrections what the reader put right, oldest first
 * @property {import('./types/analysis').Correction[]} undone corrections that were taken back, to be done again
 * @property {number[]} dropped claims that the reader said are none
 * @property {number[]} changed claims that the reader changed or added
 * @property {number[]} changedEntities entities that the reader changed
 * @property {import('./types/analysis').ClaimKey[]} keys of the claims in the engine's own answer
 * @property {import('./types/analysis').EntityKey[]} entityKeys of the entities in the engine's own answer
 * @property {number[]} lost indices of the corrections that no longer fit the text
 * @typedef {Pick<State, 'text' | 'language' | 'published' | 'today' | 'corrections' | 'undone'>} Kept what is the reader's own
 */

/** @type {State} */
const state = {
  text: '',
  language: null,
  published: null,
  today: '',
  previous: null,
  analysis: null,
  labels: [],
  stale: false,
  detected: '',
  assumed: false,
  loaded: [],
  mode: 'write',
  view: 'claims',
  selected: {},
  hovered: {},
  corrections: [],
  undone: [],
  dropped: [],
  changed: [],
  changedEntities: [],
  keys: [],
  entityKeys: [],
  lost: [],
};

/** @type {Map<string, Set<() => void>>} */
const listeners = new Map();

/** The state, to read. @returns {Readonly<State>} */
export const now = () => state;

/**
 * Changes parts of the state and tells who listens to any of them, each once.
 * @param {Partial<State>} change
 */
export function update(change) {
  const told = new Set();
  Object.assign(state, change);
  for (const key of Object.keys(change)) for (const listener of listeners.get(key) ?? []) told.add(listener);
  for (const listener of told) listener();
}

/**
 * @param {(keyof State | 'locale')[]} keys
 * @param {() => void} listener
 */
export function on(keys, listener) {
  for (const key of keys) {
    const set = listeners.get(key) ?? new Set();
    set.add(listener);
    listeners.set(key, set);
  }
}

/** Tells the listeners of something that is not in the state. @param {'locale'} key */
export function announce(key) {
  for (const listener of listeners.get(key) ?? []) listener();
}
