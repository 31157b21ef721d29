// When things go wrong, or are meant to: hostile texts, a megabyte, nothing there to compute with. The text stays, and a sentence says what to do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analysed, example, house, paste } from "./house.mjs";

const { open } = house();
const TEXT = "Broen ved havnen er blevet lukket for trafik, oplyser politiet mandag, men det er ikke sikkert.";
const failed = (page) => page.waitForFunction(() => document.body.dataset.state === "failed");
const notice = (page) => page.locator("#notice").innerText();

test("hostile text is text: nothing in it runs, and it is shown letter by letter in every view and export", async (context) => {
  const page = await open(context);
  const hostile = `<img src=x onerror="window.ran = 1"> siger, at <script>window.ran = 1</script> er <b>fed</b>.

"javascript:window.ran=1" oplyser Jens </textarea><svg onload=window.ran=1> Hansen mandag ifølge Ritzau til <iframe src="https://example.org"></iframe>, og at 12 personer er i Aarhus.

Ifølge <a href="javascript:window.ran=1">politiet</a> er {{constructor.constructor('window.ran=1')()}} og \${window.ran=1} lukket, men det er ikke blevet bekræftet af ministeren.`;
  await paste(page, { "text/plain": hostile });
  await analysed(page);
  assert.equal(await page.locator("#input").inputValue(), hostile);
  const read = await page.locator("#reading").evaluate((root) => [...root.children].map((block) => block.textContent).join("\n\n"));
  assert.equal(read, hostile);
  for (const view of ["claims", "entities", "numbers", "timeline", "voices", "flow"]) {
    await page.locator(`#tab-${view}`).click();
    for (const details of await page.locator(`#view-${view} details`).all()) await details.evaluate((element) => (element.open = true));
  }
  const made = await page.evaluate(() => ({
    ran: window.ran,
    elements: document.querySelectorAll("main img, main script, main iframe, main svg[onload], main a[href^=javascript], main b[onclick]").length,
  }));
  assert.deepEqual(made, { ran: undefined, elements: 0 });
  const report = await page.evaluate(async () => {
    const { engine, wishes } = await import(new URL("run.js", location.href).href);
    const { now } = await import(new URL("store.js", location.href).href);
    return engine.export(now().text, wishes(), "html", "da");
  });
  // Opened without any policy and with scripts allowed it still has to do nothing.
  const bare = report.replace(/<meta http-equiv[^>]*>/, "");
  assert.notEqual(bare, report);
  const other = await page.visit.newPage();
  const asked = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.setContent(bare);
  assert.equal(await other.evaluate(() => window.ran), undefined);
  assert.deepEqual(asked.filter((url) => !/^(?:about|data):/.test(url)), []);
  assert.equal(await other.evaluate(() => document.querySelectorAll("img, script, iframe, svg").length), 0);
});

test("a megabyte of quotation marks, brackets or two letters: an answer, and the page goes on", async (context) => {
  const page = await open(context);
  const million = (letter) => page.evaluate(async (letter) => (await import(new URL("run.js", location.href).href)).setText(letter.repeat(1_000_000 / letter.length), { whole: true }), letter);
  for (const letter of ['"', "\u201D\u201C", "(", "<", "ab "]) {
    await million(letter);
    await page.waitForFunction(() => document.body.dataset.state !== "running", null, { timeout: 60_000 });
    assert.notEqual(await page.evaluate(() => document.body.dataset.state), "failed", JSON.stringify(letter));
  }
  await page.locator("#new-text").click();
  await paste(page, { "text/plain": TEXT });
  await analysed(page);
  assert.equal(await page.locator("#claims-body tr.claim").count(), 1);
});

