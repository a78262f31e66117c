import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answers, startChild, waitUntilReady } from "@/e2e/run/processes.mjs";
import { freePort } from "@/e2e/run/ports.mjs";
import { root } from "@/e2e/run/root.mjs";

/**
 * An application of the same framework that says one sentence, with what no page of ours can do without: a proxy that
 * sets a nonce and the same number of headers, and a layout that reads the nonce. And one door for callbacks. It reads
 * no store and asks nobody.
 */
const files: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "empty", "private": true, "type": "module" }',
  "next.config.mjs": `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(root)} } };`,
  "app/layout.js": `import { headers } from "next/headers";
export default async function Layout({ children }) {
  const nonce = (await headers()).get("x-nonce") ?? "";
  return <html lang="en"><head><script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "void 0" }} /></head><body>{children}</body></html>;
}`,
  // Without one of its own the builder takes ours, from the folder above.
  "instrumentation.js": "export function register() {}",
  "app/page.js": "export default function Page() { return <p>Nothing is here.</p>; }",
  // What a callback meets before any work of ours: its whole body is read, and a word is answered.
  "app/api/callbacks/gate/route.js": `export const dynamic = "force-dynamic";
export async function POST(request) {
  const { length } = await request.text();
  return Response.json({ length }, { headers: { "cache-control": "no-store" } });
}`,
  "proxy.js": `import { NextResponse } from "next/server";
const names = ["referrer-policy", "x-content-type-options", "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy", "x-robots-tag"];
export function proxy(request) {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const csp = "default-src 'none'; script-src 'nonce-" + nonce + "' 'strict-dynamic'; style-src 'self' 'nonce-" + nonce + "'; connect-src 'self'";
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", csp);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", csp);
  for (const name of names) response.headers.set(name, "same-origin");
  response.headers.set("cache-control", "private, no-store");
  return response;
}
export const config = { matcher: ["/((?!_next/static/|api/callbacks/gate$).*)"] };`,
};

const next = join(root, "node_modules/next/dist/bin/next");

/** Builds it afresh and starts it. Inside the project's folder, so that the same packages are found. */
export const startEmptyNext = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const folder = join(root, ".data", "bench", "empty-next");
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const built = spawnSync(process.execPath, [next, "build"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (!existsSync(join(folder, ".next", "BUILD_ID")))
    throw new Error(`The empty application could not be built.\n${built.stdout}${built.stderr}`);
  const port = await freePort();
  const logFile = join(root, ".data", "bench", "empty-next.log");
  const child = startChild({
    name: "Empty Next",
    command: process.execPath,
    args: [next, "start", "-p", String(port)],
    cwd: folder,
    env: { NODE_ENV: "production" },
    logFile,
  });
  const url = `http://127.0.0.1:${port}/`;
  await waitUntilReady({ ...child, logFile }, () => answers(url));
  return { url, stop: () => child.stop() };
};
