// For everybody: axe in every view, the keyboard alone, large letters, few colours, little motion, paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { analysed, example, house, openFixture } from "./house.mjs";

const { open } = house();
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = ["claims", "entities", "numbers", "timeline", "voices", "flow"];

/** What axe finds wrong in a part of the page, one line each. */
async function violations(page, part = "html") {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const found = await page.evaluate((part) => window.axe.run(part, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] }), part);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} (${failureSummary.split("\n")[1]?.trim()})`).slice(0, 3).join(" | ")}`);
}

const SCREENS = [
  ["wide", "light", { width: 1440, height: 900 }],
  ["wide", "dark", { width: 1440, height: 900 }],
  ["broad", "light", { width: 2200, height: 1100 }],
  ["narrow", "light", { width: 360, height: 740 }],
  ["narrow", "dark", { width: 360, height: 740 }],
];

for (const [size, colorScheme, viewport] of SCREENS)
    test(`axe finds nothing, ${size} and ${colorScheme}`, async (context) => {
      const page = await openFixture(open, context, { viewport, colorScheme, before: async (page) => assert.deepEqual(await violations(page), [], "start") });
      assert.deepEqual(await violations(page), [], "reading");
      await page.locator("#mode-write").click();
      assert.deepEqual(await violations(page), [], "writing");
      await page.locator("#mode-read").click();
      if (size === "narrow") await page.locator("#switch-panes [data-to=views]").click();
      // The bar at the foot lies over whatever is scrolled under it; axe would measure what is left of that.
      await page.evaluate(() => (document.querySelector("#switch-panes").style.position = "static"));
      await page.locator("details.filters summary").click();
      await page.locator("#own-voice").check();
      for (const toggle of (await page.locator("#claims-body .proof-toggle").all()).slice(0, 2)) await toggle.click();
      await page.locator(".correct [data-key^=stance]").first().selectOption("denies");
      assert.deepEqual(await violations(page), [], "claims, with proof, filters and corrections");
      for (const view of VIEWS.slice(1)) {
        await page.locator(`#tab-${view}`).click();
        for (const details of await page.locator(`#view-${view} details`).all()) await details.evaluate((element) => (element.open = true));
        assert.deepEqual(await violations(page), [], view);
      }
      await page.locator("#take-along summary").click();
      // An open menu lies over the page; it is looked at by itself.
      assert.deepEqual(await violations(page, ".top"), [], "the menu");
      await page.keyboard.press("Escape");
      await page.locator("#settings summary").click();
      assert.deepEqual(await violations(page, ".top"), [], "the settings");
      await page.keyboard.press("Escape");
      if (size === "narrow") await page.locator("#switch-panes [data-to=text]").click();
      await page.locator("#forget").click();
      assert.deepEqual(await violations(page, "dialog"), [], "the question");
    });

test("menus stay inside a narrow screen", async (context) => {
  for (const width of [320, 390, 700, 1100]) {
    const inside = async (page, menu) => {
      await page.locator(`${menu} > summary`).click();
      const { left, right } = await page.locator(`${menu} > :not(summary)`).evaluate((element) => element.getBoundingClientRect().toJSON());
      assert.ok(left >= 0 && right <= width, `${menu} at ${width}: ${left} to ${right}`);
      await page.keyboard.press("Escape");
    };
    const page = await openFixture(open, context, { viewport: { width, height: 700 }, before: (page) => inside(page, "#settings") });
    for (const menu of ["#take-along", "#settings"]) await inside(page, menu);
  }
});

test("by the keyboard alone: an example, the claims, their passages and back, a correction, a file", async (context) => {
  const page = await open(context);
  const focused = () => page.evaluate(() => { const at = document.activeElement; return at?.id || at?.className || at?.tagName; });
  const tabTo = async (match, most = 60) => {
    for (let step = 0; step < most; step++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((match) => document.activeElement?.matches(match), match)) return;
    }
    assert.fail(`the tab key did not come to ${match}, but to ${await focused()}`);
  };
  await tabTo(".skip");
  await page.keyboard.press("Enter");
  await tabTo(".example");
  await page.keyboard.press("Enter");
  await analysed(page);

  // Through the claims in the table, to the passage, and back.
  await tabTo(".go");
  const row = () => page.evaluate(() => document.activeElement.closest("tr")?.dataset.claim);
  const first = await row();
  await page.keyboard.press("ArrowDown");
  const second = await row();
  assert.notEqual(second, first);
  assert.ok((await page.locator(`#reading mark.on[data-id="${second}"]`).count()) > 0, "the text follows the arrows");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.matches(".handle") && document.activeElement.dataset.claim), second, "Enter goes to the passage");
  await page.keyboard.press("Escape");
  assert.equal(await row(), second, "Escape comes back to the row");
  await page.keyboard.press("End");
  const last = await row();
  await page.keyboard.press("Home");
  assert.equal(await row(), first);

  // Through the claims in the text, to the row, and back.
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  const third = await page.evaluate(() => document.activeElement.dataset.claim);
  assert.notEqual(third, first);
  await page.keyboard.press("Enter");
  assert.equal(await row(), third);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.matches(".handle") && document.activeElement.dataset.claim), third);
  await page.keyboard.press("Enter");

  // The proof of a claim, and putting it right.
  const count = await page.locator("#claims-body tr.claim").count();
  await tabTo(".proof-toggle");
  await page.keyboard.press("Enter");
  await tabTo("[data-key^=drop]");
  await page.keyboard.press("Enter");
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, count - 1);
  assert.notEqual(await focused(), "BODY", "the focus is not lost");
  await page.keyboard.press("Control+z");
  await page.waitForFunction((n) => document.querySelectorAll("#claims-body tr.claim").length === n, count);
  assert.ok(last);

  // The menus.
  await page.locator("#new-text").focus();
  await tabTo("#take-along summary");
  await page.keyboard.press("Enter");
  await tabTo("[data-take=csv]");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  assert.equal(await page.evaluate(() => document.activeElement.parentElement.id), "take-along", "the focus is back on the menu");
});

