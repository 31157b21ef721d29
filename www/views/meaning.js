// What a time or a number of the text comes to, in the reader's own words: in tables and on hover.

import { date, has, hours, number, numbers, t, weekday, yearly } from '../i18n.js';

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
export const moment = (time) => named(time) || stretch(time);

/** The same where a reader asks for it: what the text leaves open is said. @param {Time} time */
export const meant = (time) => moment(time) || t('time.open');

/**
 * Why a time is read so: the words that decided, or the day from which it is counted; '' where the expression itself says it all.
 * @param {Time} time
 * @param {Analysis} analysis
 */
export function reasonOf({ rule, because, value, known }, { published }) {
  const basis = /\.(past|future|from-text)$/.exec(rule)?.[1];
  if (basis && because.length) return t(`why.${basis}`, { words: because.map(({ text }) => `“${text}”`).join(', ') });
  return published && value && !has(`time.${value}`) && value !== known ? t('why.published', { day: date(published) }) : '';
}

/** A time and why it is read so. @param {Time} time @param {Analysis} analysis */
export const explained = (time, analysis) => [meant(time), reasonOf(time, analysis)].filter(Boolean).join(', ');

/** Words for a time that is one thing with a name: a day, a month, a summer, a length; '' for all others. @param {Time} time */
export function named(time) {
  const { type, value, from, to } = time;
  if (!value) return '';
  if (has(`time.${value}`)) return t(`time.${value}`);
  if (type === 'set') return again(value);
  if (type === 'duration') return [lengths(value), from && to ? span(from.slice(0, 10), to.slice(0, 10)) : ''].filter(Boolean).join(', ');
  if (!from) return '';
  if (value.endsWith('/..')) return t('time.since', { when: whole(value.slice(0, -3)) ?? date(from) });
  const [first = '', last] = value.split('/');
  const begin = whole(first);
  const end = last === undefined ? begin : whole(last);
  if (begin === undefined || end === undefined) return '';
  // What begins and ends at a moment of the clock is a stretch, not two names.
  if (last !== undefined) return first.includes('T') || last.includes('T') ? '' : t('time.span', { from: begin, to: end });
  if (!time.modifier) return begin;
  const early = /^\d{4}-\d\d-\d\d/.test(first) && { start: 'early', end: 'late' }[/** @type {string} */ (time.modifier)];
  return t(`time.${early || time.modifier}`, { when: begin });
}

/** From when to when. Its ends have heard already whether the beginning or the end of something is meant. @param {Time} time */
function stretch({ type, value, modifier, from, to }) {
  if (!value || !from || type === 'duration' || type === 'set') return '';
  const end = to ?? from;
  const clock = /T\d/.test(value);
  const when = !clock ? span(from.slice(0, 10), end.slice(0, 10)) : from.slice(0, 10) === end.slice(0, 10) ? hours(from, end) : span(from, end);
  return modifier === 'about' ? t('time.about', { when }) : when;
}

/** @param {string} from @param {string} to */
const span = (from, to) => (from === to ? date(from) : t('time.span', { from: date(from), to: date(to) }));

/** What has a name as a whole: "2021", "2021-06", "2021-06-27TEV", "2021-SU", "2021-Q3", "195". @param {string} value @returns {string | undefined} */
function whole(value) {
  if (/^\d{4}(-\d\d){0,2}(T\d\d:\d\d)?$/.test(value)) return date(value);
  const [, day, part] = /^(\d{4}-\d\d-\d\d)(T[A-Z]{2})$/.exec(value) ?? [];
  if (day) return `${date(day)}, ${t(`part.${part}`)}`;
  const [, year, piece] = /^(\d{4})-([A-Z][A-Z\d])$/.exec(value) ?? [];
  if (year) return has(`of.${piece}`) ? t(`of.${piece}`, { year }) : undefined;
  return /^\d{3}$/.test(value) ? t('time.decade', { year: `${value}0` }) : undefined;
}

const UNITS = /** @type {Record<string, string>} */ ({ Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second', Q: 'quarter', DE: 'decade', CE: 'century' });

/** The number and unit of "P5D", "PTXH". @param {string} value */
function length(value) {
  const [, t = '', count = '', unit = ''] = /^P(T?)([\d.]+|X)([A-Z]+)$/.exec(value) ?? [];
  return { count, unit: UNITS[t + unit] };
}

/** @param {string} unit @param {number} count @param {number} [most] */
const units = (unit, count, most) => {
  const form = /** @type {const} */ ({ style: 'unit', unit, unitDisplay: 'long' });
  return most === undefined ? number(count, form) : numbers(count, most, form);
};

/** "P5D", "P2D/P3D" and "PXY" in words; '' for what has none. @param {string} value */
function lengths(value) {
  const [first, last] = value.split('/').map(length);
  if (!first?.unit) return '';
  if (first.count === 'X') return t(`several.${first.unit}`);
  if (!last) return units(first.unit, Number(first.count));
  if (!last.unit) return '';
  return first.unit === last.unit ? units(first.unit, Number(first.count), Number(last.count)) : t('time.span', { from: units(first.unit, Number(first.count)), to: units(last.unit, Number(last.count)) });
}

/** What comes again: "P1W", "P2W", "XXXX-WXX-1", "XXXX-XX-XXTEV", "XXXX-SU", "XXXX-12-24"; '' for what has no words. @param {string} value */
function again(value) {
  const { count, unit } = length(value);
  if (unit) return count === '1' ? t(`every.${unit}`) : count === 'X' ? '' : t('time.every', { what: units(unit, Number(count)) });
  const [, which = '', part] = /^XXXX-(.+?)(T[A-Z]{2})?$/.exec(value) ?? [];
  const [, day] = /^WXX-(\d)$/.exec(which) ?? [];
  const [, month, date] = /^(\d\d)(?:-(\d\d))?$/.exec(which) ?? [];
  const key = which === 'XX-XX' ? 'day' : which.replace('WXX-', '');
  const what = day ? t('time.every_day', { what: weekday(Number(day)) }) : month ? t('time.every_day', { what: yearly(month, date) }) : has(`every.${key}`) ? t(`every.${key}`) : '';
  return what && part ? `${what}, ${t(`part.${part}`)}` : what;
}