test("a long text shows how far it is, can be stopped, and the page stays usable meanwhile", async (context) => {
  const page = await open(context);
  await example(page);
  const text = await page.locator("#input").inputValue();
  await page.evaluate(async (text) => (await import(new URL("run.js", location.href).href)).setText(text.repeat(Math.ceil(2_000_000 / text.length)), { whole: true }), `${text}\n\n`);
  await page.locator("#progress").waitFor();
  // Meanwhile the reader looks elsewhere.
  assert.match(await page.locator("#progress-text").innerText(), /Læser [12]\.\d/);
  await page.locator("#tab-voices").click();
  assert.equal(await page.locator("#tab-voices").getAttribute("aria-selected"), "true");
  await page.locator("#cancel").click();
  await failed(page);
  assert.match(await notice(page), /stoppet/);
  assert.equal(await page.locator("#progress").isVisible(), false);
  await page.locator("#new-text").click();
  await paste(page, { "text/plain": TEXT });
  await analysed(page);
});

for (const [what, init, says] of [
  ["WebAssembly", () => delete globalThis.WebAssembly, /WebAssembly/],
  ["the worker", () => (globalThis.Worker = class { constructor() { throw new DOMException("no", "SecurityError"); } }), /baggrundstråd/],
])
  test(`without ${what} the page says what is wrong and what to do, and keeps the text`, async (context) => {
    const page = await open(context, { path: null });
    if (what === "WebAssembly") await page.route("**/answer.js", async (route) => { const answer = await route.fetch(); await route.fulfill({ response: answer, body: `delete globalThis.WebAssembly;\n${await answer.text()}` }); });
    else await page.addInitScript(init);
    await page.goto(`${page.origin}/`);
    await paste(page, { "text/plain": TEXT });
    await failed(page);
    assert.match(await notice(page), says);
    assert.match(await notice(page), /Indlæs siden igen|indlæs siden igen/);
    assert.equal(await page.locator("#input").inputValue(), TEXT);
    assert.equal(await page.locator("#input").isVisible(), true);
  });

for (const [what, path, says] of [
  ["the worker's file", "**/worker.js", /baggrundstråd/],
  ["the engine's file", "**/kilde_bg.wasm", /hentes helt/],
  ["the language's file", "**/da.pack", /Sproget kunne ikke hentes/],
])
  test(`where ${what} does not come, the page says so, and works once it comes`, async (context) => {
    const page = await open(context, { path: null, allow: /Failed to load resource|net::ERR/ });
    let gone = true;
    await page.route(path, (route) => (gone ? route.abort() : route.continue()));
    await page.goto(`${page.origin}/`);
    await paste(page, { "text/plain": TEXT });
    await failed(page);
    assert.match(await notice(page), says);
    gone = false;
    await page.locator("#input").focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Nu.");
    await analysed(page);
    assert.equal(await page.locator("#claims-body tr.claim").count(), 1);
  });

test("a damaged language file is said to be damaged", async (context) => {
  const page = await open(context, { path: null });
  await page.route("**/da.pack", async (route) => {
    const answer = await route.fetch();
    const body = Buffer.from(await answer.body());
    body[body.length >> 1] ^= 1;
    await route.fulfill({ response: answer, body });
  });
  await page.goto(`${page.origin}/`);
  await paste(page, { "text/plain": TEXT });
  await failed(page);
  assert.match(await notice(page), /Sproget kunne ikke hentes/);
});

test("an empty, a tiny, a foreign and a strange text each get a clear answer", async (context) => {
  const page = await open(context);
  const say = async (text) => {
    await page.evaluate(async (text) => (await import(new URL("run.js", location.href).href)).setText(text, { whole: true }), text);
    await page.waitForFunction(() => document.body.dataset.state !== "running");
    return notice(page).catch(() => "");
  };
  assert.match(await say("Hej du"), /for lidt tekst/);
  assert.match(await say("Le ministre a déclaré lundi que la situation est grave et que les hôpitaux ne sont pas prêts pour une nouvelle crise dans le pays."), /fransk/);
  assert.match(await say("日本の首相は月曜日に、状況は深刻だと述べた。病院は準備ができていない。".repeat(3)), /kan ikke bestemmes|japansk/);
  assert.match(await say("Rør dejen sammen og lad den hæve i en time. Bag brødet i ovnen, til det er gyldent, og lad det køle af på en rist."), /ingen påstande/);
  assert.equal(await say("   \n "), "");
  assert.equal(await page.locator("#input").isVisible(), true);
});
