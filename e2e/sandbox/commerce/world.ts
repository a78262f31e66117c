import { seedAccounts, type Account } from "@/e2e/sandbox/commerce/accounts";
import type { Invoice } from "@/e2e/sandbox/commerce/invoice";
import type { Clock } from "@/e2e/sandbox/shared/clock";
import type { SandboxEnv } from "@/e2e/sandbox/shared/env";
import type { Faults } from "@/e2e/sandbox/shared/faults";

export type Trouble = "http500" | "html" | "timeout" | "http500AfterCreate" | "timeoutAfterCreate";

export type Troubles = Partial<Record<"create" | "get" | "prerequest", Trouble | null>>;

/** Everything that Commerce knows. One process is one world; nothing outlives it. */
export type World = {
  readonly env: SandboxEnv;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly accounts: readonly Account[];
  readonly invoices: Map<string, Invoice>;
  /** Account id and reference → invoice. */
  readonly references: Map<string, Invoice>;
  /** `pay_…` → invoice, for the provider's page. */
  readonly payments: Map<string, Invoice>;
  readonly faults: Map<string, Faults>;
  /** By order reference, `*` for all. */
  readonly troubles: Map<string, Troubles>;
  readonly settings: { phpJson: boolean; prerequestShape: "attributes" | "flat" };
};

export const createWorld = (env: SandboxEnv, clock: Clock, fetcher: typeof fetch): World => ({
  env,
  clock,
  fetch: fetcher,
  accounts: seedAccounts(env.shopUrl),
  invoices: new Map(),
  references: new Map(),
  payments: new Map(),
  faults: new Map(),
  troubles: new Map(),
  settings: { phpJson: env.phpJson, prerequestShape: env.prerequestShape },
});

export const referenceKey = (account: Account, reference: string): string => `${account.id} ${reference}`;
