import { headers } from "next/headers";
import { guardAct, type Caller } from "@/lib/checkout/act-guard";
import { loadPayment, type Payment } from "@/lib/checkout/load-payment";
import { errorFields, log } from "@/lib/logging/log";
import type { InvoiceId } from "@/lib/payment/invoice";
import type { LimitedAct } from "@/lib/security/limits";
import { error, ok, type Result } from "@/lib/result";
import type { CardRefusal } from "@/app/pay/[invoiceId]/card/refusals";

export type Acting = { readonly caller: Caller; readonly payment: Payment; readonly header: Headers };

/** Null when the store is away. Nothing was sent then, that much is certain, and the payer is told so. */
export const unlessAway = <T>(id: InvoiceId, work: Promise<T>): Promise<T | null> =>
  work.catch((reason: unknown) => {
    log("error", "action.failed", { invoice: id, reason: "card", ...errorFields(reason) });
    return null;
  });

/** The guards of each act on the card page: our own origin, not too often, and an invoice that is there. */
export async function beginAct(
  id: InvoiceId,
  act: LimitedAct,
): Promise<Result<Acting, CardRefusal | "porch">> {
  const header = await headers();
  const guard = await unlessAway(id, guardAct(act, id, header));
  if (guard === null) return error("unavailable");
  if (!guard.ok) return error(guard.error === "tooMany" ? "tooManySubmits" : "unavailable");
  const payment = await unlessAway(id, loadPayment(id));
  if (payment === null) return error("unavailable");
  if (!payment.ok) return error(payment.error === "unknown" ? "porch" : "unavailable");
  return ok({ caller: guard.value, payment: payment.value, header });
}
