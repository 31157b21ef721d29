// The icons for installing, drawn from www/icons/kilde.svg: `node tests/tools/icons.mjs` after a change of it.
import { readFileSync } from "node:fs";
import { launch } from "./browser.mjs";

const svg = readFileSync("www/icons/kilde.svg", "utf8");
/** name, side, how much of the side the mark takes, corners: a maskable icon is cut by the system and keeps its middle. */
const ICONS = [
  ["icon-192.png", 192, 1],
  ["icon-512.png", 512, 1],
  ["maskable-512.png", 512, 0.72],
  ["apple-180.png", 180, 0.84],
];

const browser = await launch();
try {
  const page = await browser.newPage();
  for (const [name, side, share] of ICONS) {
    await page.setViewportSize({ width: side, height: side });
    const room = share < 1 ? "#1d1c1a" : "transparent";
    await page.setContent(`<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${room}}svg{width:${share * 100}%;height:${share * 100}%}</style>${svg}`);
    await page.screenshot({ path: `www/icons/${name}`, omitBackground: true });
  }
} finally {
  await browser.close();
}
