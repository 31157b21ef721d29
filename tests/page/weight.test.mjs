// What a reader's first visit weighs, packed as a host sends it: a limit that a change must not pass unseen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { house, paste, analysed } from "./house.mjs";

const { open } = house();
const MOST = 1_000_000;
const MOST_WASM = 360_000;
const packed = (path) => (path.endsWith(".png") ? readFileSync(`www/${path}`) : gzipSync(readFileSync(`www/${path}`), { level: 9 })).length;

test("a Danish reader's first visit: all that is fetched, and no other language", async (context) => {
  const page = await open(context);
  await paste(page, { "text/plain": "Broen ved havnen er blevet lukket for trafik, oplyser politiet mandag, men det er ikke sikkert." });
  await analysed(page);
  const asked = [...new Set(page.requests.filter((url) => url.startsWith(page.origin)).map((url) => new URL(url).pathname.slice(1) || "index.html"))];
  assert.deepEqual(asked.filter((path) => path.startsWith("packs/")), ["packs/da.pack"]);
  // The service worker keeps the rest of the page's files besides.
  const { files } = new Function("self", `${readFileSync("www/files.js", "utf8")}; return self.FILES`)({});
  const all = new Set([...asked, ...Object.keys(files).map((path) => (path === "./" ? "index.html" : path)), "sw.js", "files.js"]);
  const sum = [...all].reduce((sum, path) => sum + packed(path), 0);
  const wasm = packed("pkg/kilde_bg.wasm");
  context.diagnostic(`${all.size} files, ${Math.round(sum / 1000)} kB in all, the engine ${Math.round(wasm / 1000)} kB, the language ${Math.round(packed("packs/da.pack") / 1000)} kB`);
  assert.ok(sum <= MOST, `${sum} bytes in all`);
  assert.ok(wasm <= MOST_WASM, `${wasm} bytes of wasm`);
});

test("a reader of English gets no Danish", async (context) => {
  const page = await open(context, { locale: "en-GB" });
  await paste(page, { "text/plain": "The bridge has been closed since Monday, the police said, but the mayor denied that it is unsafe." });
  await analysed(page);
  await page.waitForTimeout(300);
  assert.ok(!page.requests.some((url) => url.endsWith("da.pack")));
});

test("a third language is fetched when a text is in it, and not before", async (context) => {
  const page = await open(context);
  const packs = () => [...new Set(page.requests.filter((url) => url.endsWith(".pack")).map((url) => url.split("/").pop()))];
  assert.ok(!packs().includes("nb.pack"));
  await paste(page, { "text/plain": "Ferja er innstilt etter ulykken, opplyser politiet mandag, men rederiet avviser at den var i dårlig stand." });
  await analysed(page);
  assert.ok(packs().includes("nb.pack") && !packs().includes("en.pack"), packs().join(" "));
  const claims = await page.evaluate(async () => (await import(new URL("store.js", location.href).href)).now().analysis.claims.length);
  assert.ok(claims >= 2, `${claims} claims`);
});
