// The main job: paste an article, see who claims what, and find it in the text.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { analysed, example, house, paste } from "./house.mjs";

const { open } = house();
const article = readFileSync("tests/articles/faergen.txt", "utf8");

test("an example is one click away, and its claims stand in the table", async (context) => {
  const page = await open(context);
  assert.match(await page.locator(".promise").innerText(), /forlader/);
  await example(page);
  const rows = page.locator("#claims-body tr.claim");
  assert.ok((await rows.count()) >= 3, "at least three claims");
  const row = rows.first();
  assert.notEqual((await row.locator(".c-who .who").innerText()).trim(), "");
  const text = await page.evaluate(async () => (await fetch("examples/brand-paa-faerge.txt")).text());
  for (const what of await page.locator("#claims-body .c-what q").allInnerTexts())
    for (const part of what.split(" … ")) assert.ok(text.includes(part), `"${part}" stands in the text`);
});

test("each language with claims has an example in which claims of several kinds are found", async (context) => {
  const { EXAMPLES } = await import("../../www/examples/index.js");
  const { WITH_CLAIMS } = await import("../../www/languages.js");
  const shown = EXAMPLES.filter(({ language }) => WITH_CLAIMS.includes(language));
  assert.deepEqual([...new Set(shown.map(({ language }) => language))].sort(), [...WITH_CLAIMS].sort());
  const page = await open(context);
  for (const { title } of shown) {
    await page.locator("#examples .example", { hasText: title }).click();
    await analysed(page);
    const stances = await page.evaluate(async () => (await import(new URL("store.js", location.href).href)).now().analysis.claims.filter(({ kind }) => kind !== "unattributed").map(({ stance }) => stance));
    assert.ok(stances.length >= 8 && new Set(stances).size >= 3, `${title}: ${stances}`);
    assert.equal(await page.locator("#notice").innerText(), "");
    await page.locator("#new-text").click();
  }
});

test("a pasted text is analysed and stays whole, and every mark lies on its words", async (context) => {
  const page = await open(context);
  await paste(page, { "text/plain": article });
  await analysed(page);
  assert.equal(await page.locator("#reading").isVisible(), true, "the text is shown for reading");
  const read = await page.locator("#reading").evaluate((root) => [...root.children].map((block) => block.textContent).join("\n"));
  assert.equal(read.replace(/\s+/g, " ").trim(), article.replace(/\s+/g, " ").trim());
  const rows = await page.locator("#claims-body tr.claim").evaluateAll((rows) =>
    rows.map((row) => ({ id: row.dataset.claim, what: row.querySelector("q").textContent, cue: row.querySelector(".cue")?.textContent })),
  );
  assert.ok(rows.length >= 1, "at least one claim");
  for (const { id, what, cue } of rows) {
    const marked = (kind) =>
      page.locator("#reading").evaluate((root, [id, kind]) => [...root.querySelectorAll(`mark.mark-${kind}[data-id="${id}"]`)].map((mark) => mark.textContent).join(""), [id, kind]);
    assert.equal((await marked("content")).replace(/\s+/g, ""), what.replaceAll(" … ", "").replace(/\s+/g, ""), `the marks of claim ${id}`);
    if (cue) assert.equal((await marked("cue")).replace(/\s+/g, ""), cue.replace(/\s+/g, ""));
  }
});

test("hover, focus and click link text and table both ways", async (context) => {
  const page = await open(context);
  await example(page);
  const second = page.locator("#claims-body tr.claim").nth(1);
  const id = await second.getAttribute("data-claim");
  const marks = page.locator(`#reading mark.mark-content[data-id="${id}"]`);
  await second.locator(".c-what").hover();
  assert.match(await marks.first().getAttribute("class"), /\bhot\b/);
  await second.locator(".c-what").click();
  assert.match(await marks.first().getAttribute("class"), /\bon\b/);
  assert.match(await second.getAttribute("class"), /\bon\b/);

  const third = page.locator("#claims-body tr.claim").nth(2);
  const other = await third.getAttribute("data-claim");
  await page.locator(`#reading .handle[data-claim="${other}"]`).hover();
  assert.match(await third.getAttribute("class"), /\bhot\b/);
  await page.locator(`#reading .handle[data-claim="${other}"]`).click();
  assert.match(await third.getAttribute("class"), /\bon\b/);
  assert.equal(await page.evaluate(() => document.activeElement?.closest("tr")?.dataset.claim), other, "the focus went to the row");
});

test("typing moves the marks along and is analysed again", async (context) => {
  const page = await open(context);
  await example(page);
  const before = await page.locator("#claims-body tr.claim").count();
  await page.locator("#mode-write").click();
  await page.evaluate(() => {
    const input = document.querySelector("#input");
    input.setSelectionRange(input.value.length, input.value.length);
  });
  await page.keyboard.type("\n\nIfølge politiet er broen lukket, siger borgmester Kim Lund.");
  await analysed(page);
  assert.ok((await page.locator("#claims-body tr.claim").count()) > before, "the new sentence is a claim more");
  const backdrop = await page.locator("#backdrop").evaluate((root) => [...root.children].map((line) => line.textContent).join("\n"));
  assert.equal(backdrop, await page.locator("#input").inputValue(), "the marks behind the letters lie on the same text");
});

test("Danish and English, following the browser and switchable", async (context) => {
  const english = await open(context, { locale: "en-GB" });
  assert.equal(await english.locator("html").getAttribute("lang"), "en");
  assert.match(await english.locator(".promise").innerText(), /browser/);
  await example(english);
  await english.locator("#settings > summary").click();
  await english.locator("#locale").selectOption("da");
  assert.equal(await english.locator("html").getAttribute("lang"), "da");
  assert.match(await english.locator("#mode-read").innerText(), /Læs/);
  assert.ok((await english.locator("#claims-body tr.claim").count()) >= 1, "the analysis is still there");
});

test("every message exists in both languages and none is left unfilled", async (context) => {
  const [da, en] = await Promise.all(["da", "en"].map(async (code) => (await import(`../../www/messages/${code}.js`)).default));
  assert.deepEqual(Object.keys(da).sort(), Object.keys(en).sort());
  for (const key of Object.keys(da)) {
    const gaps = (message) => [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].sort();
    assert.deepEqual(gaps(da[key]), gaps(en[key]), `the gaps of ${key}`);
  }
  const page = await open(context);
  await example(page);
  const bare = await page.evaluate(() => document.body.innerText.match(/\b(?:page|text|claims|column|stance|certainty|source|status|proof|options|layer|facet)\.[a-z_]+/g));
  assert.equal(bare, null, "no name of a message is shown");
});
