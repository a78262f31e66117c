import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { headScript } from "@/app/head-script";
import { workScript } from "@/app/work-script";
import type { KnownHeaders, KnownScript, Manifest } from "@/e2e/manifest/types";
import { buildCsp } from "@/lib/security/csp";
import { securityHeaders } from "@/lib/security/headers";

const framework = "Next.js and React, as pinned in package-lock.json; kept by the maintainers of Checkout";
const ours = "Maintainers of Checkout";

export const sha384 = (bytes: Uint8Array | string): string =>
  createHash("sha384").update(bytes).digest("base64");

const readJson = (file: string): Record<string, unknown> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>) : {};

/** Which pages bring which chunk, by the framework's own lists. */
function pagesOfChunks(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const pages = new Map<string, Set<string>>();
  const server = join(folder, "server", "app");
  const lists = readdirSync(server, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith("_client-reference-manifest.js"),
  );
  for (const name of lists) {
    const page = `/${name.replace(/\\/g, "/").replace(/\/?(page|route)_client-reference-manifest\.js$/, "")}`;
    for (const [chunk] of readFileSync(join(server, name), "utf8").matchAll(/static\/chunks\/[\w.~-]+\.js/g))
      pages.set(chunk, (pages.get(chunk) ?? new Set()).add(page));
  }
  return pages;
}

type Reason = Pick<KnownScript, "purpose" | "owner">;

/** Why each chunk is there. */
function reasons(folder: string): (chunk: string) => Reason {
  const { rootMainFiles = [], polyfillFiles = [] } = readJson(join(folder, "build-manifest.json"));
  const pages = pagesOfChunks(folder);
  return (chunk) => {
    if ((polyfillFiles as string[]).includes(chunk))
      return { purpose: "Gives old browsers what the framework needs", owner: framework };
    if ((rootMainFiles as string[]).includes(chunk))
      return { purpose: "Framework: makes the drawn page answer to the payer", owner: framework };
    const of = [...(pages.get(chunk) ?? [])].toSorted();
    return of.length === 0
      ? {
          purpose: "Comfort that is loaded on demand: checks of what is typed, live status, languages' rules",
          owner: ours,
        }
      : { purpose: `Comfort of the pages ${of.join(", ")}`, owner: ours };
  };
}

/** Files that lie beside the build and are asked for by name. */
const publicScripts: Readonly<Record<string, Reason>> = {
  "frame.js": { purpose: "In a shop's frame: tells the shop's page how things stand", owner: ours },
  "widget.js": {
    purpose: "Loaded by shops, never by a payment page: opens the payment page in a frame",
    owner: ours,
  },
};

const nonce = "{nonce}";

/** Every policy that a page may come with, save for what frames an account allows. */
function knownHeaders(): KnownHeaders {
  const policies = (["page", "choice", "leave", "device"] as const).flatMap((family) =>
    [false, true].flatMap((plain) =>
      [false, true].map((googlePay) => buildCsp({ nonce, family, plain, googlePay })),
    ),
  );
  const others: Record<string, string[]> = {};
  for (const wallets of [false, true])
    for (const [name, value] of Object.entries(securityHeaders({ https: true, wallets }))) {
      const known = (others[name.toLowerCase()] ??= []);
      if (!known.includes(value)) known.push(value);
    }
  return { policies: [...new Set(policies)], others };
}

/** The inventory of a finished build in `root`: what a payment page may load, with reason and owner. */
export function makeManifest(root: string): Manifest {
  const folder = join(root, ".next");
  const reasonOf = reasons(folder);
  const chunks = readdirSync(join(folder, "static"), { recursive: true, encoding: "utf8" })
    .map((name) => `static/${name.replace(/\\/g, "/")}`)
    .filter((name) => name.endsWith(".js"));
  const entry = (path: string, file: string, reason: Reason): KnownScript => {
    const bytes = readFileSync(file);
    return { path, sha384: sha384(bytes), bytes: bytes.byteLength, ...reason };
  };
  const inline = (text: string, purpose: string) => ({
    sha384: sha384(text),
    bytes: Buffer.byteLength(text),
    purpose,
    owner: ours,
  });
  return {
    version: 1,
    build: readFileSync(join(folder, "BUILD_ID"), "utf8").trim(),
    scripts: [
      ...chunks.toSorted().map((name) => entry(`/_next/${name}`, join(folder, name), reasonOf(name))),
      ...Object.entries(publicScripts).map(([name, reason]) =>
        entry(`/${name}`, join(root, "public", name), reason),
      ),
    ],
    inline: {
      fixed: [
        inline(headScript, "Before all others: Trusted Types; forgets card numbers when the page goes away"),
        inline(workScript, "While cards are tried in numbers: works for the pass that a card then costs"),
      ],
      data: {
        form: "self.__next_f, $RC and the like with JSON only; scripts that it names must be in this list",
        purpose: "Hands the drawn page's data to the framework",
        owner: framework,
      },
    },
    headers: knownHeaders(),
  };
}
