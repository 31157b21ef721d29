// Each export, made in the page of an article with every phenomenon, is opened by a program of somebody else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import jsonld from "jsonld";
import Papa from "papaparse";
import { example, house } from "./house.mjs";

const { open } = house();
const FORMATS = ["json", "csv", "markdown", "web-annotation", "schema-org", "html"];
/** One page for all: what it shows, and the six formats. */
let made;
async function all(context) {
  if (made) return made;
  const page = await open(context);
  await example(page);
  await page.locator("#claims-body .proof-toggle").nth(1).click();
  await page.locator(".correct [data-key^=stance]").first().selectOption("expects");
  await page.locator(".badge.changed").first().waitFor();
  const exports = await page.evaluate(async (formats) => {
    const { engine, wishes } = await import(new URL("run.js", location.href).href);
    const { now } = await import(new URL("store.js", location.href).href);
    return Object.fromEntries(await Promise.all(formats.map(async (format) => [format, await engine.export(now().text, wishes(), format, "da")])));
  }, FORMATS);
  const rows = await page.locator("#claims-body tr.claim").evaluateAll((rows) => rows.map((row) => ({ who: row.querySelector(".who").textContent, what: row.querySelector("q").textContent })));
  made = { exports, rows, text: await page.locator("#input").inputValue() };
  return made;
}

test("CSV: a parser reads the rows that the table shows", async (context) => {
  const { exports, rows } = await all(context);
  assert.equal(exports.csv.charCodeAt(0), 0xfeff, "the mark by which a spreadsheet knows UTF-8");
  assert.ok(!/[^\r]\n/.test(exports.csv), "every line ends with CRLF");
  const { data, errors, meta } = Papa.parse(exports.csv.slice(1), { header: true, skipEmptyLines: true });
  assert.deepEqual(errors, []);
  assert.equal(meta.delimiter, ";");
  assert.deepEqual(data.map((row) => ({ who: row["Hvem"], what: row["Hvad"] })), rows);
  assert.equal(data.filter((row) => row["Rettet"]).length, 1);
  assert.ok(data.some((row) => row["Tal"]) && data.some((row) => row["Tider"]));
});

test("CSV: what a spreadsheet would run is text in it", async (context) => {
  const page = await open(context);
  const cells = await page.evaluate(async () => {
    const { engine } = await import(new URL("run.js", location.href).href);
    const parts = ["=HYPERLINK(\"http://x\";\"y\")", "+1", "-1", "@SUM(A1)", "\t=1", "plain; \"quoted\"", "\uFF1D1"];
    const text = parts.join("\n");
    let start = 0;
    const corrections = parts.map((part) => {
      const content = { start, end: start + part.length, text: part };
      start += part.length + 1;
      return { kind: "add_claim", content, source: null, stance: "asserts" };
    });
    return { parts, csv: await engine.export(text, { language: null, published: null, today: "", corrections }, "csv", "da") };
  });
  const { data } = Papa.parse(cells.csv.slice(1), { header: true, skipEmptyLines: true });
  assert.deepEqual(data.map((row) => row["Hvad"]), cells.parts.map((part) => (/^[=+\-@\t\uFF1D]/.test(part) ? `'${part}` : part)));
});

