// In the single-file page the files stand in the page itself, packed and written as letters.

/** All files of the page by their path. @returns {Record<string, string>} */
export const files = () => Object.fromEntries([...document.querySelectorAll('script[data-file]')].map((script) => [script.dataset.file, script.textContent]));

/** @param {string} path @returns {Promise<Response>} */
export const asset = async (path) => unpacked(path, files()[path]);

/** @param {string} path @param {string | undefined} letters */
export function unpacked(path, letters) {
  if (letters === undefined) throw new Error(`${path} is not in this file`);
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  const type = path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), { headers: { 'content-type': type } });
}
