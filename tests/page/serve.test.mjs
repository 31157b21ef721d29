// The static server gives the page's files with their types and nothing from outside its folder.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { serve } from "../tools/serve.mjs";

test("files come with their types, nothing else comes", async (context) => {
  const server = await serve("www");
  context.after(() => server.close());
  const at = (path) => fetch(`http://127.0.0.1:${server.address().port}${path}`);
  const wasm = await at("/pkg/kilde_bg.wasm");
  assert.equal(wasm.headers.get("content-type"), "application/wasm");
  assert.equal((await at("/packs/da.pack")).status, 200);
  assert.equal((await at("/nothing.js")).status, 404);
  assert.notEqual((await at("/%2e%2e/Cargo.toml")).status, 200);
});

test("the page knows exactly the languages that have a pack", async () => {
  const { LANGUAGES, WITH_CLAIMS } = await import("../../www/languages.js");
  assert.deepEqual(readdirSync("www/packs").map((name) => name.replace(".pack", "")).sort(), [...LANGUAGES].sort());
  assert.ok(WITH_CLAIMS.every((language) => LANGUAGES.includes(language)));
});
