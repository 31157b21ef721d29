// `make bench` in the real browser: the engine on one thread, and the page as a reader meets it: the first visit, typing, a long text.
import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";

const articles = readdirSync("tests/articles").filter((name) => name.endsWith(".txt")).map((name) => readFileSync(`tests/articles/${name}`, "utf8").trim());
const words = (count) => {
  const all = articles.join("\n\n").split(/(?<=\s)(?=\S)/);
  return Array.from({ length: count }, (_, index) => all[index % all.length]).join("");
};
const server = await serve("www");
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await launch();
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];
try {
  console.log(`${cpus()[0].model.trim()}, Chromium ${browser.version()}`);
  await engine();
  await firstVisit();
  await typing();
  await longText();
  await manyClaims();
} finally {
  await browser.close();
  server.close();
}

/** A page of its own that keeps account of its long tasks. */
async function visit({ path = "", ...wishes } = {}) {
  const context = await browser.newContext({ locale: "da-DK", viewport: { width: 1360, height: 900 }, ...wishes });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ["longtask"] });
  });
  await page.goto(address + path);
  return page;
}
/** Waits for the analysis of the text that stands there. */
function analysed(page) {
  return page.waitForFunction(() => document.body.dataset.state === "analysed");
}

/** The longest task since the last asking; 50 ms is the least that a browser reports. */
function longest(page) {
  return page.evaluate(() => new Promise((done) => setTimeout(() => done(Math.max(0, ...window.tasks.splice(0))), 300)));
}

function inWords(task) {
  return task ? `longest task ${Math.round(task)} ms` : "no task over 50 ms";
}

async function engine() {
  const page = await visit();
  const { load, memory, runs } = await page.evaluate(async (texts) => {
    const { default: init, Kilde } = await import(new URL("pkg/kilde.js", location.href).href);
    const wasm = await init();
    const bytes = new Uint8Array(await (await fetch("packs/da.pack")).arrayBuffer());
    const engine = new Kilde();
    const began = performance.now();
    engine.load(bytes);
    const load = performance.now() - began;
    const runs = texts.map(({ count, text }) => {
      const times = [];
      for (let run = 0; run < Math.max(5, 60000 / count); run++) {
        const start = performance.now();
        engine.analyse(text, { language: "da", published: "2025-01-28", offsets: "utf16" });
        times.push(performance.now() - start);
      }
      times.sort((a, b) => a - b);
      return { words: count, median: times[times.length >> 1], best: times[0] };
    });
    return { load, memory: wasm.memory.buffer.byteLength, runs };
  }, [1000, 10_000, 100_000].map((count) => ({ count, text: words(count) })));
  console.log(`pack loaded in ${load.toFixed(1)} ms, memory ${(memory / 2 ** 20).toFixed(1)} MB`);
  for (const run of runs) console.log(`${String(run.words).padStart(7)} words: median ${run.median.toFixed(2)} ms, best ${run.best.toFixed(2)} ms`);
  await page.context().close();
}

/** From the first request to the claims of the first text, which is pasted as soon as there is something to paste into. */
async function firstVisit() {
  const times = [];
  for (let run = 0; run < 5; run++) {
    const context = await browser.newContext({ locale: "da-DK" });
    const page = await context.newPage();
    await page.addInitScript((text) => {
      const ready = setInterval(() => {
        const input = document.querySelector("#input");
        if (!input || document.body.classList.contains("starting")) return;
        clearInterval(ready);
        input.value = text;
        input.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
      }, 1);
      new MutationObserver(() => (window.done ??= document.body?.dataset.state === "analysed" ? performance.now() : undefined)).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-state"] });
    }, words(600));
    await page.goto(address);
    times.push(await (await page.waitForFunction(() => window.done)).jsonValue());
    await context.close();
  }
  console.log(`first visit to the first analysis (600 words): median ${Math.round(median(times))} ms, longest ${Math.round(Math.max(...times))} ms`);
}

/** Sentences are typed into an article of 1,000 words, fast. */
async function typing() {
  const page = await visit();
  await page.locator("#input").fill(words(1000));
  await analysed(page);
  await page.locator("#mode-write").click();
  await page.evaluate(() => document.querySelector("#input").setSelectionRange(400, 400));
  await longest(page);
  const start = performance.now();
  await page.keyboard.type(" Det oplyser politiet, men ministeren afviser, at 14 er omkommet i Aarhus.".repeat(3), { delay: 40 });
  const task = await longest(page);
  const typed = await page.evaluate(async () => {
    // How long a keystroke takes until the page has drawn it.
    const input = document.querySelector("#input");
    const times = [];
    for (let turn = 0; turn < 30; turn++) {
      const began = performance.now();
      input.setRangeText("x", 500, 500, "end");
      input.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
      times.push(performance.now() - began);
      await new Promise((done) => setTimeout(done, 90));
    }
    return times;
  });
  console.log(`typing into 1,000 words for ${((performance.now() - start) / 1000).toFixed(0)} s: ${inWords(task)}; a keystroke keeps the page ${median(typed).toFixed(1)} ms (median), ${Math.max(...typed).toFixed(1)} ms (most)`);
  await page.context().close();
}

async function longText() {
  const page = await visit();
  const text = words(170_000).slice(0, 1_000_000);
  const start = performance.now();
  await page.evaluate(async (text) => (await import(new URL("run.js", location.href).href)).setText(text, { whole: true }), text);
  const progress = await page.locator("#progress").waitFor({ timeout: 5000 }).then(() => performance.now() - start, () => 0);
  await analysed(page);
  const whole = performance.now() - start;
  const task = await longest(page);
  await page.locator("#tab-voices").click();
  const after = await longest(page);
  console.log(`1 MB of text: progress after ${Math.round(progress)} ms, analysed after ${(whole / 1000).toFixed(1)} s; ${inWords(task)} meanwhile, ${inWords(after)} on changing the view`);
  await page.context().close();
}

/** Searching, sorting and filtering 500 claims. */
async function manyClaims() {
  const page = await visit();
  await page.locator("#input").fill(words(12_000));
  await analysed(page);
  await page.locator("#mode-read").click();
  const claims = await page.evaluate(async () => {
    const { now, update } = await import(new URL("store.js", location.href).href);
    const { analysis } = now();
    const claims = analysis.claims.filter((claim) => claim.kind !== "unattributed").slice(0, 500).map((claim, id) => ({ ...claim, id, parent: null, about: [], status: { confirmed_by: [], denied_by: [], unconfirmed_by: [] } }));
    update({ analysis: { ...analysis, claims }, labels: claims.map(({ id }) => String(id + 1)) });
    return claims.length;
  });
  await longest(page);
  await page.locator("#search").pressSequentially("politiet", { delay: 60 });
  const searching = await longest(page);
  await page.locator("#search").fill("");
  await page.locator("#sort").selectOption("who");
  await page.locator("details.filters summary").click();
  await page.locator("#filters .chip").first().click();
  const sorting = await longest(page);
  console.log(`${claims} claims: searching ${inWords(searching)}; sorting and filtering ${inWords(sorting)}`);
  await page.context().close();
}
