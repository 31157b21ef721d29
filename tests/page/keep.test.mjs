// What was written stays in this browser: for a reload and the next visit; nothing where the reader wants nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analysed, example, house } from "./house.mjs";

const { open } = house();
const text = (page) => page.locator("#input").inputValue();
const stored = (page) => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

test("text, corrections, date and choices survive a reload and stand in the next window", async (context) => {
  const page = await open(context);
  await example(page);
  await page.locator("#claims-body .proof-toggle").first().click();
  await page.locator(".correct [data-key^=drop]").first().click();
  await page.waitForFunction(() => document.querySelector("#corrections-title").textContent.startsWith("1 "));
  await page.locator("#settings > summary").click();
  await page.locator("#locale").selectOption("en");
  await page.locator("#theme").selectOption("dark");
  await page.keyboard.press("Escape");
  await page.locator("#legend .switch.loc").click();
  const [whole, rows, date] = [await text(page), await page.locator("#claims-body tr.claim").count(), await page.locator("#published").inputValue()];
  await page.reload();
  await analysed(page);
  const same = async (page) => {
    assert.equal(await text(page), whole);
    assert.equal(await page.locator("#claims-body tr.claim").count(), rows);
    assert.equal(await page.locator("#published").inputValue(), date);
    assert.match(await page.locator("#corrections-title").innerText(), /1 correction/);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
    assert.equal(await page.locator("#legend .switch.loc").getAttribute("aria-pressed"), "false");
  };
  await same(page);
  const other = await page.visit.newPage();
  await other.goto(page.url());
  await analysed(other);
  await same(other);
  await other.close();
});

test("two windows keep two texts", async (context) => {
  const page = await open(context);
  await example(page, 0);
  const first = await text(page);
  assert.ok((await stored(page)).includes(first.split(/["\n]/)[0]), "a window opened right now finds the text");
  const other = await page.visit.newPage();
  await other.goto(page.url());
  await analysed(other);
  await other.locator("#new-text").click();
  await other.locator("#examples .example").nth(1).click();
  await analysed(other);
  await page.reload();
  await analysed(page);
  assert.equal(await text(page), first);
});

test("what is typed last is kept, even if the page goes at once", async (context) => {
  const page = await open(context);
  await page.locator("#input").fill("Det sidste ord");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#input").value === "Det sidste ord");
});

test("keep nothing: nothing is stored, and what was is gone", async (context) => {
  const page = await open(context);
  await example(page);
  await page.locator("#keep").uncheck();
  assert.ok(!(await stored(page)).includes("Havfruen"));
  await page.locator("#mode-write").click();
  await page.locator("#input").pressSequentially("Mere. ");
  await page.reload();
  assert.equal(await text(page), "");
  assert.equal(await page.locator("#keep").isChecked(), false, "the wish itself is remembered");
  assert.ok(!(await stored(page)).includes("Mere"));
});

test("forget all: asked once more, then text, the text before, corrections and choices are gone", async (context) => {
  const page = await open(context);
  await example(page, 0);
  await page.locator("#new-text").click();
  await page.locator("#examples .example").nth(1).click();
  await analysed(page);
  await page.locator("#forget").click();
  await page.locator("#forget-no").click();
  assert.notEqual(await text(page), "");
  await page.locator("#forget").click();
  await page.locator("#forget-yes").click();
  assert.equal(await text(page), "");
  assert.equal(await page.locator("#previous-text").isVisible(), false);
  await page.reload();
  assert.equal(await text(page), "");
  assert.equal(await stored(page), "{}");
});

test("where nothing can be stored the page works and says so", async (context) => {
  const page = await open(context, {
    init: () => {
      for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
    },
  });
  await page.locator("#input").fill("Broen er lukket, oplyser politiet.");
  await page.locator("#notice").filter({ hasText: "lader ikke siden gemme" }).waitFor();
  assert.ok((await page.locator("#claims-body tr.claim").count()) >= 1);
});

test("a link does not push out what was written: it can be brought back", async (context) => {
  const page = await open(context);
  await page.locator("#input").fill("Min egen tekst om broen ved havnen, som politiet har lukket for trafik.");
  await analysed(page);
  await page.waitForFunction(() => localStorage.getItem("kilde.text")?.includes("Min egen tekst"));
  const link = await page.evaluate(async () => {
    const { linkTo } = await import(new URL("link.js", location.href).href);
    return linkTo({ text: "En anden tekst, siger politiet, som nogen har sendt mig i et link.", published: null, language: "da" }, location.href);
  });
  const other = await page.visit.newPage();
  await other.goto(link);
  await analysed(other);
  assert.match(await text(other), /^En anden tekst/);
  await other.locator("#previous-text").click();
  await other.waitForFunction(() => document.querySelector("#input").value.startsWith("Min egen tekst"));
});
