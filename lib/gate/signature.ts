import "server-only";
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { isJsonObject, JsonNumber, type Json, type JsonObject } from "@/lib/gate/json";

/** Paths in natural order (the Gate's own, as far as known) or plain byte order. Source: gate.md 5.3. */
export type Order = "natural" | "byte";

const UNSIGNED = new Set(["signature", "frame_mode"]);

/** One long name above a long list makes megabytes of paths out of a small message. */
const MAX_SIGNED_LENGTH = 1024 * 1024;

type Line = { readonly path: string; readonly text: string };

const leafText = (value: string | number | boolean | null | JsonNumber): string => {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "1" : "0";
  return value instanceof JsonNumber ? value.text : String(value);
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const linesOf = (value: Json, prefix: string): Line[] => {
  if (isList(value)) return value.flatMap((item, index) => linesOf(item, `${prefix}${index}:`));
  if (!isJsonObject(value)) return [{ path: prefix.slice(0, -1), text: prefix + leafText(value) }];
  return Object.entries(value)
    .filter(([name]) => !UNSIGNED.has(name))
    .flatMap(([name, member]) => linesOf(member, `${prefix}${name.replaceAll(":", "::")}:`));
};

/** How long the signed text would be, found without making it. */
const signedLength = (value: Json, prefixLength: number): number => {
  if (!isJsonObject(value) && !isList(value)) return prefixLength + leafText(value).length;
  return Object.entries(value).reduce(
    (sum, [name, member]) => sum + signedLength(member, prefixLength + name.length + 1),
    0,
  );
};

const isDigit = (character: string | undefined) =>
  character !== undefined && character >= "0" && character <= "9";

const compareText = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Digit runs as numbers, the rest by byte; both are byte strings. */
const compareNaturally = (a: string, b: string): number => {
  const runAt = (text: string, start: number) => {
    let end = start;
    while (isDigit(text[end])) end += 1;
    return text.slice(start, end);
  };
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = runAt(a, i);
    const right = runAt(b, j);
    if (left !== "" && right !== "") {
      const [x, y] = [left.replace(/^0+/, ""), right.replace(/^0+/, "")];
      const order = x.length - y.length || compareText(x, y);
      if (order !== 0) return order;
      i += left.length;
      j += right.length;
    } else {
      const order = compareText(a.charAt(i), b.charAt(j));
      if (order !== 0) return order;
      i += 1;
      j += 1;
    }
  }
  return a.length - i - (b.length - j) || compareText(a, b);
};

/** The text that is signed. Source: gate.md 5.1. */
export const canonical = (body: JsonObject, order: Order = "natural"): string => {
  const compare = order === "natural" ? compareNaturally : compareText;
  return linesOf(body, "")
    .map((line) => ({ ...line, bytes: Buffer.from(line.path).toString("latin1") }))
    .toSorted((a, b) => compare(a.bytes, b.bytes))
    .map((line) => line.text)
    .join(";");
};

const mac = (text: string, secret: string) => createHmac("sha512", secret).update(text).digest("base64");

/** The signature of a body: Base64, 88 characters. Any `signature` in the body is left out. Source: gate.md 5.1. */
export const sign = (body: JsonObject, secret: string): string => mac(canonical(body), secret);

const isSame = (a: string, b: string) => {
  // Digests have one length, so the comparison can neither throw nor tell the length.
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
};

/**
 * `;` is not escaped in what is signed, so one name or text may stand for several lines: a text that holds
 * `;payment:status:decline` would swallow the true line while another member plays a false one.
 */
const swallowsLines = (value: Json, roots: readonly string[]): boolean => {
  if (typeof value === "string") return roots.some((root) => value.includes(`;${root}:`));
  if (isList(value)) return value.some((item) => swallowsLines(item, roots));
  if (!isJsonObject(value)) return false;
  return Object.entries(value).some(([name, member]) => name.includes(";") || swallowsLines(member, roots));
};

/** The signature that a body carries: at the top or inside `general`. Source: gate.md 5.2. */
export const signatureOf = (body: JsonObject): string | null => {
  const general = isJsonObject(body["general"]) ? body["general"] : {};
  const found = body["signature"] ?? general["signature"];
  return typeof found === "string" ? found : null;
};

/**
 * Whether the body carries the signature that the secret gives, in natural or, failing that, in byte order. Takes
 * the same time for every wrong signature. Parse with `parseJson`, which keeps number text. Source: gate.md 5.
 */
export const verifySignature = (body: JsonObject, secret: string): boolean => {
  const given = signatureOf(body);
  if (given === null || signedLength(body, 0) > MAX_SIGNED_LENGTH) return false;
  const isSigned =
    isSame(given, mac(canonical(body), secret)) || isSame(given, mac(canonical(body, "byte"), secret));
  return isSigned && !swallowsLines(body, Object.keys(body));
};
