import "server-only";

import { z } from "zod";
import type { Account } from "@/lib/config/account";
import { brandSettings, withLogos, type BrandSettings, type LogoReader } from "@/lib/config/brand-settings";
import type { WalletSettings } from "@/lib/payment/wallets";
import { error, ok, type Result } from "@/lib/result";

const parseHttp = (text: string): URL | null => {
  try {
    const url = new URL(text);
    const plain = url.username === "" && url.password === "";
    return plain && (url.protocol === "https:" || url.protocol === "http:") ? url : null;
  } catch {
    return null;
  }
};

const address = z
  .string()
  .refine((text) => parseHttp(text) !== null, "put a whole address, e.g. https://shop.example/done")
  .nullish()
  .transform((text) => text ?? null);

/** Goes into a header and into comparisons: nothing but an origin may pass. */
const origin = z.string().transform((text, context) => {
  const url = parseHttp(text);
  if (url !== null && url.pathname === "/" && url.search === "" && url.hash === "") return url.origin;
  context.addIssue({ code: "custom", message: "put an origin without a path, e.g. https://shop.example" });
  return z.NEVER;
});

const origins = z
  .array(origin)
  .nullish()
  .transform((list) => list ?? []);

const walletParts = {
  country: z.string().regex(/^[A-Z]{2}$/, "put a country as two capitals, e.g. DE"),
  networks: z.array(z.enum(["visa", "mastercard", "amex", "discover", "jcb", "maestro"])).min(1),
};

/** Networks that every gateway of the kind takes. Source: gate.md 2.4. */
const usualNetworks = ["mastercard", "visa"];

const wallets = z
  .object({
    apple_pay: z.object({ ...walletParts, networks: walletParts.networks.nullish() }).nullish(),
    google_pay: z
      .object({
        ...walletParts,
        networks: walletParts.networks.nullish(),
        gateway: z.string().min(1),
        gateway_id: z.string().min(1).nullish(),
        merchant_id: z.string().min(1).nullish(),
      })
      .nullish(),
  })
  .nullish()
  .transform((wire): WalletSettings => {
    const { apple_pay: apple, google_pay: google } = wire ?? {};
    return {
      apple_pay: apple ? { country: apple.country, networks: apple.networks ?? usualNetworks } : null,
      google_pay: google
        ? {
            country: google.country,
            networks: google.networks ?? usualNetworks,
            gateway: google.gateway,
            gatewayId: google.gateway_id ?? null,
            merchantId: google.merchant_id ?? null,
          }
        : null,
    };
  });

const account = z
  .object({
    commerce_account: z.string().min(1),
    public_key: z.string().min(1),
    name: z.string().min(1),
    gate: z.object({
      project_id: z.number().int().positive(),
      secret: z.string().min(1),
      former_secret: z.string().min(1).nullish(),
    }),
    gate_methods: z
      .record(z.string(), z.string().min(1))
      .nullish()
      .transform((methods) => methods ?? {}),
    return_url: z.object({ success: address, decline: address, return: address }).nullish(),
    allowed_return_origins: origins,
    frame_ancestors: origins,
    frame_card_page: z.boolean().nullish(),
    attempts_limit: z.number().int().min(1).max(100).nullish(),
    save_cards: z.boolean().nullish(),
    billing_address: z.union([z.boolean(), z.array(z.string().min(1))]).nullish(),
    wallets,
    brand: brandSettings,
    legal_url: address,
    support_url: address,
  })
  .transform((wire): Omit<Account, "brand"> & { readonly brand: BrandSettings } => ({
    commerceAccount: wire.commerce_account,
    publicKey: wire.public_key,
    name: wire.name,
    gate: {
      projectId: wire.gate.project_id,
      secret: wire.gate.secret,
      ...(wire.gate.former_secret ? { formerSecret: wire.gate.former_secret } : {}),
    },
    gateMethods: wire.gate_methods,
    returnUrl: wire.return_url ?? { success: null, decline: null, return: null },
    allowedReturnOrigins: wire.allowed_return_origins,
    frameAncestors: wire.frame_ancestors,
    frameCardPage: wire.frame_card_page ?? false,
    attemptsLimit: wire.attempts_limit ?? 5,
    saveCards: wire.save_cards ?? false,
    billingMethods: Array.isArray(wire.billing_address)
      ? wire.billing_address
      : wire.billing_address === true
        ? ["*"]
        : [],
    wallets: wire.wallets,
    brand: wire.brand,
    legalUrl: wire.legal_url,
    supportUrl: wire.support_url,
    live: /^(com_)?pk_live_/.test(wire.public_key),
  }));

const repeated = (values: readonly string[]): readonly string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

const contradictions = (accounts: readonly Account[]): readonly string[] => {
  // As JSON: a secret may hold whatever would part two.
  const pairs = accounts.map(({ gate }) => ({ id: gate.projectId, keys: JSON.stringify(gate) }));
  const first = new Map(pairs.map(({ id, keys }) => [id, keys]));
  return [
    ...repeated(accounts.map((a) => a.commerceAccount)).map((id) => `commerce_account ${id} is there twice`),
    ...repeated(accounts.map((a) => a.publicKey)).map((key) => `public_key ${key} is there twice`),
    // A callback names only the project: two secrets for it could not be told apart.
    ...[...new Set(pairs.filter(({ id, keys }) => first.get(id) !== keys).map(({ id }) => id))].map(
      (id) => `gate.project_id ${id} is there with two different secrets; put the same one`,
    ),
  ];
};

/** Nobody reads pictures where only the file's shape is judged. */
const noLogos: LogoReader = () => error("there is no folder to read it from");

/** Parses the accounts file. Missing optional members are fine. Problems never quote a value that may be secret. */
export const parseAccounts = (
  json: unknown,
  readLogo: LogoReader = noLogos,
): Result<readonly Account[], readonly string[]> => {
  const say = (problem: string): string => `CHECKOUT_ACCOUNTS_FILE: ${problem}.`;
  const parsed = z.array(account).min(1, "put at least one account").safeParse(json);
  if (!parsed.success) {
    return error(
      parsed.error.issues.map((issue) =>
        say(issue.path.length === 0 ? issue.message : `account ${issue.path.join(".")}: ${issue.message}`),
      ),
    );
  }
  const read = parsed.data.map((settings) => ({ settings, brand: withLogos(settings.brand, readLogo) }));
  const accounts = read.flatMap(({ settings, brand }) =>
    brand.ok ? [{ ...settings, brand: brand.value }] : [],
  );
  const badLogos = read.flatMap(({ brand }, at) =>
    brand.ok ? [] : brand.error.map((problem) => `account ${at}.${problem}`),
  );
  const problems = [...badLogos, ...contradictions(accounts)];
  return problems.length === 0 ? ok(accounts) : error(problems.map(say));
};
