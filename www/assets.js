// The page's own files that are not modules. The single-file page has another of these, which holds them itself.

/** @param {string} path from the page's folder @returns {Promise<Response>} */
export async function asset(path) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  return response;
}