test("the focus can be seen wherever it is", async (context) => {
  const page = await open(context);
  await example(page);
  const unseen = [];
  await page.evaluate(() => document.activeElement?.blur());
  for (let step = 0; step < 50; step++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      const inSight = box.bottom > 0 && box.top < innerHeight && box.width > 0;
      return { name: `${at.tagName}.${at.className}#${at.id}`, ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, inSight, own: at.matches("textarea, select, input") };
    });
    if (at && (!at.ring || !at.inSight)) unseen.push(at.name);
  }
  assert.deepEqual([...new Set(unseen)], []);
});

test("at 200 % zoom: nothing is cut off or lost sideways", async (context) => {
  // At 200 % a window of 1280 by 800 is one of 640 by 400 to the page.
  const page = await openFixture(open, context, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  const broad = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok((await broad()) <= 0);
  await page.locator("#switch-panes [data-to=views]").click();
  for (const view of VIEWS) {
    await page.locator(`#tab-${view}`).click();
    assert.ok((await broad()) <= 0, view);
  }
  const clipped = await page.evaluate(() =>
    [...document.querySelectorAll("button, .badge, summary, select")].filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).overflowX === "hidden").map((element) => element.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(clipped, []);
});

test("in forced colours marks, numbers and pictures are still told apart", async (context) => {
  const page = await openFixture(open, context, { forcedColors: "active" });
  const look = (selector, ...names) => page.locator(selector).first().evaluate((element, names) => names.map((name) => getComputedStyle(element).getPropertyValue(name)), names);
  const [content] = await look("#reading mark.mark-content:not(.silent)", "background-color");
  const [paper] = await look("body", "background-color");
  assert.notEqual(content, paper, "claims have the system's marker");
  const lines = await Promise.all(["per", "org", "loc", "time", "quantity"].map((layer) => look(`#reading mark.${layer}`, "text-decoration-style", "text-decoration-line").catch(() => [])));
  assert.ok(lines.filter(Boolean).every(([, line]) => line === undefined || line.includes("underline")));
  assert.ok(new Set(lines.map(([style]) => style)).size >= 4, "kinds of names differ by their lines");
  await page.locator("#tab-flow").click();
  const [ribbon] = await look("#view-flow .ribbon", "fill");
  assert.notEqual(ribbon, paper);
});

test("kinds of marks differ by more than their colour", async (context) => {
  const page = await openFixture(open, context);
  const style = await page.evaluate(() =>
    ["per", "org", "loc", "misc", "time", "quantity"].map((layer) => {
      const { textDecorationStyle, textDecorationThickness } = getComputedStyle(document.querySelector(`.switch.${layer} .sample`));
      return `${textDecorationStyle} ${textDecorationThickness}`;
    }),
  );
  assert.equal(new Set(style).size, style.length);
});

test("on a wide screen the panes scroll and the page does not", async (context) => {
  const page = await openFixture(open, context);
  const beyond = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  for (const view of VIEWS) {
    await page.locator(`#tab-${view}`).click();
    assert.ok((await beyond()) <= 0, `${view}: ${await beyond()}`);
  }
});

test("a reader who wants little motion gets none", async (context) => {
  const page = await openFixture(open, context, { reducedMotion: "reduce" });
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => { const { transitionDuration, animationName } = getComputedStyle(element); return animationName !== "none" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0); }).map((element) => element.className));
  assert.deepEqual(moving, []);
});

test("on paper stand the text and all of the table, and no tools", async (context) => {
  const page = await openFixture(open, context, { colorScheme: "dark" });
  await page.locator("#tab-flow").click();
  await page.emulateMedia({ media: "print" });
  for (const shown of ["#reading", "#claims-table", ".promise + .masthead h1"]) assert.equal(await page.locator(shown).isVisible(), true, shown);
  for (const gone of ["#tools", "#tabs", "#legend", ".table-tools", "#switch-panes", ".keeping", ".proof-toggle"]) assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  const colours = await page.evaluate(() => [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.documentElement).color]);
  assert.deepEqual(colours, ["rgb(255, 255, 255)", "rgb(0, 0, 0)"], "black on white, whatever the screen has");
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 5000);
});
