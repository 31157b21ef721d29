// The engine's room away from the page, so that typing never waits for an analysis.

import { asset } from './assets.js';
import { answerer } from './answer.js';

self.onmessage = answerer(asset, (answer) => self.postMessage(answer));
