// What people take along: files that other programs read, and a link that brings the whole text back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { analysed, example, house } from "./house.mjs";

const { open } = house();

/** Picks an item of the menu. */
async function take(page, name) {
  await page.locator("#take-along summary").click();
  await page.locator(`#take-along [data-take="${name}"]`).click();
}

/** The file that an item of the menu saves. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), take(page, name)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("each format is a file that holds the claims", async (context) => {
  const page = await open(context);
  await example(page);
  const rows = await page.locator("#claims-body tr.claim").count();
  const json = JSON.parse((await saved(page, "json")).text);
  assert.equal(json.claims.filter((claim) => claim.kind !== "unattributed").length, rows);
  const csv = await saved(page, "csv");
  assert.match(csv.name, /^kilde-.*\.csv$/);
  assert.ok(csv.text.startsWith("\uFEFF") && csv.text.includes(";") && csv.text.includes("\r\n"));
  assert.equal(JSON.parse((await saved(page, "web-annotation")).text)["@context"] !== undefined, true);
  assert.ok((await saved(page, "schema-org")).text.includes("ClaimReview"));
  const html = (await saved(page, "html")).text;
  assert.ok(html.startsWith("<!doctype html>") || html.startsWith("<!DOCTYPE html>"));
  assert.ok(!/<script/i.test(html), "the report needs no script");
  assert.ok((await saved(page, "markdown")).text.startsWith("#"));
});

test("a link brings text and date back, and is in no request", async (context) => {
  const page = await open(context);
  await example(page);
  const before = await page.locator("#reading").evaluate((root) => [...root.children].map((block) => block.textContent).join("\n"));
  const date = await page.locator("#published").inputValue();
  await take(page, "link");
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("#t="));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await open(context, { path: link.slice(page.origin.length) });
  await analysed(other);
  assert.equal(await other.locator("#reading").evaluate((root) => [...root.children].map((block) => block.textContent).join("\n")), before);
  assert.equal(await other.locator("#published").inputValue(), date);
  assert.ok(other.requests.every((address) => !address.includes("t=")), "the text is sent to nobody");
});

test("a damaged link is said to be damaged", async (context) => {
  const page = await open(context, { path: "/#t=AAAA" });
  await page.locator("#notice").filter({ hasText: "beskadiget" }).waitFor();
});

test("too long a text for a link is said to be too long", async (context) => {
  const page = await open(context);
  await page.evaluate(async () => {
    let seed = 1;
    const word = () => Array.from({ length: 8 }, () => String.fromCharCode(97 + ((seed = (seed * 16807) % 2147483647) % 26))).join("");
    (await import(new URL("run.js", location.href).href)).setText(Array.from({ length: 8000 }, word).join(" "), { whole: true });
  });
  await page.waitForFunction(() => document.body.dataset.state !== "running");
  await take(page, "link");
  await page.locator("#notice").filter({ hasText: "for lang til et link" }).waitFor();
});
