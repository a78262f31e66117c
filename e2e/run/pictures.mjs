// npm run pictures: every screen as phones, desktops, televisions and paper show it, light and dark, in English and (from
// right to left) in Arabic, with script and without, into .data/pictures with a page that shows them all. The journeys
// walk as always and stop at each screen that has no picture yet. No part of npm test.
// `-- --rtl --tv` takes only those that are both (also --ltr, --phone, --desktop, --paper, --light, --dark); anything
// else goes to the runner: `-- brand.spec`.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { runBuilt } from "./run-built.mjs";

const folder = join(root, ".data", "pictures");
const words = ["ltr", "rtl", "phone", "desktop", "tv", "paper", "light", "dark"].map((word) => `--${word}`);
const given = process.argv.slice(2);
const only = given.filter((each) => words.includes(each)).map((each) => each.slice(2));
const others = given.filter((each) => !words.includes(each));
const kinds = ["script", "no-script"];
const projects = others.some((each) => each.startsWith("--project"))
  ? []
  : kinds.map((kind) => `--project=${kind}`);

rmSync(folder, { recursive: true, force: true });
await runBuilt(["node_modules/@playwright/test/cli.js", "test", ...projects, ...others], {
  PICTURES: folder,
  PICTURES_OF: only.join(" "),
});

/** Each picture small, under the kind of browser; a press opens it whole. */
const draw = (kind) => {
  const files = readdirSync(join(folder, kind)).toSorted();
  const each = (file) =>
    `<a href="${kind}/${file}"><img src="${kind}/${file}" alt="" loading="lazy" height="320"><br>${file}</a>`;
  return `<h1>${kind}</h1>${files.map(each).join("\n")}`;
};
const style = "<style>a{display:inline-block;margin:8px;font:12px sans-serif;vertical-align:top}</style>";
const shown = readdirSync(folder).filter((name) => kinds.includes(name));
writeFileSync(join(folder, "index.html"), `<!doctype html>${style}${shown.map(draw).join("\n")}`);
console.log(`\nPictures: ${join(folder, "index.html")}`);
