// By what a correction finds its claim again.

/**
 * Where a claim's parts begin in the engine's own answer.
 * @param {import('./types/analysis').AnalysisClaim} claim
 * @returns {import('./types/analysis').ClaimKey}
 */
export const keyOfClaim = ({ cue, source, content }) => ({ cue: cue?.start ?? null, source: source?.start ?? null, content: content[0]?.start ?? 0 });
