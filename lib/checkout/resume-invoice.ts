import "server-only";
import type { ParametersLink } from "@/lib/forms/link";
import type { InvoiceId } from "@/lib/payment/invoice";
import { error, ok, type Result } from "@/lib/result";
import { loadPayment } from "@/lib/checkout/load-payment";

/** The same order again leads to its invoice, unless the link now asks for another sum: `taken`. */
export async function resumeInvoice(
  id: InvoiceId,
  link: ParametersLink,
): Promise<Result<InvoiceId, "taken" | "unavailable">> {
  const loaded = await loadPayment(id);
  if (!loaded.ok) return error("unavailable");
  const { amount, fee } = loaded.value.invoice;
  const asked = amount.minor - (fee?.minor ?? 0);
  return amount.currency === link.amount.currency && asked === link.amount.minor ? ok(id) : error("taken");
}
