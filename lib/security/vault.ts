import "server-only";

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { CardKey } from "@/lib/config/card-keys";

/**
 * Seals small secrets for the store with AES-256-GCM: `name.nonce.tag.text`, the last three base64url. `bound` says
 * whose secret it is; what was sealed for one row does not open in another. The nonce is random, 96 bits: good for
 * billions of cards under one key. Source: trust-and-speed.md B.1 (3.5.1).
 */
export function seal(keys: readonly CardKey[], text: string, bound: string): string {
  const [first] = keys;
  if (first === undefined) throw new Error("There is no key to seal with.");
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", first.key, nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [first.name, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(
    ".",
  );
}

/** What was sealed, or null: an unknown key, another row's secret, or anything that was touched. */
export function unseal(keys: readonly CardKey[], sealed: string, bound: string): string | null {
  const [name, ...parts] = sealed.split(".");
  const key = keys.find((each) => each.name === name)?.key;
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, "base64url"));
  if (key === undefined || nonce?.length !== 12 || tag?.length !== 16 || text === undefined) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(bound)).setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
