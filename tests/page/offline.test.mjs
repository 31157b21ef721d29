// Without the net: the page is kept whole, changes over to a newer version whole, takes what other programs share, and can be installed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "../tools/browser.mjs";
import { serve } from "../tools/serve.mjs";
import { analysed, paste } from "./house.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

const TEXT = "Broen ved havnen er blevet lukket for trafik, oplyser politiet mandag, men det er ikke sikkert.";

/** A host with a copy of the page, under a name that is not a developer's own machine, and one reader. */
async function host(context) {
  const folder = mkdtempSync(join(tmpdir(), "kilde-"));
  cpSync("www", folder, { recursive: true });
  let server = await serve(folder);
  const { port } = server.address();
  const asked = [];
  server.on("request", ({ method, url }) => asked.push(`${method} ${url}`));
  const visit = await browser.newContext({ locale: "da-DK", permissions: ["clipboard-read", "clipboard-write"] });
  context.after(async () => {
    await visit.close();
    server?.close();
    rmSync(folder, { recursive: true });
  });
  const page = await visit.newPage();
  page.setDefaultTimeout(15_000);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.goto(`http://kilde.localhost:${port}/`);
  return {
    page,
    visit,
    troubles,
    asked,
    change: (path, edit) => writeFileSync(join(folder, path), edit(readFileSync(join(folder, path), "utf8"))),
    append: (path, bytes) => appendFileSync(join(folder, path), bytes),
    list: () => execFileSync("node", ["tests/tools/files.mjs", "--root", folder]),
    stop: () => new Promise((done) => (server.closeAllConnections(), server.close(done), (server = null))),
  };
}

/** Waits until the page is kept, the language too. */
async function keptWhole(page) {
  await page.waitForFunction(() => document.querySelector("#offline").textContent !== "");
  await page.waitForFunction(async () => {
    const [name] = (await caches.keys()).filter((name) => name.startsWith("kilde-"));
    return name && (await (await caches.open(name)).match("packs/da.pack")) !== undefined;
  });
}

/** Has the browser look for a newer version now, and not at its leisure. */
const look = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update().catch(() => {})));

async function read(page, text = TEXT) {
  await paste(page, { "text/plain": text });
  await analysed(page);
  return page.locator("#claims-body tr.claim").count();
}

