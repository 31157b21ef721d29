// `make eval`: scores the command line on the corpora that lie beside the project, prints one table, and says what fell
// since the figures that were recorded last (docs/evaluation.json). `make eval RECORD=1` records the new ones.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import * as measures from "./measures.mjs";
import { measure } from "./names.mjs";

const shared = process.env.SHARED ?? "../shared";
const command = ["target/release/kilde", "batch"];
/** Every set: its name, how the scorer is called, what has to be there for it, and options of the command line. */
const SETS = [
  ["the first article", "gold", `${shared}/seed`],
  ["articles of today", "gold", `${shared}/articles`],
  ["newspapers of 1990, dev", "gold", `${shared}/data/attribution/da/dev`],
  ["names, Danish treebank, dev", "ner", `${shared}/data/ner/da/dev.iob2`, "--language", "da"],
  // Sentences alone, too short to tell their language by. The treebank annotates the whole word where the contract marks the name in it ("FN-styrken").
  ["names, Danish treebank, dev, whole words", "ner", `${shared}/data/ner/da/dev.iob2`, "--language", "da", "--compounds", "word"],
  ["English political news, dev", "roles", `${shared}/data/attribution/en/dev`],
];
const TRAINER = "target/release/kilde-train";
const LAST = "docs/evaluation.json";
const PAGE = "docs/evaluation.md";
const MARK = "<!-- figures: written by make eval RECORD=1 -->";
/** Sets of annotated claims that are shown by kind of claim and class of cue: name, language, folder. */
const CLAIMS = [
  ["claims, the project's own news", "da", "tests/corpus/da/news/dev"],
  ["claims, the first article", "da", `${shared}/seed`],
  ["claims, articles of today", "da", `${shared}/articles`],
  ["claims, newspapers of 1990, dev", "da", `${shared}/data/attribution/da/dev`],
  ["claims, English political news, dev", "en", `${shared}/data/attribution/en/dev`],
];
const SCORER = `${shared}/tools/score.py`;

const last = existsSync(LAST) ? JSON.parse(readFileSync(LAST, "utf8")) : { sets: {} };
const now = { commit: git("rev-parse", "--short", "HEAD"), date: new Date().toISOString().slice(0, 10), sets: {} };
// The test part is kept for figures that are written down: whoever improves something looks at dev.
for (const part of process.env.RECORD ? ["dev", "test"] : ["dev"]) {
  now.sets[`claims, the project's own news, ${part}`] = JSON.parse(run(TRAINER, ["score", "da", `tests/corpus/da/news/${part}`, "--json"]));
  for (const [variant, figures] of Object.entries(measure(part))) now.sets[`names, the project's own news, ${part}, ${variant}`] = figures;
}
if (!existsSync(SCORER)) console.log(`The other corpora are not here (looked in ${shared}). Name their folder: make eval SHARED=path`);
for (const [name, verb, path, ...options] of existsSync(SCORER) ? SETS : []) {
  if (!existsSync(path)) {
    console.log(`${name}: not here (${path})`);
    continue;
  }
  now.sets[name] = flat(run("python3", [SCORER, verb, path, "--json", "--", ...command, ...options]));
  // The scorer knows where times and quantities stand, not what they come to.
  if (verb === "gold") Object.assign(now.sets[name], measures.measure(path));
}
now.sets["claims, two people's annotations of twenty texts of the project's own news"] = JSON.parse(run(TRAINER, ["agreement", "da", "--json"]));
const fell = [];
for (const [name, figures] of Object.entries(now.sets)) {
  console.log(`\n${name}`);
  for (const [figure, value] of Object.entries(figures)) {
    const before = last.sets[name]?.[figure];
    const change = before === undefined ? "" : (value - before).toFixed(1);
    if (Number(change) < 0) fell.push(`${name}: ${figure} ${before} → ${value}`);
    console.log(`  ${figure.padEnd(24)} ${value.toFixed(1).padStart(6)} ${change === "" || Number(change) === 0 ? "" : Number(change) > 0 ? `+${change}` : change}`);
  }
}
for (const [name, language, path] of CLAIMS) {
  if (existsSync(path)) console.log(`\n${name}: ${run(TRAINER, ["score", language, path]).trimEnd()}`);
}
if (fell.length) console.log(`\nFell since ${last.commit ?? "the last figures"}:\n  ${fell.join("\n  ")}`);
if (process.env.RECORD) {
  writeFileSync(LAST, `${JSON.stringify(now, null, 1)}\n`);
  const page = readFileSync(PAGE, "utf8");
  writeFileSync(PAGE, `${page.slice(0, page.indexOf(MARK) + MARK.length)}\n${tables(now)}`);
  console.log(`\nRecorded in ${LAST} and ${PAGE}.`);
}

/** All figures as Markdown, a table a group of sets, behind the mark in the page. */
function tables({ commit, date, sets }) {
  const groups = new Map();
  for (const entry of Object.entries(sets)) {
    const title = entry[0].startsWith("names") ? "Names" : entry[0].startsWith("claims") ? "Claims in the project's own news" : "Articles";
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  }
  const parts = [...groups].map(([title, members]) => {
    const figures = [...new Set(members.flatMap(([, figures]) => Object.keys(figures)))];
    const cell = (value) => (value === undefined ? "" : String(Math.round(value * 10) / 10));
    const rows = title === "Names"
      ? [["set", ...figures], figures.map(() => "---"), ...members.map(([name, of]) => [name.replace(/^names, /, ""), ...figures.map((figure) => cell(of[figure]))])]
      : [["figure", ...members.map(([name]) => name.replace(/^claims, /, ""))], members.map(() => "---"), ...figures.map((figure) => [figure, ...members.map(([, of]) => cell(of[figure]))])];
    rows[1] = ["---", ...rows[1]];
    return `## ${title}\n\n${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}\n`;
  });
  return `\nRecorded ${date}, at the commit after ${commit}.\n\n${parts.join("\n")}`;
}

/** The scorer's answer as figure → percentage. */
function flat(json) {
  const out = {};
  for (const [key, value] of Object.entries(JSON.parse(json.split("\n").find((line) => line.startsWith("{")) ?? "{}"))) {
    if (typeof value !== "object") continue;
    if ("f1" in value) out[`${key} F1`] = value.f1;
    if (key === "relation") Object.assign(out, { "relation precision": value.p, "relation recall": value.r });
    if ("accuracy" in value) out[`${key} right`] = value.accuracy;
  }
  return out;
}

function run(program, args) {
  return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] });
}

function git(...args) {
  return run("git", args).trim();
}
