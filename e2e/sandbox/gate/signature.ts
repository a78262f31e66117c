import { createHmac, timingSafeEqual } from "node:crypto";

/** Source of all of this file: gate.md 5.1 and 5.3. */
type Order = (left: Buffer, right: Buffer) => number;

const UNSIGNED_KEYS = new Set(["signature", "frame_mode"]);

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

function digitRun(text: Buffer, from: number): string {
  let end = from;
  while (isDigit(text[end])) end += 1;
  return text.toString("latin1", from, end);
}

function naturalOrder(left: Buffer, right: Buffer): number {
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    if (isDigit(left[l]) && isDigit(right[r])) {
      const [a, b] = [digitRun(left, l), digitRun(right, r)];
      if (BigInt(a) !== BigInt(b)) return BigInt(a) < BigInt(b) ? -1 : 1;
      l += a.length;
      r += b.length;
    } else {
      const difference = (left[l] ?? 0) - (right[r] ?? 0);
      if (difference !== 0) return difference;
      l += 1;
      r += 1;
    }
  }
  return left.length - l - (right.length - r);
}

const byteOrder: Order = (left, right) => Buffer.compare(left, right);

function leafText(value: unknown): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "1" : "0";
  return String(value);
}

function leaves(value: unknown, path: readonly string[]): [path: string, value: string][] {
  if (typeof value !== "object" || value === null) return [[path.join(":"), leafText(value)]];
  return Object.entries(value)
    .filter(([key, item]) => item !== undefined && !UNSIGNED_KEYS.has(key))
    .flatMap(([key, item]) => leaves(item, [...path, key.replaceAll(":", "::")]));
}

export function canonicalText(body: object, order: Order = naturalOrder): string {
  return leaves(body, [])
    .map(([path, value]) => ({ path: Buffer.from(path), line: `${path}:${value}` }))
    .toSorted((left, right) => order(left.path, right.path))
    .map(({ line }) => line)
    .join(";");
}

const digest = (text: string, secret: string): Buffer => createHmac("sha512", secret).update(text).digest();

/** Base64 of HMAC-SHA512, lines in natural order. */
export const sign = (body: object, secret: string): string =>
  digest(canonicalText(body), secret).toString("base64");

/** Merchants sort naturally or by byte, as their SDK does: both are taken. */
export function isSignedBy(body: object, signature: string, secret: string): boolean {
  const given = Buffer.from(signature, "base64");
  return [naturalOrder, byteOrder].some((order) => {
    const expected = digest(canonicalText(body, order), secret);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
