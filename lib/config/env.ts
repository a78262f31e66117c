import "server-only";

import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseAccounts } from "@/lib/config/accounts-file";
import { logoReader, type LogoFiles } from "@/lib/config/read-logo";
import { readSettings, type Settings } from "@/lib/config/settings";
import { unsafeWithLive } from "@/lib/config/unsafe-with-live";
import type { Account } from "@/lib/config/account";
import { error, ok, type Result } from "@/lib/result";

/** All that this instance was configured with. Source: README, Configuration. */
export type Env = Settings & { readonly accounts: readonly Account[]; readonly logos: LogoFiles };

type Read = Pick<Env, "accounts" | "logos">;

const readAccounts = (file: string): Result<Read, readonly string[]> => {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return error([
      `CHECKOUT_ACCOUNTS_FILE: the file ${file} cannot be read; put the path of a JSON file there.`,
    ]);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's own message quotes the file, and the file holds secrets.
    return error([`CHECKOUT_ACCOUNTS_FILE: ${file} is not JSON; put an array of accounts there.`]);
  }
  const logos = new Map<string, Uint8Array<ArrayBuffer>>();
  const accounts = parseAccounts(json, logoReader(dirname(file), logos));
  return accounts.ok ? ok({ accounts: accounts.value, logos }) : accounts;
};

/**
 * Reads and judges the whole configuration. Each problem is a sentence that names the variable and what to put.
 *
 * `actionKeyPrint` is baked in at build (next.config.mjs), therefore it is written out in full here.
 */
export const readEnv = (
  source: Readonly<Record<string, string | undefined>> = process.env,
  actionKeyPrint: string = process.env.ACTION_KEY_PRINT ?? "",
): Result<Env, readonly string[]> => {
  const settings = readSettings(source);
  const file = source["CHECKOUT_ACCOUNTS_FILE"];
  const accounts = file ? readAccounts(file) : error([]);
  if (!settings.ok || !accounts.ok) {
    return error([...(settings.ok ? [] : settings.error), ...(accounts.ok ? [] : accounts.error)]);
  }
  const env: Env = { ...settings.value, ...accounts.value };
  if (env.savedCardKeys.length === 0 && env.accounts.some(({ saveCards }) => saveCards)) {
    return error([
      "SAVED_CARD_KEYS: an account has save_cards; put a name and 32 random bytes as base64 there, e.g. k1:… (openssl rand -base64 32).",
    ]);
  }
  const unsafe = unsafeWithLive(env, { nodeEnv: source["NODE_ENV"], actionKeyPrint });
  return unsafe.length === 0 ? ok(env) : error(unsafe);
};

let cached: Env | null = null;

/** The configuration, read once. Throws with the whole list when it is wrong: the server refuses to start. */
export const getEnv = (): Env => {
  if (cached === null) {
    const env = readEnv();
    if (!env.ok) throw new Error(`The configuration is wrong:\n${env.error.map((p) => `- ${p}`).join("\n")}`);
    cached = env.value;
  }
  return cached;
};
