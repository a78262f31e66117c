import "server-only";

import type { Account } from "@/lib/config/account";
import { cardKeyPrint } from "@/lib/config/card-keys";
import { isLoopback } from "@/lib/config/loopback";
import type { Settings } from "@/lib/config/settings";

type Build = { readonly nodeEnv: string | undefined; readonly actionKeyPrint: string };

/** Prints (next.config.mjs) of keys that everybody knows: the one in .env.example. */
export const knownActionKeyPrints: readonly string[] = ["aebac78724ba4cc8"];

/** Prints of vault keys that everybody knows. */
export const knownCardKeyPrints: readonly string[] = ["9e3c71afe717d967"];

const knownSecrets = ["sandbox-secret-key", "secret", "changeme"];
const leastSecretLength = 16;

const isOpenHttp = (address: string): boolean => {
  const url = new URL(address);
  return url.protocol === "http:" && !isLoopback(url.hostname);
};

const addresses = (
  settings: Settings,
  accounts: readonly Account[],
): readonly (readonly [string, string])[] => [
  ["CHECKOUT_URL", settings.checkoutUrl],
  ["PUBLIC_API_URL", settings.publicApiUrl],
  ["GATE_URL", settings.gateUrl],
  ...accounts.flatMap((account) =>
    [...account.allowedReturnOrigins, ...Object.values(account.returnUrl)]
      .filter((address) => address !== null)
      .map((address) => [`CHECKOUT_ACCOUNTS_FILE, account ${account.commerceAccount}`, address] as const),
  ),
];

/** What may do for a demo and may not stand beside real money. Empty when no account is live. Source: issue 2, 1. */
export const unsafeWithLive = (
  env: Settings & { readonly accounts: readonly Account[] },
  build: Build,
): readonly string[] => {
  if (!env.accounts.some((account) => account.live)) return [];
  const problems: string[] = [];
  for (const [name, address] of addresses(env, env.accounts)) {
    if (isOpenHttp(address)) {
      problems.push(`${name}: ${address} is not encrypted; put an https: address beside live accounts.`);
    }
  }
  // Every account, not only live ones: who knows one secret can sign callbacks for its project.
  for (const { commerceAccount, gate } of env.accounts) {
    for (const [name, secret] of Object.entries({ secret: gate.secret, former_secret: gate.formerSecret })) {
      if (secret === undefined) continue;
      if (secret.length < leastSecretLength || knownSecrets.includes(secret.toLowerCase())) {
        problems.push(
          `CHECKOUT_ACCOUNTS_FILE, account ${commerceAccount}: gate.${name} is a default or too short; put the Gate's own secret.`,
        );
      }
    }
  }
  if (build.actionKeyPrint === "") {
    problems.push(
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: was missing at build; put 32 random bytes as base64 there and build again.",
    );
  } else if (knownActionKeyPrints.includes(build.actionKeyPrint)) {
    problems.push(
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: the example's key was used at build; put 32 random bytes as base64 there and build again.",
    );
  }
  if (env.savedCardKeys.some(({ key }) => knownCardKeyPrints.includes(cardKeyPrint(key)))) {
    problems.push("SAVED_CARD_KEYS: holds the example's key; put 32 random bytes of your own there.");
  }
  if (env.extraOrigins.length > 0) {
    problems.push("CHECKOUT_EXTRA_ORIGINS: is for demos; leave it out beside live accounts.");
  }
  if (build.nodeEnv !== "production") {
    problems.push("NODE_ENV: put production beside live accounts; other modes may print what was typed.");
  }
  return problems;
};
