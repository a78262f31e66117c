import { sha384 } from "@/e2e/manifest/inventory";
import { isData, readPage } from "@/e2e/manifest/read-page";
import type { Manifest } from "@/e2e/manifest/types";

/** A document as it came. */
export type Received = { readonly url: string; readonly html: string; readonly headers: Headers };

/** Fetches the bytes of a script of the same origin; null where none came. */
export type FetchScript = (path: string) => Promise<Uint8Array | null>;

const nonceIn = (policy: string): string => /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";

/** What frames a page is each account's own; all else of a policy is the build's. */
const comparable = (policy: string): string =>
  policy
    .replace(/'nonce-[^']+'/g, "'nonce-{nonce}'")
    .replace(/frame-ancestors [^;]+/, "frame-ancestors 'none'");

function headerFaults({ headers, url }: Received, known: Manifest["headers"]): readonly string[] {
  const policy = headers.get("content-security-policy") ?? "";
  const faults = known.policies.includes(comparable(policy))
    ? []
    : [`content-security-policy is none of the signed ones: ${policy || "missing"}`];
  for (const [name, values] of Object.entries(known.others)) {
    if (name === "strict-transport-security" && url.startsWith("http:")) continue;
    const value = headers.get(name) ?? "missing";
    if (!values.includes(value)) faults.push(`${name} is ${value}`);
  }
  return faults;
}

/**
 * Every way in which a received page departs from the manifest, one sentence each; none when it is as signed. Source:
 * PCI DSS 4.0.1, 11.6.1.
 */
export function pageFaults(page: Received, manifest: Manifest): readonly string[] {
  const found = readPage(page.html);
  const known = new Set(manifest.scripts.map(({ path }) => path));
  const fixed = new Set(manifest.inline.fixed.map(({ sha384: hash }) => hash));
  const { origin } = new URL(page.url);
  const nonce = nonceIn(page.headers.get("content-security-policy") ?? "");
  const sources = found.sources.flatMap(({ src }) => {
    const url = new URL(src, page.url);
    return url.origin === origin && known.has(url.pathname)
      ? []
      : [`a script that is not in the manifest: ${url.href}`];
  });
  const inline = found.inline.flatMap(({ text }) =>
    fixed.has(sha384(text)) || isData(text)
      ? []
      : [`an inline script that is not in the manifest: ${text.slice(0, 80)}`],
  );
  const nonces = [...found.sources, ...found.inline].filter((script) => script.nonce !== nonce).length;
  return [
    ...headerFaults(page, manifest.headers),
    ...sources,
    ...inline,
    ...found.named
      .filter((path) => !known.has(path))
      .map((path) => `a chunk that is not in the manifest: ${path}`),
    ...found.strange.map((what) => `the document has ${what}`),
    ...(nonces === 0 ? [] : [`${nonces} scripts have another nonce than the policy`]),
  ];
}

/** Every script of the manifest that is not served byte for byte as it was signed, also those that are loaded late. */
export async function scriptFaults(manifest: Manifest, fetchScript: FetchScript): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { path, sha384: wanted, bytes } of manifest.scripts) {
    const got = await fetchScript(path);
    if (got === null) faults.push(`${path} is not served`);
    else if (sha384(got) !== wanted)
      faults.push(`${path} is changed: ${got.byteLength} bytes instead of ${bytes}, or others`);
  }
  return faults;
}
