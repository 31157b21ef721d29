// Every rule by which a claim is read has a name that people understand, in every language of the interface.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import da from "../../www/messages/da.js";
import en from "../../www/messages/en.js";

const FLOOR = "src/engine/attribution";

/** The names of rules in the engine's source: in its list of frames, where a line speaks of a rule, and whatever is written as they are. */
function rules() {
  const found = new Set();
  for (const file of readdirSync(FLOOR, { recursive: true }).filter((file) => file.endsWith(".rs"))) {
    const source = readFileSync(`${FLOOR}/${file}`, "utf8").replace(/\/\/.*$/gm, "");
    const take = (text) => [...text.matchAll(/"([a-z]+(?:-[a-z]+)*)"/g)].forEach(([, name]) => found.add(name));
    for (const line of source.split("\n")) if (/\brule\b|Frame \{ name:/.test(line)) take(line);
    for (const [, list] of source.matchAll(/FRAMES: &\[&str\] = &\[([^\]]*)\]/g)) take(list);
    for (const [literal] of source.matchAll(/"[a-z]+(?:-[a-z]+)+"/g)) take(literal);
  }
  return [...found].sort();
}

test("the rules are found in the source", () => {
  const found = rules();
  for (const name of ["complement", "noun", "adjective", "loose-quote", "own-voice", "learned", "learned-quote"]) assert.ok(found.includes(name), name);
  assert.ok(found.length >= 18, found.join(" "));
});

for (const [code, messages] of Object.entries({ da, en })) {
  test(`each rule has a name of its own in ${code}`, () => {
    const found = rules();
    assert.deepEqual(found.filter((name) => !messages[`rule.${name}`]), [], "rules without a name");
    const names = found.map((name) => messages[`rule.${name}`]);
    assert.equal(new Set(names).size, names.length, "two rules go by one name");
  });
}
