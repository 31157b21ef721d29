// From Markdown to plain text: the marks go, the words, their paragraphs, lists and quotes stay.

/** @param {string} markdown */
export function plainOf(markdown) {
  const body = markdown.replace(/\r\n?/g, '\n').replace(/^---\n[\s\S]*?\n---\n/, '');
  let fenced = false;
  const lines = body.split('\n').flatMap((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) {
      fenced = !fenced;
      return [];
    }
    return [fenced ? line : lineOf(line)];
  });
  return lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();
}

/** @param {string} line */
function lineOf(line) {
  if (/^\s*(?:[-*_]\s*){3,}$|^\s*=+\s*$/.test(line)) return '';
  const heading = /^\s*#{1,6}\s+(.*?)\s*#*$/.exec(line);
  if (heading) return `\n${inline(heading[1] ?? '')}\n`;
  const item = /^\s*[-*+]\s+(.*)$/.exec(line);
  if (item) return `• ${inline(item[1] ?? '')}`;
  const quote = /^\s*>\s?(.*)$/.exec(line);
  const words = inline(quote ? (quote[1] ?? '') : line);
  return quote && words && !/^["“”„«»–—-]/.test(words) ? `"${words}"` : words;
}

/** @param {string} text */
const inline = (text) =>
  text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/<(https?:[^>]+)>/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])[*](?=\S)(.+?)(?<=\S)[*](?![\w*])/g, '$1')
    .replace(/(?<![\wæøåÆØÅ_])_(?=\S)(.+?)(?<=\S)_(?![\wæøåÆØÅ_])/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|~>])/g, '$1')
    .replace(/ {2,}$/, '');
