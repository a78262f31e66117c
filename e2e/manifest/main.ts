import { createHash } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeManifest } from "@/e2e/manifest/inventory";
import { signManifest } from "@/e2e/manifest/signing";
import { root } from "@/e2e/run/root.mjs";

/** Writes the inventory of the build that lies here, and signs it where a key is given. */
const bytes = Buffer.from(`${JSON.stringify(makeManifest(root), null, 2)}\n`);
const file = join(root, ".next", "script-manifest.json");
const key = process.env["SCRIPT_MANIFEST_KEY"]?.trim();
writeFileSync(file, bytes);
rmSync(`${file}.sig`, { force: true });
if (key) writeFileSync(`${file}.sig`, `${signManifest(bytes, key)}\n`);
const print = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
console.log(`manifest: ${file}, ${print}, ${key ? "signed" : "NOT SIGNED: set SCRIPT_MANIFEST_KEY"}`);
