// In the single-file page the worker is made of letters of the page; where a browser forbids that for a file on the disk, the engine
// works in the page itself: it does the same, but typing waits for it.

import { answerer } from '../../../www/answer.js';
import { asset, files } from './assets.js';

export function spawn() {
  const face = { onmessage: null, onerror: null, onmessageerror: null, postMessage, terminate: () => inner.terminate() };
  /** What a worker that never spoke has been told. @type {any[] | null} */
  let told = [];
  let inner = start();
  return face;

  function start() {
    try {
      const letters = document.getElementById('worker').textContent;
      const worker = new Worker(URL.createObjectURL(new Blob([letters], { type: 'text/javascript' })));
      worker.onmessage = (event) => {
        told = null;
        face.onmessage?.(event);
      };
      worker.onerror = (event) => {
        if (!told) return face.onerror?.(event);
        event.preventDefault();
        worker.terminate();
        const again = told;
        inner = inPage();
        for (const message of again) inner.postMessage(message);
      };
      worker.postMessage({ kind: 'files', files: files() });
      return worker;
    } catch {
      return inPage();
    }
  }

  function postMessage(message) {
    told?.push(message);
    inner.postMessage(message);
  }

  function inPage() {
    told = null;
    let over = false;
    const answer = answerer(asset, (data) => over || face.onmessage?.({ data }));
    return {
      // The page draws what it has to say first.
      postMessage: (data) => void setTimeout(() => over || answer({ data }), 20),
      terminate: () => void (over = true),
    };
  }
}
