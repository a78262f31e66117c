import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

const root = new URL("..", import.meta.url).pathname;

const filesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(root, folder, name), "utf8") }));

const sources = ["app", "components"].flatMap(filesOf).filter(({ name }) => name.endsWith(".tsx"));

/**
 * Shells around what the server drew: in the fallback of a container the payer would lose the form. They draw nothing
 * of their own that could fail, and what they start in an effect they start in a `try`. The page's style runs on the
 * server only, and the error pages are what is shown when all else failed.
 */
const shells = ["card-form", "saved-form", "until", "native-form"];
const others = ["contain", "page-style", "page-failed", "error", "global-error"];

const ofBrowser = sources.filter(({ text }) => text.startsWith('"use client"'));
const fileOf = (name: string): string => basename(name, ".tsx");
const islands = ofBrowser.filter(({ name }) => ![...shells, ...others].includes(fileOf(name)));

/** Where a component is drawn outside of every `<Contain>` of its file. */
const bareUses = (component: string): string[] =>
  sources.flatMap(({ name, text }) =>
    [...text.matchAll(new RegExp(`<${component}\\b`, "g"))]
      .map(({ index }) => text.slice(0, index))
      .filter((before) => before.lastIndexOf("<Contain") <= before.lastIndexOf("</Contain>"))
      .map((before) => `${name}:${before.split("\n").length}`),
  );

test("every island of script is drawn inside a container that keeps the page when it breaks", () => {
  const components = islands.flatMap(({ text }) =>
    [...text.matchAll(/^export function (\w+)/gm)].map(([, component = ""]) => component),
  );
  expect(components).toEqual(expect.arrayContaining(["LiveStatus", "SlipClock", "PrintButton", "WalletPay"]));
  expect(Object.fromEntries(components.map((component) => [component, bareUses(component)]))).toEqual(
    Object.fromEntries(components.map((component) => [component, []])),
  );
});

test("a shell around the server's form starts nothing that it does not catch", () => {
  const found = ofBrowser.filter(({ name }) => shells.includes(fileOf(name)));
  expect(found.map(({ name }) => fileOf(name)).toSorted()).toEqual(shells.toSorted());
  const uncaught = found.filter(({ text }) => /useEffect\(\(\) => \{\n(?! *try \{)/.test(text));
  expect(uncaught.map(({ name }) => name)).toEqual([]);
});

test("nothing stands in a plain noscript: an engine to which script is refused would not show it", () => {
  const found = sources.filter(({ text }) => text.includes("<noscript>"));
  expect(found.map(({ name }) => name)).toEqual(["app/without-script.tsx"]);
});

test("what runs in browsers calls nothing that an engine of 2018 lacks and the framework does not bring", () => {
  const lacked =
    /\.(toggleAttribute|replaceAll|replaceChildren|matchAll|findLast|toSorted|toReversed|requestSubmit|getAnimations)\(|\b(structuredClone|AggregateError|WeakRef|TransformStream|ResizeObserver)\b|Object\.groupBy|withResolvers|AbortSignal\.|randomUUID|Intl\.(RelativeTimeFormat|ListFormat|DisplayNames|Segmenter)/;
  const found = filesOf("components")
    .concat(filesOf("lib/card"))
    .filter(({ text }) => lacked.test(text));
  expect(found.map(({ name }) => name)).toEqual([]);
});
