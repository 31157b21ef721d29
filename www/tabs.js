// The views of one analysis, as tabs: arrows move, only the one that is seen is drawn.

import { byId, fill, h } from './dom.js';
import { has, t } from './i18n.js';
import { now, on, update } from './store.js';

/** @typedef {import('./store.js').View} View */

/** @type {View[]} */
export const VIEWS = ['claims', 'entities', 'numbers', 'timeline', 'voices', 'flow'];

/** @type {Map<View, (root: HTMLElement, analysis: import('./types/analysis').Analysis) => void>} */
const painters = new Map();
/** Views whose picture is of an older analysis or language. @type {Set<View>} */
const old = new Set();

/** How a view is drawn into its panel; called when it is seen and something changed. @param {View} view @param {(root: HTMLElement, analysis: import('./types/analysis').Analysis) => void} painter */
export function onPaint(view, painter) {
  painters.set(view, painter);
  old.add(view);
}

export function setUpTabs() {
  const list = byId('tabs');
  list.addEventListener('keydown', (event) => {
    const at = VIEWS.indexOf(now().view);
    const last = VIEWS.length - 1;
    const go = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    const view = go === undefined ? undefined : VIEWS[go];
    if (!view) return;
    event.preventDefault();
    update({ view });
    byId(`tab-${view}`).focus();
  });
  on(['locale'], tabs);
  on(['view'], show);
  on(['analysis', 'locale'], () => {
    for (const view of painters.keys()) old.add(view);
    paint();
  });
}

function tabs() {
  const focused = document.activeElement?.id;
  fill(
    byId('tabs'),
    VIEWS.map((view) =>
      h(
        'button',
        { type: 'button', role: 'tab', id: `tab-${view}`, 'aria-controls': `view-${view}`, on: { click: () => update({ view }) } },
        t(`view.${view}`),
      ),
    ),
  );
  show();
  if (focused?.startsWith('tab-')) document.getElementById(focused)?.focus();
}

function show() {
  for (const view of VIEWS) {
    const chosen = view === now().view;
    const tab = byId(`tab-${view}`);
    tab.setAttribute('aria-selected', String(chosen));
    tab.setAttribute('tabindex', chosen ? '0' : '-1');
    byId(`view-${view}`).hidden = !chosen;
  }
  byId(`tab-${now().view}`).scrollIntoView({ block: 'nearest', inline: 'nearest' });
  paint();
}

function paint() {
  const { view, analysis } = now();
  const painter = painters.get(view);
  if (!painter || !old.delete(view)) return;
  const root = byId(`view-${view}`);
  const focused = document.activeElement instanceof HTMLElement && root.contains(document.activeElement) ? document.activeElement.dataset['key'] : undefined;
  root.replaceChildren();
  if (!analysis) return;
  const intro = `view.${view}.intro`;
  if (has(intro)) root.append(h('p', { class: 'intro' }, t(intro)));
  painter(root, analysis);
  // Who stood on something before it was drawn anew stands there again.
  if (focused) /** @type {HTMLElement | null} */ (root.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
}
