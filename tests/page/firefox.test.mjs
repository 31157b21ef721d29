// The main path once more in Firefox as it was shipped.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launchFirefox } from "../tools/browser.mjs";
import { serve } from "../tools/serve.mjs";
import { analysed } from "./house.mjs";

let browser;
let server;
before(async () => ([browser, server] = await Promise.all([launchFirefox(), serve("www")])));
after(async () => {
  await browser?.close();
  server?.close();
});

test("Firefox: an article is pasted, read, put right, taken along, and still there after a reload and without the net", async (context) => {
  const visit = await browser.newContext({ locale: "da-DK", viewport: { width: 1300, height: 900 } });
  const page = await visit.newPage();
  page.setDefaultTimeout(15_000);
  const origin = `http://localhost:${server.address().port}`;
  const troubles = [];
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => /^(?:data|blob):/.test(request.url()) || request.url().startsWith(origin) || troubles.push(`left the origin: ${request.url()}`));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  context.after(async () => {
    await visit.close();
    assert.deepEqual(troubles, []);
  });
  await page.goto(`${origin}/`);
  assert.equal(await page.locator("html").getAttribute("lang"), "da");

  // Pasted as a news page's HTML, as the browser hands it over.
  const article = readFileSync("tests/articles/faergen.txt", "utf8").trim().split(/\n\s*\n/);
  await page.locator("#input").evaluate((input, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "x");
    // Firefox gives events of one's own making no clipboard.
    input.dispatchEvent(Object.defineProperty(new Event("paste", { bubbles: true, cancelable: true }), "clipboardData", { value: clipboardData }));
  }, `<article>${article.map((part) => `<p>${part}</p>`).join("")}<nav><a href="/">Forside</a></nav></article>`);
  await analysed(page);
  const rows = page.locator("#claims-body tr.claim");
  const count = await rows.count();
  assert.ok(count >= 3);

  // Both panes are linked.
  const second = rows.nth(1);
  const id = await second.getAttribute("data-claim");
  await second.locator(".c-what").click();
  assert.match(await page.locator(`#reading mark.mark-content[data-id="${id}"]`).first().getAttribute("class"), /\bon\b/);
  await page.locator("#reading .handle").first().click();
  assert.equal(await page.evaluate(() => document.activeElement.closest("tr")?.dataset.claim), await rows.first().getAttribute("data-claim"));

  // Every view has something to show.
  for (const view of ["entities", "numbers", "timeline", "voices", "flow", "claims"]) {
    await page.locator(`#tab-${view}`).click();
    assert.ok((await page.locator(`#view-${view}`).innerText()).length > 20, view);
  }

  // Put right, undone, done again.
  await page.locator("#claims-body .proof-toggle").first().click();
  await page.locator(".correct [data-key^=drop]").first().click();
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, count - 1);
  await page.locator("#undo").click();
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, count);
  await page.locator("#redo").click();
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, count - 1);

  // The core's formats come out of this browser's wasm as well.
  const csv = await page.evaluate(async () => {
    const { engine, wishes } = await import(new URL("run.js", location.href).href);
    const { now } = await import(new URL("store.js", location.href).href);
    return engine.export(now().text, wishes(), "csv", "da");
  });
  assert.equal(csv.trim().split("\r\n").length, count);

  // Written on, and analysed as it is written.
  await page.locator("#mode-write").click();
  await page.evaluate(() => document.querySelector("#input").setSelectionRange(0, 0));
  await page.keyboard.type("Broen er lukket, oplyser politiet.");
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, count);

  // Kept, and without the net.
  await page.waitForFunction(async () => document.querySelector("#offline").textContent !== "" && (await caches.keys()).length > 0);
  await page.waitForFunction(async () => (await (await caches.open((await caches.keys())[0])).match("packs/da.pack")) !== undefined);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  troubles.length = 0;
  await page.reload();
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, count);
  // What the page looks for on the host is not there now; that is no trouble.
  troubles.length = 0;
});
