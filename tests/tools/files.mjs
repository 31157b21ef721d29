// The list of the page's own files with their fingerprints (www/files.js), by which the service worker keeps one whole version,
// and the modules that the page asks for ahead (www/index.html). `make files` writes both; `--check` says where they are out of date.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";

const at = process.argv.indexOf("--root");
const ROOT = at > 0 ? process.argv[at + 1] : "www";
/** Not kept: types, icons that only an installation asks for, and the service worker itself. Not in the list: what a build makes, and the languages, which are kept when they are met. */
const LEFT_OUT = /^(?:types\/|pkg\/|packs\/|icons\/(?!icon-192|kilde)|sw\.js$|files\.js$)/;

/** Every file under a folder, by its path in it. */
const under = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => posix.relative(ROOT, join(entry.parentPath ?? entry.path, entry.name).replaceAll("\\", "/")))
    .sort();

/** The modules that a module needs, in the order of the page's asking. */
function modules(start, found = new Set()) {
  if (found.has(start)) return found;
  found.add(start);
  for (const [, path] of readFileSync(join(ROOT, start), "utf8").matchAll(/^\s*(?:import|export)\b[^;]*?from '(\.[^']+)'/gms)) modules(posix.join(posix.dirname(start), path), found);
  return found;
}

/** The page with the links to its modules brought up to date. */
function page(html) {
  const links = [...modules("app.js")].slice(1).map((path) => `<link rel="modulepreload" href="${path}">`);
  return html.replace(/(<!-- modules -->\n)[\s\S]*?(<!-- \/modules -->)/, (_, open, close) => `${open}${links.join("\n")}\n${close}`);
}

const hash = (bytes) => createHash("sha256").update(bytes).digest("base64");

function list(html) {
  const files = Object.fromEntries(
    under(ROOT)
      .filter((path) => !LEFT_OUT.test(path))
      .map((path) => [path === "index.html" ? "./" : path, hash(path === "index.html" ? html : readFileSync(join(ROOT, path)))]),
  );
  const version = createHash("sha256").update(JSON.stringify(files) + readFileSync(join(ROOT, "sw.js"), "utf8")).digest("hex").slice(0, 12);
  return `// Made by tests/tools/files.mjs: the page's files and their fingerprints (SHA-256), for the service worker.\nself.FILES = ${JSON.stringify({ version, files }, null, 1)};\n`;
}

const before = { html: readFileSync(join(ROOT, "index.html"), "utf8"), list: readIfThere(join(ROOT, "files.js")) };
const html = page(before.html);
const now = { html, list: list(html) };
const old = now.html !== before.html ? "www/index.html" : now.list !== before.list ? "www/files.js" : null;
if (process.argv.includes("--check")) {
  if (old) {
    console.error(`${old} does not fit the page's files any more. Run: make files`);
    process.exitCode = 1;
  }
} else if (old) {
  writeFileSync(join(ROOT, "index.html"), now.html);
  writeFileSync(join(ROOT, "files.js"), now.list);
  console.log("www/files.js brought up to date");
}

function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
