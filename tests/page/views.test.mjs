// The other views of the same analysis: names, numbers, timeline, voices, the way of a claim; each picture with its twin in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { example, house, openFixture } from "./house.mjs";

const { open } = house();
const VIEWS = ["claims", "entities", "numbers", "timeline", "voices", "flow"];
const go = async (page, view) => {
  await page.locator(`#tab-${view}`).click();
  return page.locator(`#view-${view}`);
};

test("names: by kind, with their mentions, which lead to the text", async (context) => {
  const page = await openFixture(open, context);
  const view = await go(page, "entities");
  assert.deepEqual(await view.locator("h3 .sample").allInnerTexts(), ["Personer", "Organisationer", "Steder"]);
  const holm = view.locator("[data-entity='4']");
  assert.match(await holm.innerText(), /Lis Holm[\s\S]*borgmester[\s\S]*nævnt 3 gange[\s\S]*kilde til 3 påstande/);
  await holm.locator("details.mentions > summary").click();
  await holm.locator(".mentions .passage").nth(1).click();
  const on = await page.locator("#reading mark.on[data-kind='entity']").allInnerTexts();
  assert.deepEqual(on, ["Lis Holm", "hun", "borgmesteren"]);
});

test("numbers: who says how many; what does not agree stands side by side", async (context) => {
  const page = await openFixture(open, context);
  const view = await go(page, "numbers");
  assert.match(await view.locator(".comparison.apart").innerText(), /uforenelige[\s\S]*i alt mindst 4[\s\S]*mindst 4[\s\S]*Beredskabsstyrelsen[\s\S]*via Ritzau[\s\S]*over 9[\s\S]*Dagsposten/);
  assert.equal(await view.locator("table.ledger tbody tr").count(), 2);
  const row = view.locator("table.ledger tbody tr").first();
  assert.match(await row.innerText(), /dræbt[\s\S]*Mindst fire[\s\S]*ud fra\s+omkommet/, "the words that tell of the harm");
  await row.locator(".why .passage").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "reading");
  await view.locator("table.ledger .passage").first().click();
  assert.equal(await page.locator("#reading mark.on[data-kind='quantity']").innerText(), "Mindst fire");
});

test("hover over a time or a number says what it comes to", async (context) => {
  const page = await openFixture(open, context);
  const title = async (kind, id) => {
    const mark = page.locator(`#reading mark[data-kind='${kind}'][data-id='${id}']`).first();
    await mark.hover();
    return mark.getAttribute("title");
  };
  assert.equal(await title("time", 0), "7. marts 2026, læst som fortid ud fra “brast”");
  assert.equal(await title("time", 1), "8. marts 2026, regnet fra udgivelsen 8. marts 2026");
  assert.equal(await title("time", 2), "2019");
  assert.equal(await title("quantity", 0), "mindst 4 mennesker, dræbt");
});