test("after the first visit the page works with the net off", async (context) => {
  const { page, stop, troubles } = await host(context);
  assert.equal(await read(page), 1);
  await keptWhole(page);
  await page.locator("#new-text").click();
  await stop();
  await page.reload();
  assert.match(await page.locator("h1").innerText(), /Kilde/);
  assert.equal(await read(page), 1);
  await page.locator("#new-text").click();
  await page.locator("#examples .example").first().click();
  await analysed(page);
  assert.ok((await page.locator("#claims-body tr.claim").count()) > 3, "the examples are kept too");
  await page.goto(page.url().replace(/#.*/, "index.html"));
  assert.match(await page.locator("h1").innerText(), /Kilde/, "by its other name too");
  assert.deepEqual(troubles, []);
});

test("a newer version comes whole: the old one stands until the change, and the text with it", async (context) => {
  const { page, change, list } = await host(context);
  await read(page);
  await keptWhole(page);
  const mark = (version) => () => {
    change("messages/da.js", (text) => text.replace(/'page\.tagline': '[^']*'/, `'page.tagline': '${version}'`));
    change("app.js", (text) => text.replace(/\/\/ version .*\n|$/, `// version ${version}\ndocument.documentElement.dataset.version = '${version}';\n`));
    list();
  };
  mark("two")();
  await page.reload();
  await look(page);
  await page.locator("#newer").filter({ hasText: "nyere udgave" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.version), undefined, "still the old one, whole");
  assert.doesNotMatch(await page.locator(".tagline").innerText(), /two/);
  await page.reload();
  assert.doesNotMatch(await page.locator(".tagline").innerText(), /two/, "a reload alone does not mix");
  await page.locator("#newer button").click();
  await page.waitForFunction(() => document.documentElement.dataset.version === "two" && document.querySelector(".tagline").textContent === "two");
  await analysed(page);
  assert.equal(await page.locator("#input").inputValue(), TEXT);
  assert.equal((await page.evaluate(() => caches.keys())).length, 1, "the old version is gone");
});

test("with another window open the newer version waits", async (context) => {
  const { page, visit, change, list } = await host(context);
  await read(page);
  await keptWhole(page);
  const other = await visit.newPage();
  await other.goto(page.url());
  change("messages/da.js", (text) => text.replace(/'page\.tagline': '[^']*'/, "'page.tagline': 'two'"));
  list();
  await page.reload();
  await look(page);
  await page.locator("#newer button").click();
  await page.locator("#newer").filter({ hasText: "når alle vinduer" }).waitFor();
  assert.doesNotMatch(await page.locator(".tagline").innerText(), /two/);
});

test("a host in the midst of an update does not break what is kept", async (context) => {
  const { page, change, list, stop } = await host(context);
  await read(page);
  await keptWhole(page);
  change("messages/da.js", (text) => text.replace(/'page\.tagline': '[^']*'/, "'page.tagline': 'two'"));
  list();
  // One file of the list has not arrived yet.
  change("messages/da.js", (text) => text.replace("'two'", "'half'"));
  await page.reload();
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    return !registration.installing && !registration.waiting;
  });
  assert.equal(await page.locator("#newer").isVisible(), false);
  await stop();
  await page.reload();
  assert.doesNotMatch(await page.locator(".tagline").innerText(), /two|half/);
});

test("another build of the engine alone is found too", async (context) => {
  const { page, append } = await host(context);
  await read(page);
  await keptWhole(page);
  append("pkg/kilde.js", "\n// another build\n");
  await page.reload();
  await page.locator("#newer").filter({ hasText: "nyere udgave" }).waitFor();
  await page.locator("#newer button").click();
  await page.waitForFunction(async () => {
    const [name, ...more] = (await caches.keys()).filter((name) => name.startsWith("kilde-"));
    return !more.length && (await (await (await caches.open(name)).match("pkg/kilde.js")).text()).includes("another build");
  });
  await page.waitForFunction(() => document.querySelector("#offline")?.textContent && document.body.dataset.state === "analysed");
  await page.reload();
  await analysed(page);
  await page.waitForTimeout(1500);
  assert.equal(await page.locator("#newer").isVisible(), false, "once is enough");
});

test("what another program shares becomes the text and reaches no server", async (context) => {
  const { page, asked } = await host(context);
  await read(page);
  await keptWhole(page);
  asked.length = 0;
  await page.evaluate(() => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: "share", enctype: "multipart/form-data" });
    for (const [name, value] of [["title", "Delt artikel"], ["text", "Ministeren afviser, at broen er lukket, oplyser politiet."]]) {
      const field = document.createElement("textarea");
      Object.assign(field, { name, value });
      form.append(field);
    }
    document.body.append(form);
    // The policy forbids the page's own forms; the system's share sheet is bound by none.
    window.share = () => fetch("share", { method: "POST", body: new FormData(form) });
  });
  await page.evaluate(() => window.share());
  await page.goto(page.url().replace(/\/[^/]*$/, "/?shared"));
  await page.waitForFunction(() => document.querySelector("#input").value.startsWith("Delt artikel"));
  assert.equal(await page.locator("#input").inputValue(), "Delt artikel\n\nMinisteren afviser, at broen er lukket, oplyser politiet.");
  assert.ok(!asked.some((line) => line.startsWith("POST")), "nothing was posted to the host");
  assert.ok(!(await page.evaluate(() => caches.keys())).includes("kilde-shared"), "it is not kept there");
  assert.ok(!page.url().includes("shared"));
});

test("the manifest is whole and the page can be installed", async (context) => {
  const { page, visit } = await host(context);
  await keptWhole(page).catch(() => {});
  const session = await visit.newCDPSession(page);
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  for (const { src, sizes, type } of JSON.parse(data).icons) {
    const bytes = readFileSync(join("www", src));
    if (type === "image/png") assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
});
