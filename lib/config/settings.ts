import "server-only";

import { z } from "zod";
import { parseCardKeys, type CardKey } from "@/lib/config/card-keys";
import { error, ok, type Result } from "@/lib/result";

/** The variables, parsed. Origins and bases carry no trailing slash; times are milliseconds. */
export type Settings = {
  readonly port: number;
  /** Public origin of this app. */
  readonly checkoutUrl: string;
  /** Further origins of this app, for demos in a local network. */
  readonly extraOrigins: readonly string[];
  readonly databaseUrl: string;
  readonly publicApiUrl: string;
  readonly gateUrl: string;
  /** Proxies that append to x-forwarded-for; see security/client-address. */
  readonly trustedProxies: number;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** From the sale to the first status query. Source: trust-and-speed.md A.3, figures. */
  readonly checkAfterMs: number;
  readonly gateTimeoutMs: number;
  /** How long requests are still taken after SIGTERM, while `/api/health/ready` says no already. */
  readonly drainMs: number;
  /** Who may read /api/metrics; null: nobody, the address is not there. */
  readonly metricsToken: string | null;
  /** Where traces go (OTLP over HTTP); null: nobody traces. */
  readonly tracesUrl: string | null;
  /** Keys of the vault of saved cards: the first seals, each opens what it sealed. */
  readonly savedCardKeys: readonly CardKey[];
  /** Of which the keys of card hashes and passes are made; null: of each account's Gate secret. */
  readonly abuseKey: string | null;
};

const parseUrl = (text: string): URL | null => {
  try {
    const url = new URL(text);
    return url.username === "" && url.password === "" && url.search === "" && url.hash === "" ? url : null;
  } catch {
    return null;
  }
};
const isHttp = (url: URL | null): url is URL => url?.protocol === "http:" || url?.protocol === "https:";

const origin = (advice: string) =>
  z.string(advice).transform((text, context) => {
    const url = parseUrl(text.trim());
    if (isHttp(url) && url.pathname === "/") return url.origin;
    context.addIssue({ code: "custom", message: advice });
    return z.NEVER;
  });

const base = (advice: string) =>
  z.string(advice).transform((text, context) => {
    const url = parseUrl(text.trim());
    if (isHttp(url)) return url.href.replace(/\/+$/, "");
    context.addIssue({ code: "custom", message: advice });
    return z.NEVER;
  });

const whole = (least: number, most: number, otherwise: number) => {
  const advice = `put a whole number from ${least} to ${most}, or leave it out for ${otherwise}`;
  return z
    .string()
    .regex(/^\d+$/, advice)
    .transform(Number)
    .pipe(z.number().min(least, advice).max(most, advice))
    .default(otherwise);
};

const extraAdvice = "put further origins of this app, separated by commas, e.g. http://192.168.1.20:3000";

const shape = z.object({
  PORT: whole(1, 65535, 3000),
  CHECKOUT_URL: origin("put the public origin of this app without a path, e.g. https://pay.example.com"),
  CHECKOUT_EXTRA_ORIGINS: z
    .string()
    .transform((list) => list.split(",").filter((entry) => entry.trim() !== ""))
    .pipe(z.array(origin(extraAdvice)))
    .default([]),
  DATABASE_URL: z
    .string("put the address of a PostgreSQL database, e.g. postgres://user:password@host:5432/checkout")
    .regex(
      /^postgres(ql)?:\/\/./,
      "put an address that begins with postgres://, e.g. postgres://user:password@host:5432/checkout",
    ),
  PUBLIC_API_URL: base("put the base of the Public API, e.g. https://commerce.example.com/public-api"),
  GATE_URL: base("put the base of the Gate, e.g. https://gate.example.com"),
  CHECKOUT_ACCOUNTS_FILE: z.string("put the path of a JSON file that holds an array of accounts"),
  CHECKOUT_TRUSTED_PROXIES: whole(0, 10, 0),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "silent"],
      "put one of fatal, error, warn, info, debug, silent, or leave it out for info",
    )
    .default("info"),
  CHECKOUT_CHECK_AFTER_MS: whole(1, 600_000, 10_000),
  GATE_TIMEOUT_MS: whole(1, 120_000, 15_000),
  CHECKOUT_DRAIN_MS: whole(0, 120_000, 0),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{24,}$/, "put a token of 24 signs or more (openssl rand -hex 24), or leave it out")
    .nullable()
    .default(null),
  OTEL_EXPORTER_OTLP_ENDPOINT: base(
    "put the base of a collector that takes OTLP over HTTP, e.g. http://127.0.0.1:4318, or leave it out",
  )
    .nullable()
    .default(null),
  SAVED_CARD_KEYS: z
    .string()
    .transform((list, context) => {
      const keys = parseCardKeys(list);
      if (keys !== null) return keys;
      // Never with what stands there: it is a secret.
      context.addIssue({
        code: "custom",
        message: "put name:key pairs, a comma between them, each key 32 random bytes as base64, e.g. k1:…",
      });
      return z.NEVER;
    })
    .default([]),
  ABUSE_KEY: z
    .string()
    .trim()
    .min(32, "put at least 32 random signs (openssl rand -base64 32), or leave it out")
    .optional(),
});

/** Reads the variables alone; an empty one counts as left out. Each problem is one sentence. */
export const readSettings = (
  source: Readonly<Record<string, string | undefined>>,
): Result<Settings, readonly string[]> => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    return error([
      ...new Set(parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}.`)),
    ]);
  }
  const v = parsed.data;
  return ok({
    port: v.PORT,
    checkoutUrl: v.CHECKOUT_URL,
    extraOrigins: v.CHECKOUT_EXTRA_ORIGINS,
    databaseUrl: v.DATABASE_URL,
    publicApiUrl: v.PUBLIC_API_URL,
    gateUrl: v.GATE_URL,
    trustedProxies: v.CHECKOUT_TRUSTED_PROXIES,
    logLevel: v.LOG_LEVEL,
    checkAfterMs: v.CHECKOUT_CHECK_AFTER_MS,
    gateTimeoutMs: v.GATE_TIMEOUT_MS,
    drainMs: v.CHECKOUT_DRAIN_MS,
    metricsToken: v.METRICS_TOKEN,
    tracesUrl: v.OTEL_EXPORTER_OTLP_ENDPOINT,
    savedCardKeys: v.SAVED_CARD_KEYS,
    abuseKey: v.ABUSE_KEY ?? null,
  });
};
