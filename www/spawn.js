// Starts the engine's worker. The single-file page has another of these.

/** @returns {Worker} */
export const spawn = () => new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
