// The browser that the tests and benchmarks use: Chromium or Chrome as the machine has it.
import { execSync } from "node:child_process";
import { chromium } from "playwright-core";

/** Where the browser is; throws a sentence where there is none. */
export function findBrowser() {
  for (const name of [process.env.CHROME, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
    if (!name) continue;
    try {
      return execSync(`command -v ${name}`, { encoding: "utf8", shell: "/bin/sh", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // The next name may be there.
    }
  }
  throw new Error("No browser was found. Run tests/tools/setup test.");
}

/** Starts it; what it would ask its makers for by itself is switched off. */
export const launch = () =>
  chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"] });
