// `make single`: the whole page as one file, dist/kilde.html, that opens by double-click and asks nobody for anything.
import { build, transform } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const ROOT = "www";
const INSTEAD = ["assets.js", "spawn.js", "offline.js"];

/** These modules of the page have another of their kind here. */
const instead = {
  name: "instead",
  setup: (setup) =>
    setup.onResolve({ filter: /\/(?:assets|spawn|offline)\.js$/ }, ({ path, importer, resolveDir }) => {
      const at = resolve(resolveDir, path);
      const name = INSTEAD.find((name) => at === resolve(ROOT, name));
      return importer && name ? { path: resolve("tests/tools/single", name) } : undefined;
    }),
};

/** A module and all that it needs, as one script. */
async function bundle(entry) {
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: "iife", minify: true, target: "es2022", charset: "utf8", plugins: [instead], logOverride: { "empty-import-meta": "silent" } });
  const text = outputFiles[0].text.trim();
  if (/<\/script/i.test(text)) throw new Error(`${entry}: a script cannot hold the end of a script`);
  return text;
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const packed = (path) => gzipSync(readFileSync(join(ROOT, path)), { level: 9 }).toString("base64");

const html = readFileSync(join(ROOT, "index.html"), "utf8");
const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)">\n?/g)].map(([, path]) => readFileSync(join(ROOT, path), "utf8"));
const { code } = await transform(styles.join("\n"), { loader: "css", minify: true });
const style = code.trim();
const [app, worker] = await Promise.all([bundle(join(ROOT, "app.js")), bundle("tests/tools/single/worker.js")]);
const { LANGUAGES } = await import(new URL(`../../${ROOT}/languages.js`, import.meta.url));
const files = ["pkg/kilde_bg.wasm", ...LANGUAGES.map((code) => `packs/${code}.pack`), ...readdirSync(join(ROOT, "examples")).filter((name) => name.endsWith(".txt")).map((name) => `examples/${name}`)];
const policy = `default-src 'none'; script-src ${hash(app)} 'wasm-unsafe-eval'; style-src ${hash(style)}; worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'`;
const icon = `data:image/svg+xml;base64,${readFileSync(join(ROOT, "icons/kilde.svg")).toString("base64")}`;

const replace = (text, pattern, by) => {
  if (!pattern.test(text)) throw new Error(`www/index.html has no ${pattern}`);
  return text.replace(pattern, () => by);
};
let page = html;
page = replace(page, /(?<=http-equiv="Content-Security-Policy" content=")[^"]*/, policy);
page = replace(page, /<link rel="icon"[^>]*>/, `<link rel="icon" href="${icon}">`);
page = replace(page, /<link rel="apple-touch-icon"[^>]*>\n/, "");
page = replace(page, /<link rel="manifest"[^>]*>\n/, "");
page = replace(page, /<!-- modules -->[\s\S]*?<!-- \/modules -->\n/, "");
page = replace(page, /(?:<link rel="stylesheet"[^>]*>\n)+/, `<style>${style}</style>\n`);
page = replace(page, /<script type="module" src="app.js"><\/script>\n/, "");
const blocks = [...files.map((path) => `<script type="text/plain" data-file="${path}">${packed(path)}</script>`), `<script type="text/plain" id="worker">${worker}</script>`, `<script>${app}</script>`];
page = replace(page, /(?=<\/body>)/, `${blocks.join("\n")}\n`);
const left = page.slice(0, page.indexOf("<script type=\"text/plain\"")).match(/(?:src|href)="(?!data:|#|\.\/")[^"]*"/);
if (left) throw new Error(`the single file still asks for ${left[0]}`);
mkdirSync("dist", { recursive: true });
writeFileSync("dist/kilde.html", page);
console.log(`dist/kilde.html: ${(page.length / 1e6).toFixed(2)} MB, ${(gzipSync(page).length / 1e6).toFixed(2)} MB packed`);
