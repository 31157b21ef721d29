// What happened on which day and what was said on which: plain functions on the analysis.

/**
 * @typedef {import('../types/analysis').Analysis} Analysis
 * @typedef {import('../types/analysis').AnalysisTime} Time
 * @typedef {{kind: 'happened' | 'ahead' | 'said', time: number, claims: number[]}} Entry one expression of time on its day; `ahead`: after the day of publication
 * @typedef {{from: string, to: string, entries: Entry[]}} Stop a day or stretch of days, ISO 8601
 * @typedef {{stops: Stop[], undated: number[]}} Timeline
 */

/** The claims that were said at a time. @param {Analysis} analysis @param {Time} time @param {number[]} dropped */
export const saidAt = (analysis, time, dropped) =>
  analysis.claims.filter(({ id, time: said }) => said && said.start < time.end && said.end > time.start && !dropped.includes(id)).map(({ id }) => id);

/**
 * All times of the text in their order; a stretch that begins on the same day as another but ends later comes after it.
 * @param {Analysis} analysis
 * @param {number[]} [dropped] claims that the reader said are none
 * @returns {Timeline}
 */
export function timelineOf(analysis, dropped = []) {
  /** @type {Map<string, Stop>} */
  const stops = new Map();
  /** @type {number[]} */
  const undated = [];
  analysis.times.forEach((time, index) => {
    // How long something took or how often it comes is no place on the line.
    if (!time.from || time.type === 'duration' || time.type === 'set') return void undated.push(index);
    const from = time.from.slice(0, 10);
    const to = (time.to ?? time.from).slice(0, 10);
    const key = `${from}/${to}`;
    const stop = stops.get(key) ?? { from, to, entries: [] };
    stops.set(key, stop);
    const said = saidAt(analysis, time, dropped);
    const inside = analysis.claims.filter((claim) => claim.times.includes(index) && !dropped.includes(claim.id)).map(({ id }) => id);
    if (said.length) stop.entries.push({ kind: 'said', time: index, claims: said });
    if (inside.length || !said.length) stop.entries.push({ kind: analysis.published && from > analysis.published ? 'ahead' : 'happened', time: index, claims: inside });
  });
  // Within a day by the clock, where the text gives it.
  const clock = (/** @type {Entry} */ { time }) => analysis.times[time]?.from ?? '';
  for (const { entries } of stops.values()) entries.sort((a, b) => clock(a).localeCompare(clock(b)));
  return { stops: [...stops.values()].sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to)), undated };
}

/** Days from one day to another. @param {string} from @param {string} to */
export const days = (from, to) => Math.round((Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / 86_400_000);
