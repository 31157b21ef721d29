// A static server for the page, for `make run` and the browser's tests: files of one folder, nothing else.
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".pack": "application/octet-stream",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

/** Pictures are packed already. */
const PACKED = new Set([".png"]);

/** Serves `folder` on localhost as a static host does, packed and with marks by which a browser asks for what is new; answers the server once it listens. Port 0 takes any free one. */
export function serve(folder, port = 0) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const answer = (status, text) => response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
    let path;
    try {
      path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    } catch {
      return answer(400, "The address cannot be read.");
    }
    let file = normalize(join(root, path));
    if (file !== root && !file.startsWith(root + sep)) return answer(403, "Only files of the page are served.");
    try {
      if (statSync(file).isDirectory()) file = join(file, "index.html");
      const { size, mtimeMs } = statSync(file);
      const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
      const head = { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "cache-control": "no-cache", etag, vary: "accept-encoding", "x-content-type-options": "nosniff" };
      if (request.headers["if-none-match"] === etag) return response.writeHead(304, head).end();
      const packs = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "") && !PACKED.has(extname(file));
      const body = packs ? packed(file, etag) : readFileSync(file);
      response.writeHead(200, { ...head, "content-length": body.length, ...(packs && { "content-encoding": "gzip" }) });
      response.end(request.method === "HEAD" ? undefined : body);
    } catch {
      answer(404, "There is no such file.");
    }
  });
  /** What was packed once, by its file and mark. */
  const kept = new Map();
  const packed = (file, etag) => {
    const key = file + etag;
    if (!kept.has(key)) kept.set(key, gzipSync(readFileSync(file), { level: 9 }));
    return kept.get(key);
  };
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => done(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf("--port");
  const port = at > 0 ? Number(process.argv[at + 1]) : 8080;
  const folder = process.argv.filter((_, index) => index > 1 && index !== at && index !== at + 1)[0] ?? "www";
  serve(folder, port).then(
    () => console.log(`Kilde is at http://localhost:${port}/ (stop with Ctrl+C)`),
    (error) => {
      const taken = error.code === "EADDRINUSE";
      console.error(taken ? `Port ${port} is taken. Choose another: make run PORT=8081` : `The page cannot be served: ${error.message}`);
      process.exitCode = 1;
    },
  );
}
