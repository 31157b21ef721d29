// The interface's language: messages, plurals, numbers and dates. All text that people read comes from messages/*.js.

import da from './messages/da.js';
import en from './messages/en.js';

/** @type {Record<string, Record<string, string | {one: string, other: string}>>} */
const MESSAGES = { da, en };
export const LOCALES = Object.keys(MESSAGES);

let locale = 'en';
/** Puts a test's messages in place of a language's. @param {string} code @param {typeof MESSAGES[string]} messages */
export const replaceMessages = (code, messages) => void (MESSAGES[code] = messages);

/** The interface language that fits the browser. @param {readonly string[]} wished */
export function preferred(wished) {
  const kin = /** @type {Record<string, string>} */ ({ nb: 'da', nn: 'da', no: 'da', fo: 'da', kl: 'da' });
  for (const tag of wished) {
    const code = tag.toLowerCase().split('-')[0] ?? '';
    if (LOCALES.includes(code)) return code;
    if (kin[code]) return kin[code];
  }
  return 'en';
}

/** @param {string} code */
export function setLocale(code) {
  locale = LOCALES.includes(code) ? code : 'en';
  document.documentElement.lang = locale;
}
export const getLocale = () => locale;

/** Whether there is a message by this name. @param {string} key */
export const has = (key) => key in (MESSAGES[locale] ?? {});

/**
 * A message with its gaps filled; `n` chooses the plural.
 * @param {string} key
 * @param {Record<string, string | number>} [gaps]
 * @returns {string}
 */
export function t(key, gaps = {}) {
  let message = MESSAGES[locale]?.[key] ?? key;
  if (typeof message === 'object') {
    const rule = new Intl.PluralRules(locale).select(Number(gaps['n'] ?? 0));
    message = rule === 'one' ? message.one : message.other;
  }
  return message.replace(/\{(\w+)\}/g, (gap, name) => {
    const value = gaps[name];
    return value === undefined ? gap : typeof value === 'number' ? number(value) : value;
  });
}

/** @param {number} value @param {Intl.NumberFormatOptions} [options] */
export const number = (value, options) => new Intl.NumberFormat(locale, options).format(value);
/** From one number to another. @param {number} least @param {number} most @param {Intl.NumberFormatOptions} options */
export const numbers = (least, most, options) => new Intl.NumberFormat(locale, options).formatRange(least, most);
/** @param {number} share 0 to 1 */
export const percent = (share) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/**
 * A moment of the contract ("2021-06-27", "2021-06-27T18:00") as people write it.
 * @param {string} iso
 * @param {{short?: boolean}} [how]
 */
export function date(iso, how = {}) {
  const match = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d))?/.exec(iso);
  if (!match) return iso;
  const [, year, month, day, hour, minute] = match;
  const moment = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1), Number(hour ?? 0), Number(minute ?? 0)));
  if (Number.isNaN(moment.getTime())) return iso;
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { timeZone: 'UTC', year: 'numeric' };
  if (month) form.month = how.short ? 'short' : 'long';
  if (day) form.day = 'numeric';
  if (hour && !how.short) Object.assign(form, { hour: '2-digit', minute: '2-digit' });
  return new Intl.DateTimeFormat(locale, form).format(moment);
}

/** From one moment to another of the same day. @param {string} from @param {string} to */
export function hours(from, to) {
  if (from === to) return date(from);
  const form = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  return form.formatRange(new Date(`${from}Z`), new Date(`${to}Z`));
}

/** A month or a day that comes each year. @param {string} month @param {string} [day] */
export const yearly = (month, day) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', ...(day ? { day: 'numeric' } : {}) }).format(new Date(Date.UTC(2024, Number(month) - 1, Number(day ?? 1))));

/** The name of a weekday, Monday 1. @param {number} day */
export const weekday = (day) => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));

/** The name of a language in the interface's own. @param {string} code */
export function languageName(code) {
  if (!code) return '';
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Fills every element that names a message. @param {ParentNode} root */
export function localise(root) {
  for (const element of root.querySelectorAll('[data-m]')) element.textContent = t(/** @type {HTMLElement} */ (element).dataset['m'] ?? '');
  for (const [attribute, key] of /** @type {const} */ ([['aria-label', 'mLabel'], ['placeholder', 'mPlaceholder'], ['title', 'mTitle']]))
    for (const element of root.querySelectorAll(`[data-${key.replace(/[A-Z]/g, (c) => '-' + c.toLowerCase())}]`))
      element.setAttribute(attribute, t(/** @type {HTMLElement} */ (element).dataset[key] ?? ''));
}
