// Pictures of the page for the README and for whoever wants to see what a change did to it: `make screenshots`.
// With --fixture FOLDER they show the analysis made by hand and go to FOLDER.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as fixture from "../page/fixtures/article.mjs";
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";

const made = process.argv.indexOf("--fixture");
const folder = made > 0 ? process.argv[made + 1] : "docs/screenshots";
const VIEWS = ["claims", "entities", "numbers", "timeline", "voices", "flow"];
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) if (old.endsWith(".png")) rmSync(join(folder, old));
const server = await serve("www");
const browser = await launch();
try {
  for (const [size, viewport] of Object.entries(SIZES))
    for (const colorScheme of ["light", "dark"]) {
      const visit = await browser.newContext({ locale: "da-DK", timezoneId: "Europe/Copenhagen", viewport, colorScheme, reducedMotion: "reduce", serviceWorkers: "block" });
      const page = await visit.newPage();
      if (made > 0) await page.route("**/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: fixture.worker }));
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      await page.locator("#examples .example").first().waitFor();
      const take = async (name) => {
        await page.mouse.move(0, 0);
        await page.waitForTimeout(150);
        await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), caret: "hide", animations: "disabled" });
      };
      if (made < 0) await take("start");
      if (made > 0) {
        await page.locator("#input").fill(fixture.text);
        await page.waitForFunction(() => document.body.dataset.state === "analysed");
        await page.locator("#mode-read").click();
      } else await page.locator("#examples .example").first().click();
      await page.waitForFunction(() => document.body.dataset.state === "analysed");
      await page.evaluate(() => document.activeElement?.blur());
      if (size === "narrow") {
        await take("text");
        await page.locator("#switch-panes [data-to=views]").click();
      }
      for (const view of VIEWS) {
        await page.locator(`#tab-${view}`).click();
        await page.evaluate(() => document.activeElement?.blur());
        await take(view);
      }
      await page.locator("#tab-claims").click();
      await page.evaluate(() => document.activeElement?.blur());
      if (size === "wide") {
        // Where there is room the claims are a table of all columns.
        await page.setViewportSize({ width: 2000, height: 1000 });
        await take("table");
        await page.setViewportSize(viewport);
        await page.locator("#mode-write").click();
        await page.evaluate(() => document.activeElement?.blur());
        await take("writing");
        await page.locator("#mode-read").click();
      }
      // A claim with its proof and the tools to put it right.
      const toggle = page.locator("#claims-body .proof-toggle").nth(2);
      await toggle.click();
      await page.evaluate(() => (document.activeElement?.blur(), document.querySelector("tr.proof")?.scrollIntoView({ block: "center" })));
      await take("proof");
      await toggle.click();
      await page.locator("#take-along summary").click();
      await take("take-along");
      await page.keyboard.press("Escape");
      await visit.close();
    }
} finally {
  await browser.close();
  server.close();
}
