import { attribute } from "@/e2e/run/plain-browser.mjs";

/** What a document would make a browser run, as it was received. */
export type PageScripts = {
  readonly sources: readonly { readonly src: string; readonly nonce: string }[];
  readonly inline: readonly { readonly text: string; readonly nonce: string }[];
  /** Paths of chunks that stand anywhere in the document: the framework loads them later. */
  readonly named: readonly string[];
  /** What no page of ours has. */
  readonly strange: readonly string[];
};

/** Elements and attributes by which script or another page gets in besides `script`. */
const strangers: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["an event attribute", /<[a-z][^>]*\son[a-z]+\s*=/i],
  ["a javascript: address", /(?:href|src|action|formaction)\s*=\s*["']?\s*javascript:/i],
  ["a base element", /<base\b/i],
  ["an embedded object", /<(?:object|embed|applet)\b/i],
  ["a frame with a document of its own", /<iframe\b[^>]*\ssrcdoc/i],
];

const withoutScripts = (html: string): string =>
  html.replace(/<script\b[^>]*>[^]*?<\/script\s*>/gi, "<script></script>");

export function readPage(html: string): PageScripts {
  const scripts = [...html.matchAll(/(<script\b[^>]*>)([^]*?)<\/script\s*>/gi)].map(
    ([, tag = "", text = ""]) => ({
      src: attribute(tag, "src"),
      nonce: attribute(tag, "nonce") ?? "",
      text,
    }),
  );
  const rest = withoutScripts(html);
  const opened = [...html.matchAll(/<script\b/gi)].length;
  return {
    sources: scripts.flatMap(({ src, nonce }) => (src === null ? [] : [{ src, nonce }])),
    inline: scripts.flatMap(({ src, nonce, text }) => (src === null ? [{ text, nonce }] : [])),
    named: [
      ...new Set(
        [...html.matchAll(/(?:\/_next\/)?(static\/chunks\/[\w.~-]+\.js)/g)].map(
          ([, path]) => `/_next/${path}`,
        ),
      ),
    ],
    strange: [
      ...strangers.filter(([, pattern]) => pattern.test(rest)).map(([name]) => name),
      ...(opened === scripts.length ? [] : ["a script element without its end"]),
    ],
  };
}

/** The framework's own words, each a call with JSON and nothing else. */
const calls = [
  /^\(globalThis\["TURBOPACK"\] \|\| \(globalThis\["TURBOPACK"\] = \[\]\)\)\.push\((.*)\);$/s,
  /^\(self\.__next_f=self\.__next_f\|\|\[\]\)\.push\((.*)\)$/s,
  /^self\.__next_f\.push\((.*)\)$/s,
];

/** Whether an inline script only hands data to the framework: its argument must be JSON to the last sign. */
export function isData(text: string): boolean {
  const argument = calls.map((call) => call.exec(text)?.[1]).find((found) => found !== undefined);
  if (argument === undefined) return false;
  try {
    JSON.parse(argument);
    return true;
  } catch {
    return false;
  }
}
