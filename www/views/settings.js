// How the reader wants the page: its language and its colours; and whether it works without the net.

import { byId } from '../dom.js';
import { getLocale, LOCALES, setLocale } from '../i18n.js';
import { choices, choose } from '../keep.js';
import { announce } from '../store.js';
import { setUpMenu } from './menu.js';

const THEMES = ['auto', 'light', 'dark'];

/** The interface language that the reader chose before; null = none. */
export const chosenLocale = () => (LOCALES.includes(choices()['locale']) ? String(choices()['locale']) : null);

export function setUpSettings() {
  setUpMenu(byId('settings', HTMLDetailsElement));
  const locale = byId('locale', HTMLSelectElement);
  locale.value = getLocale();
  locale.addEventListener('change', () => {
    setLocale(locale.value);
    choose({ locale: locale.value });
    announce('locale');
  });
  const theme = byId('theme', HTMLSelectElement);
  const before = choices()['theme'];
  if (THEMES.includes(before)) setTheme((theme.value = before));
  theme.addEventListener('change', () => {
    setTheme(theme.value);
    choose({ theme: theme.value });
  });
}

/** @param {string} theme */
function setTheme(theme) {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