test("values of times and numbers in the reader's words", async (context) => {
  const page = await open(context, {});
  const words = await page.evaluate(async () => {
    const { figure, meant } = await import("./views/meaning.js");
    const { setLocale } = await import("./i18n.js");
    const time = (type, value, from = null, to = from, modifier = null) => meant(/** @type {any} */ ({ type, value, from, to, modifier, known: value, rule: "", because: [] }));
    const number = (more) => ({ value: null, min: null, max: null, bound: "exact", unit: "count", noun: null, currency: null, harm: null, revises: null, ...more });
    const analysis = { quantities: [number({ value: 54, unit: "people" })] };
    const all = () => [
      time("date", "2021-06-27", "2021-06-27"),
      time("time", "2021-06-27TEV", "2021-06-27T18:00", "2021-06-27T23:59"),
      time("time", "2021-06-27T14:05", "2021-06-27T14:05"),
      time("date", "2021-04", "2021-04-21", "2021-04-30", "end"),
      time("date", "2018/..", "2018-01-01", "2021-06-28"),
      time("date", "2021-W26", "2021-06-28", "2021-07-04"),
      time("duration", "P5D"),
      time("set", "XXXX-WXX-1"),
      time("date", "PAST_REF"),
      time("date", null),
      time("date", "2021-W26", "2021-06-28", "2021-06-29", "start"),
      time("date", "2021-06-23", "2021-06-23T18:00", "2021-06-23T23:59", "end"),
      time("date", "2021-SU", "2021-06-01", "2021-08-31"),
      time("date", "2021-Q3", "2021-07-01", "2021-09-30"),
      time("date", "195", "1953-05-02", "1956-08-31", "mid"),
      time("date", "2021-01/2021-03", "2021-01-01", "2021-03-31"),
      time("time", "2021-06-01T10:00/2021-06-01T12:00", "2021-06-01T10:00", "2021-06-01T12:00"),
      time("duration", "P2D/P3D"),
      time("duration", "PTXH"),
      time("duration", "P2W", "2021-06-14", "2021-06-28"),
      time("set", "P1D"),
      time("set", "P2W"),
      time("set", "XXXX-WXX-1TEV"),
      time("set", "XXXX-XX-XXTNI"),
      time("set", "XXXX-SU"),
      time("set", "XXXX-12-24"),
      figure(/** @type {any} */ (number({ min: 10, max: 15, unit: "people", noun: "unge", harm: "detained" })), /** @type {any} */ (analysis)),
      figure(/** @type {any} */ (number({ value: 0.5, unit: "share", bound: "more_than" })), /** @type {any} */ (analysis)),
      figure(/** @type {any} */ (number({ value: 50, unit: "people", harm: "killed", revises: 0 })), /** @type {any} */ (analysis)),
    ];
    setLocale("da");
    const danish = all();
    setLocale("en");
    return [danish, all()];
  });
  assert.deepEqual(words[0], [
    "27. juni 2021", "27. juni 2021, aften", "27. juni 2021 kl. 14.05", "slutningen af april 2021", "siden 2018", "28. juni 2021 til 4. juli 2021", "5 dage", "hver mandag", "før nu",
    "teksten siger ikke, præcis hvornår", "28. juni 2021 til 29. juni 2021", "sent 23. juni 2021", "sommeren 2021", "3. kvartal 2021", "midten af 1950'erne", "januar 2021 til marts 2021",
    "1. juni 2021 10.00–12.00", "2-3 dage", "nogle timer", "2 uger, 14. juni 2021 til 28. juni 2021", "hver dag", "med 2 uger imellem", "hver mandag, aften", "hver dag, nat", "hver sommer",
    "hver 24. december", "10 til 15 unge, anholdt", "over 50\u00a0%", "50 mennesker, dræbt, rettet fra 54",
  ]);
  assert.deepEqual(words[1].slice(0, 26).map((when) => when.replace(/[\u2009\u202f]/g, " ")), [
    "June 27, 2021", "June 27, 2021, evening", "June 27, 2021 at 02:05 PM", "the end of April 2021", "since 2018", "June 28, 2021 to July 4, 2021", "5 days", "every Monday", "before now",
    "the text does not say exactly when", "June 28, 2021 to June 29, 2021", "late June 23, 2021", "summer 2021", "third quarter of 2021", "the middle of the 1950s", "January 2021 to March 2021",
    "June 1, 2021, 10:00 AM – 12:00 PM", "2–3 days", "some hours", "2 weeks, June 14, 2021 to June 28, 2021", "every day", "every 2 weeks", "every Monday, evening", "every day, night", "every summer",
    "every December 24",
  ]);
});

test("timeline: what happened and what was said, in order, drawn and as a table", async (context) => {
  const page = await openFixture(open, context);
  const view = await go(page, "timeline");
  assert.deepEqual(await view.locator("svg .day").allTextContents(), ["2019", "7. marts 2026", "8. marts 2026"]);
  const labels = await view.locator("svg .stop").evaluateAll((stops) => stops.map((stop) => stop.getAttribute("aria-label")));
  assert.match(labels[1], /^lørdag · 1 Beredskabsstyrelsen: Mindst fire .*\. Sket 7\. marts 2026\./);
  assert.match(labels[2], /^søndag · 1 Beredskabsstyrelsen: Mindst fire .*\. Sagt 8\. marts 2026\./);
  assert.equal(await view.locator("svg path.link").count(), 1, "what was said on Sunday leads to what happened on Saturday");
  await view.locator("svg .stop").nth(0).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#reading mark.on[data-kind='time']").innerText(), "2019");
  await view.locator(".twin summary").click();
  assert.equal(await view.locator(".twin tbody tr").count(), 3);
  assert.match(await view.locator(".twin tbody tr", { hasText: "lørdag" }).innerText(), /læst som fortid ud fra “brast”/);
});

