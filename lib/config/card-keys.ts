import "server-only";

import { createHash } from "node:crypto";

/** One key of the vault. `name` is written beside what it sealed, so that keys can be changed. */
export type CardKey = { readonly name: string; readonly key: Buffer };

/** `k2:base64,k1:base64`; null where anything of it is not a name and 32 bytes, or a name is there twice. */
export function parseCardKeys(list: string): readonly CardKey[] | null {
  const keys: CardKey[] = [];
  for (const pair of list.split(",")) {
    const [, name, text] = /^\s*([\w-]{1,20}):([A-Za-z0-9+/_-]{42,44}={0,2})\s*$/.exec(pair) ?? [];
    if (name === undefined || text === undefined) return null;
    const key = Buffer.from(text, "base64");
    if (key.length !== 32 || keys.some((other) => other.name === name)) return null;
    keys.push({ name, key });
  }
  return keys;
}

/** Tells keys apart without showing them. */
export const cardKeyPrint = (key: Buffer): string =>
  createHash("sha256").update(key).digest("hex").slice(0, 16);
