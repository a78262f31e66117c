import type { World } from "@/e2e/sandbox/gate/world";

export type Outcome =
  | { readonly kind: "success" }
  | { readonly kind: "decline"; readonly code: string }
  | { readonly kind: "error"; readonly code: string }
  | { readonly kind: "partial"; readonly minor: number }
  | { readonly kind: "processing" };

export type SaleFault =
  | "timeoutAfterAccept"
  | "timeoutNotAccepted"
  | "refuse"
  | "resetAfterAccept"
  | "http500NotAccepted"
  | "http500AfterAccept"
  | "htmlAfterAccept"
  | "htmlNotAccepted"
  | "truncatedAfterAccept"
  | "slow"
  | "http403"
  | "http422";

export type Forgery = "signature" | "amount" | "currency" | "project" | "paymentId";

export type CallbackFaults = {
  readonly delayMs?: number;
  readonly lost?: boolean;
  readonly copies?: number;
  readonly reordered?: boolean;
  readonly beforeAnswer?: boolean;
  readonly forged?: Forgery;
  readonly contradiction?: "declineAfterSuccess" | "successAfterDecline";
};

export type Faults = {
  readonly outcome?: Outcome;
  readonly bankMs?: number;
  readonly sale?: SaleFault;
  readonly callback?: CallbackFaults;
  readonly status?: "http500" | "notFound" | "html";
};

/** The faults that a tester laid for this invoice's order; none while Commerce is away or does not know it. */
export async function readFaults(world: World, invoiceId: string | null): Promise<Faults> {
  if (invoiceId === null) return {};
  try {
    const answer = await world.fetch(`${world.commerceUrl}/__sim/invoices/${invoiceId}`, {
      signal: AbortSignal.timeout(2_000),
    });
    if (!answer.ok) return {};
    return ((await answer.json()) as { faults?: Faults | null }).faults ?? {};
  } catch {
    return {};
  }
}
