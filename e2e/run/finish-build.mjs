import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";

/** How the bundler opens a chunk of modules, and the same in words that every browser knows, and shorter. */
const opening =
  '(globalThis.TURBOPACK||(globalThis.TURBOPACK=[])).push(["object"==typeof document?document.currentScript:void 0,';
const ourOpening = "(self.TURBOPACK||(self.TURBOPACK=[])).push([document.currentScript,";

/**
 * Before each other chunk. React puts its scripts above anything that we could put into the head, so nothing else comes
 * surely first. Source: stack.md 5.
 */
const beforeEach = "self.globalThis||(self.globalThis=self);";

/**
 * Before the bundler's runtime, without which no module of any chunk runs: what modules use and engines of 2018 lack,
 * beyond what the framework brings itself. `BigInt` is named by code that never reckons with it; a request that cannot
 * be given up goes on.
 */
const beforeRuntime =
  "(function(w){w.queueMicrotask||(w.queueMicrotask=function(f){Promise.resolve().then(f)});" +
  "w.BigInt||(w.BigInt=Number);w.BigInt64Array||(w.BigInt64Array=w.BigUint64Array=function(){});" +
  "w.AbortController||(w.AbortController=function(){var n=function(){};" +
  "this.signal={aborted:!1,addEventListener:n,removeEventListener:n};this.abort=n})})(self);";

/** What Chromium 64 parses. Its `import()` came before the edition that has it, and the bundler does not use it. */
const ecmaVersion = 2018;

/**
 * One of these in a pattern, and the whole chunk is lost: names of groups and of kinds of characters came in the midst of
 * Chromium 64, and to look behind in Safari 16.4 only.
 */
const tooNew = /\(\?<|\\k<|\\p\{/i;

/**
 * Makes the chunks of a finished build fit for the oldest engines that get them, and fails when one would not be read
 * there. A second call changes nothing.
 * @param {string} folder of the project
 */
export function finishBuild(folder) {
  const chunks = join(folder, ".next", "static", "chunks");
  const files = readdirSync(chunks, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".js"),
  );
  if (!files.some(isRuntime)) throw new Error(`No runtime of the bundler among the chunks in ${chunks}.`);
  for (const name of files) {
    const file = join(chunks, name);
    const text = readFileSync(file, "utf8");
    const finished = finishedOf(name, text);
    checkSyntax(name, finished);
    if (finished !== text) writeFileSync(file, finished);
  }
}

/** Modules run after the runtime, and find there what they need. */
function finishedOf(name, text) {
  if (text.startsWith(opening)) return ourOpening + text.slice(opening.length);
  if (text.startsWith(ourOpening) || text.startsWith(beforeEach)) return text;
  return beforeEach + (isRuntime(name) ? beforeRuntime : "") + text;
}

const isRuntime = (name) => /(^|[\\/])turbopack-[^\\/]*$/.test(name);

function checkSyntax(name, text) {
  const fault = syntaxFault(text);
  if (fault !== null) throw new Error(`${name} is not read by every engine that gets it: ${fault}`);
}

/** What of a script an engine at the floor would not read, or null. */
export function syntaxFault(text) {
  const patterns = [];
  const onToken = ({ value }) => {
    if (typeof value === "object" && typeof value?.pattern === "string") patterns.push(value.pattern);
  };
  try {
    parse(text, { ecmaVersion, onToken });
  } catch (error) {
    return `${error.message}: ${text.slice(Math.max(0, error.pos - 40), error.pos + 40)}`;
  }
  return patterns.find((pattern) => tooNew.test(pattern)) ?? null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) finishBuild(process.cwd());
