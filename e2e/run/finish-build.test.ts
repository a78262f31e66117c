import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { finishBuild, syntaxFault } from "@/e2e/run/finish-build.mjs";

const started = "self.globalThis||(self.globalThis=self);";
let folder = "";
const at = (name: string): string => join(folder, ".next/static/chunks", name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "finish-"));
  mkdirSync(join(folder, ".next/static/chunks/deep"), { recursive: true });
  writeFileSync(at("turbopack-a1.js"), "run();");
  writeFileSync(at("deep/b2.js"), "globalThis.b=1;");
  writeFileSync(at("b2.js.map"), "{}");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a finished build", () => {
  it("gives every other chunk the name that engines before Chromium 71 lack, and leaves other files alone", () => {
    finishBuild(folder);
    expect(readFileSync(at("deep/b2.js"), "utf8")).toBe(`${started}globalThis.b=1;`);
    expect(readFileSync(at("b2.js.map"), "utf8")).toBe("{}");
  });

  it("opens a chunk of modules by a name that every browser knows, and changes nothing else of it", () => {
    const opened =
      '(globalThis.TURBOPACK||(globalThis.TURBOPACK=[])).push(["object"==typeof document?document.currentScript:void 0,';
    writeFileSync(at("m4.js"), `${opened}1,e=>{globalThis.m=1}]);`);
    finishBuild(folder);
    const once = readFileSync(at("m4.js"), "utf8");
    expect(once).toBe(
      "(self.TURBOPACK||(self.TURBOPACK=[])).push([document.currentScript,1,e=>{globalThis.m=1}]);",
    );
    finishBuild(folder);
    expect(readFileSync(at("m4.js"), "utf8")).toBe(once);
  });

  it("stays the same when it is finished again", () => {
    finishBuild(folder);
    const once = readFileSync(at("turbopack-a1.js"), "utf8");
    finishBuild(folder);
    expect(readFileSync(at("turbopack-a1.js"), "utf8")).toBe(once);
  });

  it("has in its runtime what modules use and an engine of 2018 lacks", async () => {
    finishBuild(folder);
    const self: Record<string, unknown> = {};
    // oxlint-disable-next-line no-new-func -- the chunk's own text is what is tested
    new Function("self", "run", readFileSync(at("turbopack-a1.js"), "utf8"))(self, () => undefined);
    const { queueMicrotask: soon, AbortController: Controller, BigInt: big } = self;
    const heard: string[] = [];
    (soon as typeof queueMicrotask)(() => void heard.push("later"));
    heard.push("now");
    await Promise.resolve();
    expect(heard).toEqual(["now", "later"]);
    expect((big as NumberConstructor)("7")).toBe(7);
    const controller = new (Controller as typeof AbortController)();
    controller.abort();
    expect(controller.signal.aborted).toBe(false);
  });

  it("is refused when a chunk would not be read at the floor", () => {
    writeFileSync(at("c3.js"), "a?.b");
    expect(() => finishBuild(folder)).toThrow(/c3\.js is not read/);
  });

  it("is refused when its runtime has another name than the one that is looked for", () => {
    rmSync(at("turbopack-a1.js"));
    expect(() => finishBuild(folder)).toThrow(/No runtime/);
  });
});

describe("the syntax of the floor", () => {
  it.each([
    "a?.b",
    "a??b",
    "1n",
    "try{a()}catch{}",
    "class A{#a=1}",
    "import('x')",
    "/(?<=a)b/.test(c)",
    "/(?<!a)b/",
    "/(?<year>a)/",
    "/\\p{Nd}/u",
    "/[^a\\P{L}]/u",
    "/a/v",
  ])("has no %s", (text) => expect(syntaxFault(text)).not.toBeNull());

  it.each(["({...a})", "async function*a(){for await(const b of c);}", "/(?:\\d+)[\\u{1d7ce}]/su", "a**b"])(
    "has %s",
    (text) => expect(syntaxFault(text)).toBeNull(),
  );
});
