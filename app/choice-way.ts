import type { ChoiceFault, ChoiceWay } from "@/lib/checkout/choose-service";
import { paths } from "@/lib/config/paths";
import type { InvoiceId } from "@/lib/payment/invoice";
import type { Result } from "@/lib/result";

/** Our address that a choice leads to; with a fault, the page where it can be mended. */
export function choiceWay(id: InvoiceId, service: string, chosen: Result<ChoiceWay, ChoiceFault>): string {
  if (chosen.ok) {
    const ways = {
      card: paths.card(id),
      wallet: paths.wallet(id, service),
      details: paths.details(id, service),
      provider: paths.redirect(id),
      porch: paths.porch(id),
    } as const satisfies Record<ChoiceWay, string>;
    return ways[chosen.value];
  }
  if (chosen.error.kind === "fields") return paths.details(id, service, chosen.error.faults);
  if (chosen.error.kind === "unknown") return paths.porch(id);
  return paths.method(id, chosen.error.kind);
}
