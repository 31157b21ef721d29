// What the reader put right, kept apart from the engine's answer.

/** @typedef {import('./types/analysis').Correction} Correction */
export {};
