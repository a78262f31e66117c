import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { CheckoutOptions } from "@/public/widget";

const read = (name: string): string => readFileSync(new URL(`../public/${name}`, import.meta.url), "utf8");

/** Without comments, texts and patterns: what a parser takes for syntax. */
const syntaxOf = (source: string): string =>
  source
    .replaceAll(/\/\*[^]*?\*\/|(^|\s)\/\/.*$/gm, "")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
    .replaceAll(/(?<=[(=:!] ?)\/(?:[^/\\\n]|\\.)+\/[a-z]*/g, "0");

describe.each(["widget.js", "frame.js"])("%s", (name) => {
  const source = read(name);

  it("weighs no more than 6 KiB as it is sent", () =>
    expect(gzipSync(source, { level: 9 }).length).toBeLessThanOrEqual(6 * 1024));

  it("is understood by engines that know ES5 only", () => {
    const syntax = syntaxOf(source);
    expect(syntax).toContain("function");
    expect(syntax).not.toMatch(/=>|`|\.\.\.|\?\.|\?\?|\b(?:let|const|class|async|await|import|export|of)\b/);
    // No comma behind the last argument.
    expect(syntax).not.toMatch(/,\s*\)/);
  });

  it("speaks to no origin but exact ones, and writes no markup", () => {
    expect(source).not.toMatch(/postMessage\([^;]*["']\*["']/);
    expect(source).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|setAttribute\("style"|eval\(/);
  });
});

it("options are typed in either spelling", () => {
  const options: CheckoutOptions = { mode: "modal", public_key: "pk", publicKey: "pk", amount: 1 };
  // @ts-expect-error: there is no such mode.
  const wrong: CheckoutOptions = { mode: "popup" };
  expect(options.mode).not.toBe(wrong.mode);
});
