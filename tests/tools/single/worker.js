// The engine's room in the single-file page; its files are told to it.

import { answerer } from '../../../www/answer.js';
import { unpacked } from './assets.js';

let give;
const files = new Promise((done) => (give = done));
const answer = answerer(
  async (path) => unpacked(path, (await files)[path]),
  (data) => self.postMessage(data),
);
self.onmessage = (event) => (event.data.kind === 'files' ? give(event.data.files) : answer(event));
