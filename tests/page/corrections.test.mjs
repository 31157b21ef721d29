// Putting the engine right: shown as such, undone and done again, kept when the text is edited.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analysis } from "./fixtures/article.mjs";
import { analysed, example, house, openFixture } from "./house.mjs";

const { open } = house();
const rows = (page) => page.locator("#claims-body tr.claim");
const openTools = async (page, nth = 0) => {
  const id = await rows(page).nth(nth).getAttribute("data-claim");
  await page.locator(`tr[data-claim="${id}"] .proof-toggle`).click();
  return { id, tools: page.locator(`tr[data-proof="${id}"] .correct`), row: page.locator(`tr[data-claim="${id}"]`) };
};
const corrections = (page) => page.evaluate(async () => (await import(new URL("store.js", location.href).href)).now().corrections);
/** Selects words of the text as a reader does with the mouse. */
const select = (page, words) =>
  page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector("#reading"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue.indexOf(words);
      if (at < 0) continue;
      getSelection().setBaseAndExtent(node, at, node, at + words.length);
      return;
    }
    throw new Error(`"${words}" is not in one piece of the text`);
  }, words);

test("not a claim: it leaves table and text, comes back with undo, goes again with redo", async (context) => {
  const page = await open(context);
  await example(page);
  const before = await rows(page).count();
  const { id, tools } = await openTools(page, 1);
  await tools.locator("[data-key^=drop]").click();
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, before - 1);
  assert.equal(await page.locator(`#reading mark.claim[data-id="${id}"]`).count(), 0);
  assert.match(await page.locator("#corrections-title").innerText(), /1 rettelse/);
  await page.locator("#undo").click();
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, before);
  assert.ok((await page.locator(`#reading mark.claim[data-id="${id}"]`).count()) > 0);
  await page.keyboard.press("Control+y");
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, before - 1);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, before);
});

test("another stance and another source are shown as put right by the reader, and can be given back", async (context) => {
  const page = await open(context);
  await example(page);
  const { tools, row } = await openTools(page, 0);
  const who = await row.locator(".who").innerText();
  await tools.locator("[data-key^=stance]").focus();
  await tools.locator("[data-key^=stance]").selectOption("denies");
  await row.locator(".badge.changed").waitFor();
  assert.match(await row.locator(".c-says").innerText(), /afviser/);
  assert.match(await page.evaluate(() => document.activeElement.dataset.key ?? ""), /^stance/, "the focus stays where it was");
  await select(page, "Grenaa");
  await tools.locator("[data-key^=source]").selectOption("selection");
  await page.waitForFunction(([row, who]) => document.querySelector(row).innerText !== who, [`#claims-body tr.claim .who`, who]);
  assert.match(await row.locator(".who").innerText(), /Grenaa/);
  await tools.locator("[data-key^=restore]").click();
  await row.locator(".badge.changed").waitFor({ state: "detached" });
  assert.equal(await row.locator(".who").innerText(), who);
});

test("a claim is added by selecting text, and takes a source and a stance", async (context) => {
  const page = await open(context);
  await example(page);
  const before = await rows(page).count();
  assert.equal(await page.locator("#add-claim").isEnabled(), false);
  await select(page, "slæbt i havn");
  await page.locator("#add-claim").click();
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, before + 1);
  const { tools, row } = await openTools(page, before);
  assert.equal(await row.locator("q").innerText(), "slæbt i havn");
  await tools.locator("[data-key^=stance]").selectOption("confirms");
  await page.waitForFunction(() => [...document.querySelectorAll("#claims-body tr.claim:has(.badge.changed)")].some((row) => row.innerText.includes("bekræfter")));
  assert.equal((await corrections(page)).length, 1, "the added claim itself was changed");
});

test("corrections follow an edit of the text", async (context) => {
  const page = await open(context);
  await example(page);
  const { tools, row } = await openTools(page, 2);
  const what = await row.locator("q").innerText();
  await tools.locator("[data-key^=stance]").selectOption("intends");
  await row.locator(".badge.changed").waitFor();
  await page.locator("#mode-write").click();
  await page.evaluate(() => document.querySelector("#input").setSelectionRange(0, 0));
  await page.keyboard.type("Nyt: ");
  await analysed(page);
  const changed = page.locator("#claims-body tr.claim:has(.badge.changed)");
  assert.equal(await changed.locator("q").innerText(), what);
  assert.equal(await page.locator("#corrections-list .lost").count(), 0);
  await page.locator("#input").fill("Et helt andet indhold.");
  await analysed(page);
  await page.locator("#corrections-list .lost").waitFor({ state: "attached" });
});

test("names: another type, two that are one, one that is two", async (context) => {
  const page = await openFixture(open, context);
  await page.locator("#tab-entities").click();
  const card = (id) => page.locator(`#view-entities [data-entity="${id}"]`);
  await card(5).locator(".entity-tools > summary").click();
  await card(5).locator("[data-key=type-5]").selectOption("PER");
  await card(3).locator(".entity-tools > summary").click();
  await card(3).locator("[data-key=merge-3]").selectOption({ label: "Ritzau" });
  await card(4).locator(".entity-tools > summary").click();
  await card(4).locator(".split > summary").click();
  assert.equal(await card(4).locator(".split button").isEnabled(), false);
  await card(4).locator(".split input[type=checkbox]").nth(1).check();
  await card(4).locator(".split button").click();
  assert.deepEqual(await corrections(page), [
    { kind: "entity_type", entity: { type: "ORG", name: "Granit A/S" }, type: "PER" },
    { kind: "merge", from: { type: "ORG", name: "Dagsposten" }, into: { type: "ORG", name: "Ritzau" } },
    { kind: "split", entity: { type: "PER", name: "Lis Holm" }, mentions: [analysis.entities[4].mentions[1].start], name: "hun" },
  ]);
  assert.match(await page.locator("#corrections-list").evaluate((list) => list.textContent), /Granit A\/S er: person[\s\S]*Dagsposten er den samme som Ritzau[\s\S]*hun er en anden end Lis Holm/);
  await page.locator("#corrections summary").click();
  await page.locator("#corrections-list button").nth(1).click();
  assert.equal((await corrections(page)).length, 2);
});