test("timeline: what is still to come has not happened, a day goes by the clock, and a length is no day", async (context) => {
  const page = await open(context);
  const found = await page.evaluate(async () => {
    const { timelineOf } = await import("./views/timeline-data.js");
    const time = (from, to = from, type = "time") => ({ start: 0, end: 1, type, from, to });
    const times = [time("2026-03-05T18:00", "2026-03-05T23:59"), time("2026-03-05T16:40"), time("2026-03-09", "2026-03-15"), time("2026-03-11", "2026-03-11"), time(null, null, "duration")];
    const { stops, undated } = timelineOf(/** @type {any} */ ({ published: "2026-03-10", times, claims: [] }));
    return [stops.map(({ entries }) => entries.map(({ kind, time }) => [kind, time])), undated];
  });
  assert.deepEqual(found, [[[["happened", 1], ["happened", 0]], [["happened", 2]], [["ahead", 3]]], [4]]);
});

test("voices: heard, only spoken of, accused and not heard, and the shares", async (context) => {
  const page = await openFixture(open, context);
  const view = await go(page, "voices");
  assert.match(await view.locator(".voices-accused").innerText(), /Granit A\/S[\s\S]*Anklages i/);
  assert.match(await view.locator(".voices-spoken_of").innerText(), /Solbæk/);
  assert.equal(await view.locator(".voices-heard .voice").count(), 4);
  assert.match(await view.locator(".shares").innerText(), /17\s?%[\s\S]*1 af 6[\s\S]*33\s?%[\s\S]*Ritzau[\s\S]*2 af 6/);
});

test("the way of a claim: bands as broad as they are many, and a table that says the same", async (context) => {
  const page = await openFixture(open, context);
  const view = await go(page, "flow");
  assert.match(await view.locator("svg").getAttribute("aria-label"), /4 kilder[\s\S]*6 påstande/);
  await view.locator(".twin summary").click();
  const rows = await view.locator(".twin tbody tr").allInnerTexts();
  const cells = rows.map((row) => row.split("\t").map((cell) => cell.trim()));
  assert.ok(cells.some(([who, via, n]) => who === "Lis Holm" && via === "Ritzau" && n.startsWith("1 ")));
  assert.ok(cells.some(([who, via, n]) => who === "Lis Holm" && via === "direkte" && n.startsWith("2 ")));
  const heights = await view.locator("svg .node").evaluateAll((nodes) => nodes.map((node) => Number(node.getAttribute("height"))));
  assert.equal(Math.max(...heights), 6 * Math.min(...heights), "the article holds six, the least source one");
});

test("the tabs go by the arrows, and each view says something of a real article", async (context) => {
  const page = await open(context);
  await example(page);
  await page.locator("#tab-claims").focus();
  for (const view of VIEWS.slice(1)) {
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.locator(`#tab-${view}`).getAttribute("aria-selected"), "true");
    assert.equal(await page.evaluate(() => document.activeElement.id), `tab-${view}`);
    assert.ok((await page.locator(`#view-${view}`).innerText()).length > 20, view);
  }
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#tab-claims").getAttribute("aria-selected"), "true");
  assert.ok((await page.locator("#view-flow svg .ribbon, #view-flow svg").count()) >= 1);
});

test("no view is broader than a screen of 320 pixels", async (context) => {
  const page = await openFixture(open, context, { viewport: { width: 320, height: 640 } });
  for (const pane of ["text", "views"]) {
    await page.locator(`#switch-panes [data-to=${pane}]`).click();
    for (const view of pane === "text" ? ["claims"] : VIEWS) {
      if (pane === "views") await page.locator(`#tab-${view}`).click();
      const [broad, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(broad <= screen, `${pane} ${view}: ${broad} > ${screen}`);
      const out = await page.evaluate(() =>
        [...document.querySelectorAll("main *")]
          .filter((element) => element.checkVisibility() && !element.closest(".tabs, .unseen") && element.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(element).position !== "absolute")
          .map((element) => `${element.tagName}.${element.getAttribute("class")}`),
      );
      assert.deepEqual(out, [], `${pane} ${view}`);
    }
  }
});
