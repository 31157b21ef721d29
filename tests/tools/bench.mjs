// The wasm in the real browser: how long an article of 1,000 words takes on one thread, and how that grows. `make bench`.
import { execSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const articles = ["faergen", "skolen", "doegnet"].map((name) => readFileSync(`tests/articles/${name}.txt`, "utf8")).join("\n");
const server = await serve("www");
const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const rows = await page.evaluate(measure, articles);
  console.log(`${cpus()[0].model.trim()}, ${browser.browserType().name()} ${browser.version()}`);
  console.log(`pack loaded in ${rows.load.toFixed(1)} ms, memory ${(rows.memory / 2 ** 20).toFixed(1)} MB after it`);
  for (const { words, median, best } of rows.runs)
    console.log(`${String(words).padStart(7)} words: median ${median.toFixed(2)} ms, best ${best.toFixed(2)} ms, ${Math.round(words / (median / 1000)).toLocaleString("en")} words/s`);
} finally {
  await browser.close();
  server.close();
}

/** Runs in the page. */
async function measure(text) {
  const { default: init, Kilde } = await import(new URL("pkg/kilde.js", location.href).href);
  const wasm = await init();
  const bytes = new Uint8Array(await (await fetch("packs/da.pack")).arrayBuffer());
  const engine = new Kilde();
  const began = performance.now();
  engine.load(bytes);
  const load = performance.now() - began;
  const memory = wasm.memory.buffer.byteLength;
  const all = text.split(/(?<=\s)/);
  const runs = [];
  for (const count of [1000, 10000, 100000]) {
    let article = "";
    for (let index = 0; index < count; index++) article += all[index % all.length];
    const times = [];
    const repeats = Math.max(5, 60000 / count);
    for (let run = 0; run < repeats; run++) {
      const start = performance.now();
      engine.analyse(article, { language: "da", published: "2025-01-28", offsets: "utf16" });
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    runs.push({ words: count, median: times[times.length >> 1], best: times[0] });
  }
  return { load, memory, runs };
}

function findBrowser() {
  const names = [process.env.CHROME, "chromium", "chromium-browser", "google-chrome"].filter(Boolean);
  for (const name of names) {
    try {
      return execSync(`command -v ${name}`, { encoding: "utf8", shell: "/bin/sh" }).trim();
    } catch {
      // The next name may be there.
    }
  }
  throw new Error("No browser was found. Run tests/tools/setup test.");
}
