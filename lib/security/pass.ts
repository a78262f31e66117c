import "server-only";

import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * To whom a pass belongs: one invoice, from one address (as limits count it), before its next try: a pass that was
 * fetched in advance ends with the try before it.
 */
export type PassBond = {
  readonly invoiceId: string;
  readonly address: string | null;
  readonly tries: number;
};

/**
 * `work`: the browser finds a number whose hash with the pass begins with `bits` zero bits. `wait`: good from `readyAt`
 * on, ms. Both are signed, so that nothing is kept, and each is good once (its `nonce` is counted).
 */
export type PassKind =
  { readonly kind: "work"; readonly bits: number } | { readonly kind: "wait"; readonly readyAt: number };

export type PassFate =
  | { readonly kind: "good"; readonly nonce: string }
  | { readonly kind: "early"; readonly readyAt: number }
  | { readonly kind: "bad" };

/** How long a payer may take over the form; also how long a used pass must be remembered. */
export const passSeconds = 1_800;

const sign = (key: Buffer, bond: PassBond, body: string): string =>
  createHmac("sha256", key)
    .update(JSON.stringify([bond.invoiceId, bond.address, bond.tries, body]))
    .digest("base64url")
    .slice(0, 22);

/** A new pass: `kind.size.until.nonce.mark`. The mark is what the browser works on. */
export function issuePass(key: Buffer, bond: PassBond, pass: PassKind, now: number): string {
  const from = pass.kind === "wait" ? pass.readyAt : now;
  const size = pass.kind === "wait" ? pass.readyAt : pass.bits;
  const body = [pass.kind, size, from + passSeconds * 1_000, randomBytes(12).toString("base64url")].join(".");
  return `${body}.${sign(key, bond, body)}`;
}

/** Judges what a form or an address brings back, signed by one of `keys`: `pass` or `pass~solution`. Else it is bad. */
export function readPass(keys: readonly Buffer[], bond: PassBond, text: string, now: number): PassFate {
  const [, body = "", kind = "", size = "", until = "", nonce = "", mark = "", solution = ""] =
    /^((work|wait)\.(\d{1,15})\.(\d{1,15})\.([\w-]{16}))\.([\w-]{22})(?:~(\d{1,12}))?$/.exec(text) ?? [];
  const given = Buffer.from(mark);
  const isOurs = keys.some((key) => {
    const right = Buffer.from(sign(key, bond, body));
    return given.length === right.length && timingSafeEqual(given, right);
  });
  if (!isOurs || Number(until) <= now) return { kind: "bad" };
  if (kind === "wait" && Number(size) > now) return { kind: "early", readyAt: Number(size) };
  if (kind === "work" && !isSolved(mark, solution, Number(size))) return { kind: "bad" };
  return { kind: "good", nonce };
}

/** Whether the SHA-256 of `mark~solution` begins with that many zero bits. */
export const isSolved = (mark: string, solution: string, bits: number): boolean =>
  createHash("sha256").update(`${mark}~${solution}`).digest().readUInt32BE(0) < 2 ** (32 - bits);
