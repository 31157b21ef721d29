// A static server for the page, for `make run` and the browser's tests: files of one folder, nothing else.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

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

/** Serves `folder` on localhost; answers the server once it listens. Port 0 takes any free one. */
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
      const size = statSync(file).size;
      const head = { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-length": size, "cache-control": "no-cache", "x-content-type-options": "nosniff" };
      response.writeHead(200, head);
      if (request.method === "HEAD") return response.end();
      createReadStream(file).pipe(response);
    } catch {
      answer(404, "There is no such file.");
    }
  });
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
