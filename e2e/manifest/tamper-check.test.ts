import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sha384 } from "@/e2e/manifest/inventory";
import { isData, readPage } from "@/e2e/manifest/read-page";
import { signManifest } from "@/e2e/manifest/signing";
import { readSigned, tamperFaults } from "@/e2e/manifest/tamper-check";
import type { Manifest } from "@/e2e/manifest/types";
import { buildCsp } from "@/lib/security/csp";
import { securityHeaders } from "@/lib/security/headers";

const chunk = "console.log('pay');";
const head = "(function(){})()";
const lazy = "late();";
const reason = { purpose: "a test", owner: "a test" };
const known = (path: string, text: string) => ({ path, sha384: sha384(text), bytes: text.length, ...reason });
const headers = securityHeaders({ https: false });
const manifest: Manifest = {
  version: 1,
  build: "b1",
  scripts: [known("/_next/static/chunks/a.js", chunk), known("/_next/static/chunks/late.js", lazy)],
  inline: { fixed: [{ sha384: sha384(head), bytes: head.length, ...reason }], data: { form: "", ...reason } },
  headers: {
    policies: [
      buildCsp({ nonce: "{nonce}", family: "page" }),
      buildCsp({ nonce: "{nonce}", family: "choice" }),
    ],
    others: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]])),
  },
};

/** What the server sends; each test changes one thing of it. */
const honest = () => ({
  files: { "/_next/static/chunks/a.js": chunk, "/_next/static/chunks/late.js": lazy } as Record<
    string,
    string
  >,
  body: `<script nonce="n1">${head}</script><script src="/_next/static/chunks/a.js" nonce="n1" async=""></script><main data-step="card"></main><script nonce="n1">self.__next_f.push([1,"0:[\\"static/chunks/late.js\\"]"])</script>`,
  headers: {
    ...headers,
    "content-security-policy": buildCsp({
      nonce: "n1",
      family: "page",
      frameAncestors: ["https://shop.example"],
    }),
  } as Record<string, string>,
});
let sent = honest();
beforeEach(() => void (sent = honest()));

const server = createServer((request, response) => {
  const file = sent.files[request.url ?? ""];
  if (file !== undefined) return response.end(file);
  if (request.url?.startsWith("/_next/")) return response.writeHead(404).end();
  return response.writeHead(200, sent.headers).end(`<!doctype html><html><body>${sent.body}</body></html>`);
});
let link = "";
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  link = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pay/cpi_1/method`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const faults = () => tamperFaults(link, manifest);

test("pages and scripts that are as signed have no departure, whoever may frame them", async () => {
  expect(await faults()).toEqual([]);
});

describe("a departure is found:", () => {
  const changes: readonly (readonly [name: string, change: () => void, told: string])[] = [
    [
      "one changed byte of a script",
      () => (sent.files["/_next/static/chunks/a.js"] = chunk.replace("pay", "pry")),
      "a.js is changed",
    ],
    [
      "one changed byte of a script that comes late",
      () => (sent.files["/_next/static/chunks/late.js"] = "late()!"),
      "late.js is changed",
    ],
    [
      "a script that is gone",
      () => delete sent.files["/_next/static/chunks/late.js"],
      "late.js is not served",
    ],
    [
      "a script of another origin",
      () => (sent.body += '<script src="https://evil.example/a.js" nonce="n1"></script>'),
      "https://evil.example/a.js",
    ],
    [
      "an unknown script of ours",
      () => (sent.body += '<script src="/evil.js" nonce="n1"></script>'),
      "/evil.js",
    ],
    ["a new inline script", () => (sent.body += '<script nonce="n1">steal()</script>'), "steal()"],
    [
      "one changed byte of the head's script",
      () => (sent.body = sent.body.replace("(function(){})()", "(function(){})(1)")),
      "inline script",
    ],
    [
      "code behind the framework's data",
      () => (sent.body += '<script nonce="n1">self.__next_f.push([1]);steal()</script>'),
      "steal()",
    ],
    [
      "a chunk named in the data",
      () => (sent.body += '<script nonce="n1">self.__next_f.push([1,"static/chunks/evil.js"])</script>'),
      "chunks/evil.js",
    ],
    ["an event attribute", () => (sent.body += '<img src=x onerror="steal()">'), "event attribute"],
    ["a javascript: address", () => (sent.body += '<a href="javascript:steal()">'), "javascript: address"],
    ["a base element", () => (sent.body += '<base href="https://evil.example/">'), "base element"],
    [
      "a script element that never ends",
      () => (sent.body += '<script nonce="n1">steal()'),
      "without its end",
    ],
    [
      "a script with a nonce of its own",
      () => (sent.body += `<script nonce="n2">${head}</script>`),
      "another nonce",
    ],
    [
      "a wider policy",
      () => (sent.headers["content-security-policy"] += " https://evil.example"),
      "none of the signed ones",
    ],
    ["a missing policy", () => delete sent.headers["content-security-policy"], "none of the signed ones"],
    [
      "a missing header",
      () => delete sent.headers["X-Content-Type-Options"],
      "x-content-type-options is missing",
    ],
    [
      "a changed header",
      () => (sent.headers["Referrer-Policy"] = "unsafe-url"),
      "referrer-policy is unsafe-url",
    ],
  ];
  test.each(changes)("%s", async (_name, change, told) => {
    change();
    const found = await faults();
    expect(found.length).toBeGreaterThan(0);
    expect(found.join("\n")).toContain(told);
  });
});

test("only JSON is data: whatever could run is not", () => {
  const bundlers =
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/a.js"]});';
  expect(
    ['self.__next_f.push([1,"a"])', "(self.__next_f=self.__next_f||[]).push([0])", bundlers].map(isData),
  ).toEqual([true, true, true]);
  expect(["self.__next_f.push([1,steal()])", "self.__next_f.push([1])//", "x", ""].some(isData)).toBe(false);
  expect(readPage('<SCRIPT SRC="/a.js" nonce="n">').strange).toEqual(["a script element without its end"]);
});

describe("the manifest itself", () => {
  const folder = mkdtempSync(join(tmpdir(), "manifest-"));
  const file = join(folder, "script-manifest.json");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const pair = () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    return {
      open: publicKey.export({ type: "spki", format: "pem" }).toString(),
      secret: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    };
  };
  const { open, secret } = pair();
  beforeEach(() => {
    const bytes = Buffer.from(JSON.stringify(manifest));
    writeFileSync(file, bytes);
    writeFileSync(`${file}.sig`, signManifest(bytes, Buffer.from(secret).toString("base64")));
  });

  test("is believed when its owner signed it, with the key as PEM or in base64", () => {
    expect(readSigned(file, open)).toEqual(manifest);
    expect(readSigned(file, Buffer.from(open).toString("base64"))).toEqual(manifest);
  });

  test("is not believed with one changed byte, under another key, or without any", () => {
    expect(() => readSigned(file, pair().open)).toThrow("not signed by the owner");
    expect(() => readSigned(file, undefined)).toThrow("is not set");
    expect(() => readSigned(file, "no key")).toThrow("SCRIPT_MANIFEST_PUBLIC_KEY");
    writeFileSync(file, JSON.stringify({ ...manifest, build: "b2" }));
    expect(() => readSigned(file, open)).toThrow("not signed by the owner");
  });
});
