import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageFaults, scriptFaults, type Received } from "@/e2e/manifest/compare";
import { isSigned } from "@/e2e/manifest/signing";
import type { Manifest } from "@/e2e/manifest/types";
import { plainBrowser } from "@/e2e/run/plain-browser.mjs";
import { reportTrouble, root, Trouble } from "@/e2e/run/root.mjs";

/** Gets the page with its scripts, as a payer's browser does. */
const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

const usage = `npm run tamper-check -- <payment link or page> [manifest]

Compares what a browser receives with the signed manifest (.next/script-manifest.json, or the file that is named).
SCRIPT_MANIFEST_PUBLIC_KEY: the public key, PEM or that in base64. Keep manifest and key away from the server.`;

/** Reads the manifest, and believes it only when its signature is right. */
export function readSigned(file: string, publicKey: string | undefined): Manifest {
  const bytes = readFileSync(file);
  if (!publicKey) throw new Trouble(`SCRIPT_MANIFEST_PUBLIC_KEY is not set.\n\n${usage}`);
  if (!isSigned(bytes, readFileSync(`${file}.sig`, "utf8"), publicKey))
    throw new Trouble(`${file} was not signed by the owner of this key, or was changed since.`);
  return JSON.parse(bytes.toString("utf8")) as Manifest;
}

/** Every departure of the page at `link`, of the card page of the same invoice, and of all scripts. */
export async function tamperFaults(link: string, manifest: Manifest): Promise<readonly string[]> {
  const { origin } = new URL(link);
  const client = plainBrowser(origin, 30_000, browser);
  const first = await client.open(link);
  const invoice = /^\/pay\/[^/]+/.exec(new URL(first.url).pathname)?.[0];
  const pages = invoice === undefined ? [first] : [first, await client.open(`${origin}${invoice}/card`)];
  const faults = pages.flatMap((page: Received & { status: number; leaves: boolean }) => {
    const place = new URL(page.url).pathname;
    if (page.leaves || page.status !== 200) return [`${place}: no page, it answered ${page.status}`];
    return pageFaults(page, manifest).map((fault) => `${place}: ${fault}`);
  });
  const served = await scriptFaults(manifest, async (path) => {
    const answer = await fetch(`${origin}${path}`, {
      redirect: "error",
      signal: AbortSignal.timeout(30_000),
    });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  });
  return [...new Set([...faults, ...served])];
}

export async function main([
  link,
  file = join(root, ".next", "script-manifest.json"),
]: readonly string[]): Promise<void> {
  if (link === undefined || !URL.canParse(link)) throw new Trouble(usage);
  const manifest = readSigned(file, process.env["SCRIPT_MANIFEST_PUBLIC_KEY"]?.trim());
  const faults = await tamperFaults(link, manifest);
  for (const fault of faults) console.log(`  ${fault}`);
  const told = `${manifest.scripts.length} scripts of build ${manifest.build}`;
  console.log(
    faults.length === 0
      ? `tamper-check: ${told}, all as signed`
      : `tamper-check: ${faults.length} DEPARTURES, ${told}`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (process.argv[1]?.endsWith("tamper-check.ts")) main(process.argv.slice(2)).catch(reportTrouble);
