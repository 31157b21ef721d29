// Articles to try the page with, written for it: people, firms and events in them are invented.

import { asset } from '../assets.js';

/** @type {{file: string, language: string, title: string, published: string}[]} */
export const EXAMPLES = [
  { file: 'brand-paa-faerge.txt', language: 'da', title: 'Brand på færgen Havfruen', published: '2026-03-10' },
  { file: 'hackerangreb.txt', language: 'da', title: 'Hackerangreb mod sygehuse', published: '2026-05-18' },
  { file: 'reservoir.txt', language: 'en', title: 'Dam breach at Harrow Vale', published: '2026-03-09' },
  { file: 'ferje.txt', language: 'nb', title: 'Ferje gikk på grunn utenfor Florø', published: '2025-07-08' },
];

/** @param {typeof EXAMPLES[number]} example @returns {Promise<string>} */
export const fetchExample = async (example) => (await asset(`examples/${example.file}`)).text();
