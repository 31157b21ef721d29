// Of the quantities of annotated articles that the command line finds: how many have the value, the bound and the harm that a person gave them, and of the
// times that have a value in the annotation, how many have that one. The scorer beside the project knows only where they stand. Used by `make eval`; alone:
// node tests/tools/measures.mjs FOLDER [--show]
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

const COMMAND = [process.env.KILDE ?? "target/release/kilde", "batch"];
const BOUNDS = { several: "vague" };

/** @param {string} folder of NNN.txt with NNN.json beside it @param {boolean} [show] @returns {Record<string, number>} percentages by figure */
export function measure(folder, show = false) {
  const names = readdirSync(folder).filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -5)).sort();
  const documents = names.map((id) => ({ id, text: readFileSync(`${folder}/${id}.txt`, "utf8"), gold: JSON.parse(readFileSync(`${folder}/${id}.json`, "utf8")) }));
  const input = documents.map(({ id, text, gold }) => JSON.stringify({ id, text, language: gold.language ?? "da", published: gold.published })).join("\n");
  const lines = execFileSync(COMMAND[0], COMMAND.slice(1), { input, encoding: "utf8", maxBuffer: 1 << 28 }).trim().split("\n");
  const tally = new Map();
  const count = (name, right, line) => {
    const [of, good] = tally.get(name) ?? [0, 0];
    tally.set(name, [of + 1, good + Number(right)]);
    if (show && !right) console.log(`${name}: ${line}`);
  };
  lines.forEach((line, index) => {
    const { analysis } = JSON.parse(line);
    const { id, gold } = documents[index];
    const find = (list, one) => list.find((other) => other.start < one.end && other.end > one.start);
    for (const wanted of gold.quantities ?? []) {
      const found = find(analysis.quantities, wanted);
      if (!found) continue;
      const said = `${id} "${wanted.text}": "${found.text}" ${JSON.stringify([found.value ?? found.min, found.bound, found.harm])} for ${JSON.stringify([wanted.value, wanted.modifier, wanted.harm])}`;
      // "Flere" has no value of its own for whoever annotated it.
      const vague = wanted.value === null && found.bound === "vague";
      count("quantities, value", vague || (found.value ?? found.min ?? found.max) === wanted.value, said);
      if (wanted.modifier) count("quantities, bound", found.bound === (BOUNDS[wanted.modifier] ?? wanted.modifier), said);
      count("quantities, harm", (found.harm ?? null) === (wanted.harm ?? null), said);
    }
    for (const wanted of gold.times ?? []) {
      const found = wanted.value && find(analysis.times, wanted);
      if (found) count("times, value", found.value === wanted.value, `${id} "${wanted.text}": ${found.value} for ${wanted.value}`);
    }
  });
  return Object.fromEntries([...tally].map(([name, [of, good]]) => [`${name} right`, Math.round((10000 * good) / of) / 100]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.log(measure(process.argv[2] ?? "../shared/articles", process.argv.includes("--show")));
