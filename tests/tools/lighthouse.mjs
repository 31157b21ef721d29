// `make lighthouse`: Lighthouse on the first page and on an article that a link brings. It is large and is fetched for this alone.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { join } from "node:path";
import { linkTo } from "../../www/link.js";
import { findBrowser } from "./browser.mjs";
import { serve } from "./serve.mjs";

const VERSION = "12.2.3";
const LEAST = { performance: 95, accessibility: 100, "best-practices": 100 };
const server = await serve("www");
const page = `http://localhost:${server.address().port}/`;
const text = readFileSync("www/examples/brand-paa-faerge.txt", "utf8");
const folder = mkdtempSync(join(tmpdir(), "lighthouse-"));
let failed = false;
try {
  for (const [name, address] of [["first page", page], ["article", await linkTo({ text, published: "2026-03-10", language: "da" }, page)]]) {
    const out = join(folder, "report.json");
    const flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --no-first-run";
    await run("npx", ["--yes", `lighthouse@${VERSION}`, address, "--quiet", `--chrome-flags=${flags}`, "--output=json", `--output-path=${out}`, "--only-categories=performance,accessibility,best-practices"]);
    const { categories, audits } = JSON.parse(readFileSync(out, "utf8"));
    const scores = Object.entries(categories).map(([id, { score }]) => [id, Math.round(score * 100)]);
    console.log(`${name}: ${scores.map(([id, score]) => `${id} ${score}`).join(", ")}`);
    for (const [id, score] of scores)
      if (score < LEAST[id]) {
        failed = true;
        for (const { id: audit } of categories[id].auditRefs) if (audits[audit].score !== null && audits[audit].score < 0.9) console.log(`  ${audit}: ${audits[audit].displayValue ?? ""} ${audits[audit].title}`);
      }
  }
} finally {
  server.close();
  rmSync(folder, { recursive: true });
}
process.exitCode = failed ? 1 : 0;

/** Not in step: the server has to answer meanwhile. */
async function run(command, args) {
  await promisify(execFile)(command, args, { env: { ...process.env, CHROME_PATH: findBrowser() }, maxBuffer: 1 << 26 });
}
