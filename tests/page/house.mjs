// What the page's tests share: one server and one browser for a file of tests, and a page that reports all that goes wrong in it.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch } from "../tools/browser.mjs";
import { serve } from "../tools/serve.mjs";
import * as fixture from "./fixtures/article.mjs";

/**
 * Opens the house for the tests of a file. The answer's `open` gives a fresh page (own storage) at the start, with
 * `troubles`: console errors, broken content-security policy, requests that left the origin. They have to be empty at the end.
 */
export function house({ folder = "www" } = {}) {
  const state = { server: null, browser: null, origin: "" };
  before(async () => {
    state.server = await serve(folder);
    state.origin = `http://127.0.0.1:${state.server.address().port}`;
    state.browser = await launch();
  });
  after(async () => {
    await state.browser?.close();
    state.server?.close();
  });

  /** @param {import("playwright-core").BrowserContextOptions & {path?: string, init?: () => void, allow?: RegExp}} wishes */
  const open = async (context, { path = "/", init, allow, ...wishes } = {}) => {
    const visit = await state.browser.newContext({ locale: "da-DK", viewport: { width: 1360, height: 900 }, reducedMotion: "reduce", serviceWorkers: "block", permissions: ["clipboard-read", "clipboard-write"], ...wishes });
    const page = await visit.newPage();
    page.setDefaultTimeout(15_000);
    const troubles = [];
    const requests = [];
    page.on("console", (message) => message.type() === "error" && troubles.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
    visit.on("request", (request) => {
      requests.push(request.url());
      const { protocol, origin } = new URL(request.url());
      if (!["data:", "blob:"].includes(protocol) && origin !== state.origin) troubles.push(`left the origin: ${request.url()}`);
    });
    await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
    if (init) await page.addInitScript(init);
    context.after(async () => {
      await visit.close();
      assert.deepEqual(troubles.filter((trouble) => !allow?.test(trouble)), [], "the page had troubles");
    });
    if (path !== null) await page.goto(state.origin + path);
    return Object.assign(page, { troubles, requests, origin: state.origin, visit });
  };
  return { open, state };
}

/** Waits until the analysis that is shown is the one of the text that stands there. */
export const analysed = (page) => page.waitForFunction(() => document.body.dataset.state === "analysed");

/** Opens the example by its place in the list, and waits for its analysis. */
export async function example(page, index = 0) {
  await page.locator("#examples .example").nth(index).click();
  await analysed(page);
}

/** Pastes as a reader does, from the clipboard into the sheet: an object from type to data. */
export async function paste(page, kinds) {
  await page.evaluate((kinds) => {
    const item = Object.fromEntries(Object.entries(kinds).map(([type, data]) => [type, new Blob([data], { type })]));
    return navigator.clipboard.write([new ClipboardItem(item)]);
  }, kinds);
  await page.locator("#input").focus();
  await page.keyboard.press("Control+V");
}

/** A page on which the analysis made by hand stands, whatever the engine can; `before`: what is done on the empty page. */
export async function openFixture(open, context, { before, ...wishes } = {}) {
  const page = await open(context, { ...wishes, path: null });
  await page.route("**/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: fixture.worker }));
  await page.goto(`${page.origin}/`);
  await before?.(page);
  await paste(page, { "text/plain": fixture.text });
  await analysed(page);
  return page;
}
