import "server-only";

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Logo } from "@/lib/brand/brand";
import { error, ok, type Result } from "@/lib/result";

/** By the logo's name among our addresses. */
export type LogoFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

const limits = { bytes: 100_000, least: 24, most: 2_000, longer: 8 } as const;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEADER = Buffer.from("\0\0\0\rIHDR", "latin1");
const END = Buffer.from("IEND", "latin1");

/**
 * Judges a logo. PNG alone: it can hold no script and no address, and every browser draws it. Its name is made of its
 * content, so browsers may keep it for ever and a new file is a new address. Source: W3C PNG, 5.2, 11.2.1.
 */
export function parseLogo(bytes: Buffer): Result<Logo, string> {
  if (bytes.length > limits.bytes)
    return error(`the file has ${bytes.length} bytes; put one of at most ${limits.bytes}`);
  const isPng =
    bytes.length > 33 &&
    bytes.subarray(0, 8).equals(SIGNATURE) &&
    bytes.subarray(8, 16).equals(HEADER) &&
    bytes.subarray(-8, -4).equals(END);
  if (!isPng) return error("the file is no whole PNG; other kinds of pictures are not served");
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short < limits.least || long > limits.most || long > short * limits.longer)
    return error(
      `the picture is ${width} by ${height}; put sides of ${limits.least} to ${limits.most} pixels, one at most ${limits.longer} times the other`,
    );
  return ok({ name: `${createHash("sha256").update(bytes).digest("hex").slice(0, 24)}.png`, width, height });
}

/** Reads logos beside the accounts file; what was read is kept in `files`, to be served from memory. */
export const logoReader =
  (folder: string, files: Map<string, Uint8Array<ArrayBuffer>>) =>
  (file: string): Result<Logo, string> => {
    let bytes: Buffer;
    try {
      bytes = readFileSync(resolve(folder, file));
    } catch {
      return error(`the file ${file} cannot be read; put a path from the accounts file on`);
    }
    const logo = parseLogo(bytes);
    if (logo.ok) files.set(logo.value.name, new Uint8Array(bytes));
    return logo;
  };
