// The browsers that the tests and benchmarks use, as the machine has them: Chromium or Chrome, and Firefox (its long-term release will do).
import { execSync } from "node:child_process";
import { chromium, firefox } from "playwright-core";

const NAMES = {
  chromium: [process.env.CHROME, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  firefox: [process.env.FIREFOX, "firefox-esr", "firefox"],
};

/** Where a browser is; throws a sentence where there is none. */
export function findBrowser(kind = "chromium") {
  for (const name of NAMES[kind]) {
    if (!name) continue;
    try {
      return execSync(`command -v ${name}`, { encoding: "utf8", shell: "/bin/sh", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // The next name may be there.
    }
  }
  throw new Error(`${kind === "firefox" ? "Firefox" : "Chromium"} was not found. Run tests/tools/setup test.`);
}

/** Starts Chromium in Danish; what it would ask its makers for by itself is switched off. */
export const launch = () =>
  chromium.launch({ env: { ...process.env, LANGUAGE: "da_DK", LANG: "da_DK.UTF-8" }, executablePath: findBrowser(), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"] });

/** Starts Firefox as it was shipped, over WebDriver BiDi. */
export const launchFirefox = () => firefox.launch({ channel: "moz-firefox", executablePath: findBrowser("firefox") });
