// The page as one file from the disk, in both browsers: it opens, analyses and exports, and asks nobody for anything.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, launchFirefox } from "../tools/browser.mjs";
import { analysed } from "./house.mjs";

const address = pathToFileURL("dist/kilde.html").href;
const browsers = {};
before(async () => {
  execFileSync("node", ["tests/tools/single.mjs"]);
  [browsers.chromium, browsers.firefox] = await Promise.all([launch(), launchFirefox()]);
});
after(() => Promise.all(Object.values(browsers).map((browser) => browser.close())));

async function open(context, name, init) {
  const visit = await browsers[name].newContext({ locale: "da-DK" });
  const page = await visit.newPage();
  page.setDefaultTimeout(15_000);
  const troubles = [];
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => /^(?:file|data|blob):/.test(request.url()) || troubles.push(`asked ${request.url()}`));
  if (init) await page.addInitScript(init);
  context.after(async () => {
    await visit.close();
    assert.deepEqual(troubles, []);
  });
  await page.goto(address);
  return page;
}

async function use(page) {
  await page.locator("#examples .example").first().click();
  await analysed(page);
  assert.ok((await page.locator("#claims-body tr.claim").count()) > 5);
  assert.ok((await page.locator("#reading mark.mark-content").count()) > 5);
  await page.locator("#tab-flow").click();
  assert.ok((await page.locator("#view-flow svg .ribbon").count()) > 2);
}

for (const name of ["chromium", "firefox"])
  test(`${name}: opened from the disk it does the same`, async (context) => {
    const page = await open(context, name);
    await use(page);
    assert.match(await page.locator("#offline").evaluate((place) => place.textContent), /én fil/);
    await page.reload();
    await analysed(page);
    assert.match(await page.locator("#input").inputValue(), /Havfruen/, "the text is kept");
    if (name === "firefox") return;
    await page.locator("#take-along summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-take=csv]").click()]);
    assert.ok(readFileSync(await download.path(), "utf8").includes("Havfruen"));
  });

for (const [how, init] of Object.entries({
  "there is none": () => delete globalThis.Worker,
  "making one is forbidden": () => (globalThis.Worker = class { constructor() { throw new DOMException("no", "SecurityError"); } }),
  "it breaks at the start": () =>
    (globalThis.Worker = class {
      constructor() { setTimeout(() => this.onerror(new ErrorEvent("error", { cancelable: true })), 30); }
      postMessage() {}
      terminate() {}
    }),
}))
  test(`without a worker (${how}) the engine works in the page`, async (context) => use(await open(context, "chromium", init)));

test("its policy allows the very scripts and styles in it and no connection", () => {
  const html = readFileSync("dist/kilde.html", "utf8");
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+';/);
  assert.ok(!/connect-src|unsafe-inline/.test(policy));
});
