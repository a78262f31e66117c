import { createHmac, randomBytes } from "node:crypto";
import type { Dossier, Instrument, Payment, Sum } from "@/e2e/sandbox/gate/payment";
import { EXPIRED_ACCOUNT, SEEDED_ACCOUNT } from "@/e2e/sandbox/gate/seed";
import type { Clock } from "@/e2e/sandbox/shared/clock";

export type Project = {
  readonly name: string;
  readonly secret: string;
  readonly callbackUrl: string | null;
};

export type Settings = {
  readonly commerceUrl: string;
  /** Where the bank's and the providers' pages are, as the payer's browser reaches them. */
  readonly acsUrl: string;
  readonly clock: Clock;
  readonly clockScale: number;
  /** How long after a sale a status query finds nothing yet. */
  readonly statusWindowMs: number;
  readonly projects: ReadonlyMap<number, Project>;
  readonly fetch: typeof fetch;
  readonly log: (entry: object) => void;
};

type Movement = {
  readonly payment_id: string;
  readonly invoice_id: string | null;
  readonly minor: number;
  readonly currency: string;
  readonly mask: string;
  readonly at: number;
};

/** Everything one Gate process remembers. */
export type World = Settings & {
  readonly dossiers: Map<string, Dossier>;
  readonly paymentsByRequest: Map<string, Payment>;
  /** By token. */
  readonly instruments: Map<string, Instrument>;
  /** The truth: money that was taken, and money that went back. */
  readonly ledger: { readonly charges: Movement[]; readonly refunds: Movement[] };
  /** Keyed digest; the key lives as long as the process, so nothing can be looked up from outside. */
  readonly digest: (text: string) => string;
  readonly nextOperationId: () => number;
  readonly nextAccountId: () => number;
};

export function buildWorld(settings: Settings): World {
  const key = randomBytes(32);
  let operationId = 9_524_000_005_536;
  let accountId = 928_054_631;
  return {
    ...settings,
    dossiers: new Map(),
    paymentsByRequest: new Map(),
    instruments: new Map([SEEDED_ACCOUNT, EXPIRED_ACCOUNT].map((one) => [one.token, one])),
    ledger: { charges: [], refunds: [] },
    digest: (text) => createHmac("sha256", key).update(text).digest("hex"),
    nextOperationId: () => (operationId += 1),
    nextAccountId: () => (accountId += 1),
  };
}

/** Real milliseconds; waits of the protocol go by the scaled clock instead (`wait`). */
export const pause = (world: World, ms: number): Promise<void> =>
  new Promise((resolve) => {
    world.clock.afterExactly(ms, resolve);
  });

/** An id made by Checkout carries its invoice in lower case. */
const invoiceInPaymentId = (paymentId: string): string | null =>
  /^(cpi_[a-z0-9]+)-/.exec(paymentId)?.[1] ?? null;

export function dossierOf(world: World, projectId: number, paymentId: string): Dossier {
  const key = `${projectId} ${paymentId}`;
  const known = world.dossiers.get(key);
  if (known) return known;
  const dossier: Dossier = {
    projectId,
    paymentId,
    invoiceId: invoiceInPaymentId(paymentId),
    payment: null,
    sales: 0,
    statusQueries: 0,
    lastCallback: null,
    callbacks: [],
    deviceChecks: [],
    threedsResults: [],
    followUps: [],
    pages: [],
  };
  world.dossiers.set(key, dossier);
  return dossier;
}

export function moveMoney(world: World, book: "charges" | "refunds", payment: Payment, sum: Sum): void {
  world.ledger[book].push({
    payment_id: payment.id,
    invoice_id: payment.invoiceId,
    minor: sum.amount,
    currency: sum.currency,
    mask: payment.instrument?.number ?? "",
    at: world.clock.now(),
  });
}
