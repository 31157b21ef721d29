// How a text comes in: from a news page's HTML, as a file, over another text; nothing of it is lost and nothing of it runs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { analysed, house, paste } from "./house.mjs";

const { open } = house();
const page_html = readFileSync("tests/page/fixtures/news-page.html", "utf8");
const ARTICLE = `Dæmning brister ved\u00a0Solbæk

Mindst fire er omkommet, oplyser Beredskabsstyrelsen.

Af Jens Hald

Billede: Vandet nåede op over vejen.

Murværket faldt sammen lørdag, oplyser politiet.
Redningsfolk arbejdede hele natten.

Kendte fejl

"Vi advarede i 2019."

Lis Holm, borgmester

• Muren var tynd.
• Den var gammel.
3. Alarmen lød.
4. Ingen hørte den.

Foto: Ida Krogh

Det afviser Granit A/S.`;

/** Pastes what a page put on the clipboard, as the browser hands it over (the clipboard's own door cleans HTML before). */
const pasteRaw = (page, html, plain) =>
  page.locator("#input").evaluate(
    (input, [html, plain]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      clipboardData.setData("text/plain", plain);
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [html, plain],
  );
const text = (page) => page.locator("#input").inputValue();

test("a news page's HTML keeps headline, paragraphs, quotes, lists and captions; menus, ads and scripts stay out", async (context) => {
  const page = await open(context);
  await pasteRaw(page, page_html, "alt sammen");
  await analysed(page);
  assert.equal(await text(page), ARTICLE);
  assert.equal(await page.locator("#published").inputValue(), "2026-03-08", "the page's own day");
  assert.equal(await page.evaluate(() => window.ran), undefined, "nothing of the page ran");
  assert.ok(page.requests.every((address) => !address.includes("example.org")), "nothing of the page was fetched");
  assert.match(await page.locator("#pasted").innerText(), /\d+ dele uden for artiklen/);
  await page.locator("#pasted button").click();
  await page.waitForFunction(() => document.querySelector("#input").value === "alt sammen");
  assert.equal(await page.locator("#pasted").isVisible(), false);
});

test("what is copied out of an article is pasted by its paragraphs, also into a text", async (context) => {
  const page = await open(context);
  await paste(page, { "text/html": "<p>Det oplyser <b>politiet</b>.</p><p>Ministeren afviser det.</p>", "text/plain": "Det oplyser politiet.\nMinisteren afviser det." });
  await analysed(page);
  assert.equal(await text(page), "Det oplyser politiet.\n\nMinisteren afviser det.");
  await page.locator("#mode-write").click();
  await page.evaluate(() => document.querySelector("#input").setSelectionRange(0, 0));
  await paste(page, { "text/html": "<h1>Nyt</h1><p>Først.</p>", "text/plain": "Nyt\nFørst." });
  assert.equal(await text(page), "Nyt\n\nFørst.Det oplyser politiet.\n\nMinisteren afviser det.");
  await page.keyboard.press("Control+Z");
  assert.equal(await text(page), "Det oplyser politiet.\n\nMinisteren afviser det.", "the browser's own undo knows the paste");
});

test("a text that takes another's place can be taken back, with what was put right in it", async (context) => {
  const page = await open(context);
  await paste(page, { "text/plain": "Broen er lukket, oplyser politiet.\r\nDet afviser kommunen." });
  await analysed(page);
  assert.equal(await text(page), "Broen er lukket, oplyser politiet.\nDet afviser kommunen.");
  await page.locator("#claims-body .proof-toggle").first().click();
  await page.locator(".correct [data-key^=stance]").first().selectOption("expects");
  await page.locator(".badge.changed").first().waitFor();
  await page.locator("#new-text").click();
  await paste(page, { "text/plain": "En anden tekst, siger politiet." });
  await analysed(page);
  await page.locator("#previous-text").click();
  await page.locator(".badge.changed").first().waitFor();
  assert.match(await text(page), /^Broen er lukket/);
  await page.locator("#previous-text").click();
  await page.waitForFunction(() => document.querySelector("#input").value.startsWith("En anden tekst"));
});

test("files: HTML, Markdown, old letters of Windows; what is no text is said to be none", async (context) => {
  const page = await open(context);
  const choose = async (name, mimeType, buffer) => {
    await page.locator("#file").setInputFiles({ name, mimeType, buffer: Buffer.from(buffer) });
    await page.waitForFunction(() => ["analysed"].includes(document.body.dataset.state) || document.querySelector("#notice").textContent);
  };
  await choose("side.html", "text/html", page_html);
  assert.equal(await text(page), ARTICLE);
  assert.equal(await page.locator("#pasted").isVisible(), true);
  await choose("noter.md", "text/markdown", "---\ntitle: x\n---\n# Bro lukket\n\nDet **oplyser** [politiet](https://example.org).\n\n> Vi ved det ikke\n\n- ét\n- to\n");
  assert.equal(await text(page), 'Bro lukket\n\nDet oplyser politiet.\n\n"Vi ved det ikke"\n\n• ét\n• to');
  await choose("gammel.txt", "text/plain", Buffer.from("P\xe5stand fra \xd8stjylland, oplyser politiet.", "latin1"));
  assert.equal(await text(page), "Påstand fra Østjylland, oplyser politiet.");
  await choose("billede.txt", "text/plain", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]));
  assert.match(await page.locator("#notice").innerText(), /billede\.txt er ikke en tekstfil/);
  assert.equal(await text(page), "Påstand fra Østjylland, oplyser politiet.", "the text stays");
});

test("a file is dropped anywhere on the page", async (context) => {
  const page = await open(context);
  const over = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["Broen er lukket, oplyser politiet."], "bro.txt", { type: "text/plain" }));
    return data;
  });
  await page.dispatchEvent("body", "dragenter", { dataTransfer: over });
  assert.equal(await page.locator(".drop-here").isVisible(), true);
  await page.dispatchEvent("body", "drop", { dataTransfer: over });
  await analysed(page);
  assert.equal(await text(page), "Broen er lukket, oplyser politiet.");
  assert.equal(await page.locator(".drop-here").isVisible(), false);
});

test("a day: the reader's own, else the text's, else this one", async (context) => {
  const page = await open(context);
  await paste(page, { "text/plain": "Broen ved havnen er blevet lukket for trafik, oplyste politiet mandag, men det er ikke sikkert." });
  await analysed(page);
  const day = await page.evaluate(() => new Intl.DateTimeFormat("sv").format(new Date()));
  assert.equal(await page.locator("#published").inputValue(), day);
  assert.match(await page.locator("#published-from").innerText(), /antaget/);
  await page.locator("#published").fill("2026-03-10");
  await page.waitForFunction(() => document.querySelector("#published-from").textContent === "");
  await analysed(page);
  await page.locator("#tab-timeline").click();
  assert.match(await page.locator("#view-timeline svg .day").first().textContent(), /9\. marts 2026/);
});
