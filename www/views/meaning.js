// What a time or a number of the text comes to, in the reader's own words: in tables and on hover.

import { date, has, number, t, weekday } from '../i18n.js';

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {import('../types/analysis').AnalysisQuantity} Quantity
 * @typedef {import('../types/analysis').AnalysisTime} Time
 */

/** A quantity as a reader writes it: "mindst 5". @param {Quantity} quantity */
export function amount(quantity) {
  const { bound, value, min, max, unit, currency } = quantity;
  /** @param {number} n */
  const form = (n) =>
    unit === 'money' && currency
      ? number(n, { style: 'currency', currency, maximumFractionDigits: n % 1 ? 2 : 0 })
      : unit === 'percent' || unit === 'share'
        ? number(unit === 'share' ? n : n / 100, { style: 'percent', maximumFractionDigits: 1 })
        : number(n);
  if (bound === 'vague') return min === null ? t('bound.vague') : t('bound.at_least', { value: form(min) });
  if (value !== null) return t(`bound.${bound}`, { value: form(value) });
  if (min !== null && max !== null) return min === max ? t(`bound.${bound}`, { value: form(min) }) : t('bound.between', { min: form(min), max: form(max) });
  if (min !== null) return t('bound.at_least', { value: form(min) });
  if (max !== null) return t('bound.at_most', { value: form(max) });
  return t('bound.vague');
}

/** What a quantity counts, in words; an amount of money says so itself. @param {Quantity} quantity */
export const counted = (quantity) => (quantity.currency ? t('unit.money') : quantity.noun) ?? (has(`unit.${quantity.unit}`) ? t(`unit.${quantity.unit}`) : '');

/** A quantity as a whole: "mindst 5 medlemmer, dræbt". @param {Quantity} quantity @param {Analysis} analysis */
export function figure(quantity, analysis) {
  const what = quantity.currency || quantity.unit === 'percent' ? '' : counted(quantity);
  const old = quantity.revises === null ? undefined : analysis.quantities[quantity.revises];
  return [`${amount(quantity)} ${what}`.trim(), quantity.harm && t(`harm.${quantity.harm}`), old && t('numbers.revised', { from: amount(old) })].filter(Boolean).join(', ');
}

/** A time's resolved value as people write it, or '' where there is none. @param {Time} time */
export function moment(time) {
  const when = bare(time);
  return when && time.modifier ? t(`time.${time.modifier}`, { when }) : when;
}

/** The same where a reader asks for it: what the text leaves open is said. @param {Time} time */
export const meant = (time) => moment(time) || t('time.open');

/** @param {Time} time */
function bare({ type, value, from, to }) {
  if (!value) return '';
  if (has(`time.${value}`)) return t(`time.${value}`);
  if (type === 'duration') return value.split('/').map(length).filter(Boolean).join('–');
  if (type === 'set') return again(value);
  if (!from) return '';
  if (value.endsWith('/..')) return t('time.since', { when: whole(value.slice(0, -3)) ?? date(from) });
  const part = /^(\d{4}-\d\d-\d\d)(T[A-Z]{2})$/.exec(value);
  if (part) return `${date(part[1] ?? '')}, ${t(`part.${part[2]}`)}`;
  if (/T\d/.test(value)) return span(from, to ?? from);
  return whole(value) ?? span(from.slice(0, 10), (to ?? from).slice(0, 10));
}

/** @param {string} from @param {string} to */
const span = (from, to) => (from === to ? date(from) : t('time.span', { from: date(from), to: date(to) }));

/** A day, month or year as a whole. @param {string} value */
const whole = (value) => (/^\d{4}(-\d\d){0,2}(T\d\d:\d\d)?$/.test(value) ? date(value) : undefined);

const UNITS = /** @type {Record<string, string>} */ ({ Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second' });

/** "P5D" in words; '' for what says no number. @param {string} value */
function length(value) {
  const [, t = '', count = '', unit = ''] = /^P(T?)([\d.]+)([YMWDHS])$/.exec(value) ?? [];
  const name = UNITS[t + unit];
  return name ? number(Number(count), { style: 'unit', unit: name, unitDisplay: 'long' }) : '';
}

/** What comes again: "P1W", "XXXX-WXX-1". @param {string} value */
function again(value) {
  const day = /^XXXX-WXX-(\d)$/.exec(value);
  const what = day ? weekday(Number(day[1])) : length(value);
  return what && t(day ? 'time.every_day' : 'time.every', { what });
}
