// How well the command line finds the names of the project's own annotated news: as written, with the headline in capitals, all in small letters,
// without æøå; and how well it knows which mentions are of one thing (B-cubed, Bagga and Baldwin 1998). Used by `make eval`; alone:
// node tests/tools/names.mjs dev [--show]
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

const FOLDER = "tests/corpus/da/news";
const COMMAND = [process.env.KILDE ?? "target/release/kilde", "batch", "--offsets", "utf16"];
const FOLDED = new Map(Object.entries({ æ: "ae", ø: "oe", å: "aa", Æ: "Ae", Ø: "Oe", Å: "Aa" }));

/** How a text is changed; the function is given a character and whether it stands in the headline. */
const VARIANTS = [
  ["as written", (char) => char],
  ["headline in capitals", (char, headline) => (headline && char.toUpperCase().length === char.length ? char.toUpperCase() : char)],
  ["small letters", (char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)],
  ["without æøå", (char) => FOLDED.get(char) ?? char],
];

/** @typedef {{start: number, end: number, type: string, whole: string}} Name */

/** The texts of a part ("dev", "test") with their names. */
export function texts(part) {
  return readdirSync(`${FOLDER}/${part}`).filter((file) => file.endsWith(".txt")).sort().map((file) => {
    const marked = readFileSync(`${FOLDER}/${part}/${file}`, "utf8").split("\n---\n")[1] ?? "";
    /** @type {Name[]} */
    const names = [];
    let text = "";
    let at = 0;
    for (const match of marked.matchAll(/\[([^\[\]]+)\]\((PER|LOC|ORG|MISC)(?:=((?:[^()]|\([^()]*\))+))?\)/g)) {
      text += marked.slice(at, match.index);
      names.push({ start: text.length, end: text.length + match[1].length, type: match[2], whole: match[3] ?? match[1] });
      text += match[1];
      at = match.index + match[0].length;
    }
    return { id: file, text: text + marked.slice(at), names };
  });
}

/** A text with every character changed, and its names where they are then. */
function changed({ id, text, names }, change) {
  const headline = text.trimStart().indexOf("\n") + text.length - text.trimStart().length;
  const places = [];
  let out = "";
  for (let at = 0; at < text.length; at++) {
    places.push(out.length);
    out += change(text[at], at < headline);
  }
  places.push(out.length);
  return { id, text: out, names: names.map((name) => ({ ...name, start: places[name.start], end: places[name.end] })) };
}

function analyse(documents) {
  const input = documents.map(({ id, text }) => JSON.stringify({ id, text, language: "da" })).join("\n");
  const lines = execFileSync(COMMAND[0], COMMAND.slice(1), { input, encoding: "utf8", maxBuffer: 1 << 28 }).trim().split("\n");
  return lines.map((line) => JSON.parse(line).analysis.entities);
}

const key = ({ start, end }) => `${start}-${end}`;
const percent = (part, whole) => (whole ? Math.round((10000 * part) / whole) / 100 : 0);
const f1 = (right, mine, gold) => percent(2 * right, mine + gold);

/** F1 of names by kind. */
function named(documents, answers, show) {
  const counts = { PER: [0, 0, 0], LOC: [0, 0, 0], ORG: [0, 0, 0], MISC: [0, 0, 0] };
  documents.forEach(({ id, text, names }, index) => {
    const gold = new Set(names.map((name) => `${key(name)} ${name.type}`));
    const mine = new Set(answers[index].flatMap((entity) =>
      entity.mentions.filter((m) => m.form !== "nominal" && m.form !== "pronoun").map((m) => `${key(m)} ${entity.type}`)));
    for (const name of gold) counts[name.split(" ")[1]][2]++;
    for (const name of mine) {
      const count = counts[name.split(" ")[1]];
      count[1]++;
      if (gold.has(name)) count[0]++;
    }
    if (show) {
      const say = (set, other) => [...set].filter((name) => !other.has(name)).map((name) => {
        const [place, type] = name.split(" ");
        return `${text.slice(...place.split("-").map(Number))}/${type}`;
      });
      console.log(`${id}\n  missed ${say(gold, mine).join(", ")}\n  extra  ${say(mine, gold).join(", ")}`);
    }
  });
  const three = ["PER", "LOC", "ORG"].map((type) => counts[type]).reduce((sum, count) => sum.map((n, i) => n + count[i]));
  return { "names F1": f1(...three), "PER F1": f1(...counts.PER), "LOC F1": f1(...counts.LOC), "ORG F1": f1(...counts.ORG), "MISC F1": f1(...counts.MISC) };
}

/** B-cubed over the mentions that both have: is each put together with those that belong to it, and with no others? */
function clusters(documents, answers) {
  let [precision, recall, mentions] = [0, 0, 0];
  documents.forEach(({ names }, index) => {
    const gold = new Map(names.map((name) => [key(name), name.whole]));
    const mine = new Map(answers[index].flatMap((entity) => entity.mentions.map((m) => [key(m), entity.id])));
    const both = [...gold.keys()].filter((place) => mine.has(place));
    for (const one of both) {
      const right = both.filter((other) => gold.get(other) === gold.get(one));
      const found = both.filter((other) => mine.get(other) === mine.get(one));
      const shared = right.filter((other) => found.includes(other)).length;
      precision += shared / found.length;
      recall += shared / right.length;
      mentions++;
    }
  });
  const [p, r] = [percent(precision, mentions), percent(recall, mentions)];
  return { "coreference B-cubed F1": Math.round((200 * p * r) / (p + r)) / 100, "coreference precision": p, "coreference recall": r };
}

/** Of the names that are shorter than the fullest the text has for them ("Toft", "DHF"), how many are found under that. */
function called(documents, answers) {
  let [right, all] = [0, 0];
  documents.forEach(({ text, names }, index) => {
    const mine = new Map(answers[index].flatMap((entity) => entity.mentions.map((m) => [key(m), entity.name])));
    const bare = (name) => name.replace(/['’]?s?$/, "");
    for (const name of names) {
      const found = mine.get(key(name));
      if (found === undefined || bare(text.slice(name.start, name.end)) === bare(name.whole)) continue;
      all++;
      if (found.toLowerCase() === name.whole.toLowerCase()) right++;
    }
  });
  return { "shorter names right": percent(right, all) };
}

/** Every variant's figures. */
export function measure(part, show = false) {
  const documents = texts(part);
  return Object.fromEntries(VARIANTS.map(([name, change]) => {
    const those = documents.map((document) => changed(document, change));
    const answers = analyse(those);
    const written = name === "as written";
    return [name, { ...named(those, answers, show && written), ...(written ? { ...clusters(those, answers), ...called(those, answers) } : {}) }];
  }));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(measure(process.argv[2] ?? "dev", process.argv.includes("--show")));
}