/** The terms of the Web Annotation vocabulary that are used, as its context defines them; the real one lies on a server. */
const ANNO = {
  "@context": {
    oa: "http://www.w3.org/ns/oa#", as: "http://www.w3.org/ns/activitystreams#", dc: "http://purl.org/dc/elements/1.1/", rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    id: "@id", type: "@type",
    ...Object.fromEntries(["Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "describing", "identifying", "tagging", "commenting", "exact", "prefix", "suffix", "start", "end"].map((term) => [term, `oa:${term}`])),
    AnnotationCollection: "as:OrderedCollection", AnnotationPage: "as:OrderedCollectionPage",
    motivation: { "@type": "@vocab", "@id": "oa:motivatedBy" }, purpose: { "@type": "@vocab", "@id": "oa:hasPurpose" },
    body: { "@type": "@id", "@id": "oa:hasBody" }, target: { "@type": "@id", "@id": "oa:hasTarget" }, source: { "@type": "@id", "@id": "oa:hasSource" }, selector: { "@type": "@id", "@id": "oa:hasSelector" },
    items: { "@type": "@id", "@id": "as:items", "@container": "@list" }, partOf: { "@type": "@id", "@id": "as:partOf" },
    format: "dc:format", value: "rdf:value", total: "as:totalItems", startIndex: "as:startIndex",
  },
};
const contexts = { "http://www.w3.org/ns/anno.jsonld": ANNO, "https://schema.org": { "@context": { "@vocab": "https://schema.org/" } } };
/** Read as linked data; a term that no context knows is an error. */
const expand = (json) => jsonld.expand(JSON.parse(json), { safe: true, documentLoader: async (url) => ({ contextUrl: null, documentUrl: url, document: contexts[url] ?? assert.fail(`asks for ${url}`) }) });

test("Web Annotation: linked data of the model, with one page in a collection", async (context) => {
  const { exports, rows } = await all(context);
  const [page] = await expand(exports["web-annotation"]);
  assert.deepEqual(page["@type"], ["http://www.w3.org/ns/activitystreams#OrderedCollectionPage"]);
  const items = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"];
  assert.equal(page["http://www.w3.org/ns/activitystreams#partOf"][0]["http://www.w3.org/ns/activitystreams#totalItems"][0]["@value"], items.length);
  const oa = (name) => `http://www.w3.org/ns/oa#${name}`;
  assert.equal(items.filter((item) => item[oa("motivatedBy")][0]["@id"] === oa("describing")).length, rows.length);
  assert.equal(new Set(items.map((item) => item["@id"])).size, items.length, "every annotation has a name of its own");
  for (const item of items) {
    assert.deepEqual(item["@type"], [oa("Annotation")]);
    assert.match(item["@id"], /^urn:/);
    assert.ok(item[oa("hasTarget")].length >= 1, "a target at least");
    for (const target of item[oa("hasTarget")]) {
      assert.equal(target[oa("hasSource")].length, 1);
      assert.deepEqual(target[oa("hasSelector")].map((selector) => selector["@type"][0]), [oa("TextQuoteSelector"), oa("TextPositionSelector")]);
    }
    for (const body of item[oa("hasBody")]) {
      assert.equal(body["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"].length, 1);
      assert.ok([oa("describing"), oa("identifying"), oa("tagging"), oa("commenting")].includes(body[oa("hasPurpose")][0]["@id"]));
    }
  }
});

test("Web Annotation: Apache Annotator finds every passage in the text, by its words and by its place", async (context) => {
  const { exports, text } = await all(context);
  const page = await open(context, { path: "/nothing", allow: /404/ });
  const { outputFiles } = await build({ stdin: { contents: `export * from "@apache-annotator/dom";`, resolveDir: "." }, bundle: true, write: false, format: "iife", globalName: "annotator", minify: true });
  await page.evaluate(outputFiles[0].text);
  const wrong = await page.evaluate(
    async ([text, json]) => {
      const root = document.createElement("div");
      // Letters beyond the first plane before the text would move places that were counted in other units.
      root.append(text);
      document.body.replaceChildren(root);
      const wrong = [];
      for (const { id, target } of JSON.parse(json).items)
        for (const { selector: [quote, position] } of target) {
          const places = [];
          for await (const range of annotator.createTextQuoteSelectorMatcher(quote)(root)) places.push(range.toString());
          let byPlace = "";
          for await (const range of annotator.createTextPositionSelectorMatcher(position)(root)) byPlace = range.toString();
          if (!places.includes(quote.exact) || byPlace !== quote.exact) wrong.push([id, quote.exact, places, byPlace]);
        }
      return wrong;
    },
    [text, exports["web-annotation"]],
  );
  assert.deepEqual(wrong, []);
});

test("Web Annotation: places count code points, as Apache Annotator reads them", async (context) => {
  const page = await open(context);
  const { outputFiles } = await build({ stdin: { contents: `export * from "@apache-annotator/dom";`, resolveDir: "." }, bundle: true, write: false, format: "iife", globalName: "annotator", minify: true });
  await page.evaluate(outputFiles[0].text);
  const found = await page.evaluate(async () => {
    const { engine } = await import(new URL("run.js", location.href).href);
    const text = "🙂🙂 Broen ved 𝒜arhus er blevet lukket for trafik, oplyser politiet, men det er ikke sikkert.";
    const { items } = JSON.parse(await engine.export(text, { language: "da", published: null, today: "", corrections: [] }, "web-annotation", "da"));
    const root = document.createElement("div");
    root.append(text);
    document.body.append(root);
    const out = [];
    for (const { target } of items)
      for (const { selector: [quote, position] } of target)
        for await (const range of annotator.createTextPositionSelectorMatcher(position)(root)) out.push([quote.exact, range.toString()]);
    return out;
  });
  assert.ok(found.length);
  for (const [exact, there] of found) assert.equal(there, exact);
});

const FOLDER = "target/exports-test";
before(() => mkdirSync(FOLDER, { recursive: true }));
after(() => rmSync(FOLDER, { recursive: true, force: true }));

test("schema.org: linked data, and by schema.org's own types Claims with drafts of ClaimReviews without a rating", async (context) => {
  const { exports, rows } = await all(context);
  const nodes = await expand(exports["schema-org"]);
  const of = (type) => nodes.filter((node) => node["@type"].includes(`https://schema.org/${type}`));
  assert.equal(of("Claim").length, rows.length);
  assert.equal(of("ClaimReview").length, rows.length);
  const claims = new Set(of("Claim").map((claim) => claim["@id"]));
  for (const review of of("ClaimReview")) {
    assert.ok(claims.has(review["https://schema.org/itemReviewed"][0]["@id"]));
    assert.equal(review["https://schema.org/reviewRating"][0]["https://schema.org/ratingValue"][0]["@value"], "");
  }
  writeFileSync(`${FOLDER}/graph.ts`, `import type { Graph } from "schema-dts";\nexport const graph: Graph = ${exports["schema-org"]};\n`);
  const wrong = `${FOLDER}/wrong.ts`;
  writeFileSync(wrong, `import type { Graph } from "schema-dts";\nexport const graph: Graph = ${exports["schema-org"].replace('"claimReviewed"', '"claimJudged"')};\n`);
  const check = (file) => execFileSync("node_modules/.bin/tsc", ["--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig", "--moduleResolution", "bundler", "--module", "esnext", "--types", "", file], { encoding: "utf8" });
  check(`${FOLDER}/graph.ts`);
  assert.throws(() => check(wrong), "the types would have seen a wrong property");
});

test("HTML: one file that needs no script and asks for nothing; the whole text is in it", async (context) => {
  const { exports, rows, text } = await all(context);
  const page = await open(context, { path: null, javaScriptEnabled: false, allow: /left the origin: file:/ });
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  writeFileSync(`${FOLDER}/report.html`, exports.html);
  await page.goto(new URL(`../../${FOLDER}/report.html`, import.meta.url).href);
  assert.equal(asked.length, 1);
  assert.equal(await page.locator("tbody tr").count(), rows.length);
  assert.equal(await page.locator("script, link, img").count(), 0);
  const numbers = await page.locator("article sup").allInnerTexts();
  let shown = await page.locator("article").innerText();
  assert.ok(numbers.length >= rows.length - 2);
  for (const { what } of rows) for (const part of what.split(" … ")) assert.ok(shown.replace(/\s+/g, " ").includes(part.slice(-12).replace(/\s+/g, " ")), part);
  assert.ok(text.length > 500);
});

test("JSON: the contract, with the corrections beside it", async (context) => {
  const { exports, rows, text } = await all(context);
  const analysis = JSON.parse(exports.json);
  assert.equal(analysis.format, 1);
  assert.equal(analysis.claims.filter(({ kind }) => kind !== "unattributed").length, rows.length);
  assert.equal(analysis.corrections.length, 1);
  const spans = [];
  JSON.stringify(analysis, (_, value) => (value && typeof value === "object" && "text" in value && "start" in value && spans.push(value), value));
  assert.ok(spans.length > 50);
  for (const { start, end, text: slice } of spans) assert.equal(text.slice(start, end), slice);
});

test("Markdown: every claim is a line of its own", async (context) => {
  const { exports, rows } = await all(context);
  assert.equal(exports.markdown.split("\n").filter((line) => line.startsWith("- **") && !line.includes("×")).length, rows.length);
});

test("exports and page call the same thing by the same words", async () => {
  const rust = readFileSync("src/analysis/exports/words.rs", "utf8");
  const names = {
    stances: ["stance", "asserts confirms denies unconfirmed undisclosed expects demands accuses intends asks"],
    certainties: ["certainty", "certain probable possible unknown"],
    kinds: ["source", "named role anonymous document"],
    types: ["type", "PER ORG LOC MISC"],
  };
  for (const [code, part] of [["da", "DANISH"], ["en", "ENGLISH"]]) {
    const messages = (await import(`../../www/messages/${code}.js`)).default;
    const words = rust.slice(rust.indexOf(`static ${part}`));
    for (const [list, [group, keys]] of Object.entries(names)) {
      const found = JSON.parse(new RegExp(`${list}: (\\[[^\\]]*\\])`).exec(words)[1]);
      assert.deepEqual(found, keys.split(" ").map((key) => messages[`${group}.${key}`]), `${list} in ${code}`);
    }
  }
});

test("the command line makes the same files", async (context) => {
  const { exports } = await all(context);
  const article = readFileSync("www/examples/brand-paa-faerge.txt", "utf8");
  const { EXAMPLES } = await import("../../www/examples/index.js");
  writeFileSync(`${FOLDER}/article.txt`, article);
  execFileSync("cargo", ["build", "--quiet", "--features", "train,types", "--bin", "kilde"], { stdio: "inherit" });
  const run = (format) => execFileSync("target/debug/kilde", ["analyse", `${FOLDER}/article.txt`, "--format", format, "--published", EXAMPLES[0].published], { encoding: "utf8", env: { ...process.env, LC_ALL: "da_DK.UTF-8" } });
  const page = await open(context);
  await example(page);
  for (const format of FORMATS.slice(1)) {
    const here = await page.evaluate(async (format) => {
      const { engine, wishes } = await import(new URL("run.js", location.href).href);
      const { now } = await import(new URL("store.js", location.href).href);
      return engine.export(now().text, wishes(), format, "da");
    }, format);
    assert.equal(here, run(format), format);
  }
  assert.ok(exports.csv);
});
