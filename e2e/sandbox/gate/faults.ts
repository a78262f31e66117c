import type { World } from "@/e2e/sandbox/gate/world";
import type { CallbackFaults, Faults } from "@/e2e/sandbox/shared/faults";

export type Outcome = NonNullable<Faults["outcome"]>;
export type Forgery = NonNullable<CallbackFaults["forged"]>;

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
