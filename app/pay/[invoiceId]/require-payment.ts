import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { onward } from "@/app/onward";
import { followsPhone } from "@/app/screen-place";
import { viewCookie, withView } from "@/app/view-cookie";
import { paths } from "@/lib/config/paths";
import { loadPayment, type Payment } from "@/lib/checkout/load-payment";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";
import { mayStandOn, type Step } from "@/lib/payment/step";

export type PayParams = { readonly params: Promise<{ readonly invoiceId: string }> };

/** Who comes to the door comes from somewhere, perhaps from having paid there: then Commerce is asked anew. */
const door = { maxAgeMs: 500, providerMaxAgeMs: 0 };

const load = cache((id: InvoiceId, atDoor: boolean) => loadPayment(id, atDoor ? door : {}));

/**
 * The invoice of a page, or another page: an unknown id goes where no page is (a page that calls notFound() itself is drawn by script only, and would be blank
 * without it), a store or Commerce out of reach
 * gets null (the page says so), and a state that belongs elsewhere sends the payer to the porch. A browser that has
 * handed the payment to a phone follows it: it neither pays beside it nor shows what is asked there.
 */
export async function requirePayment(
  params: PayParams["params"],
  step: Step | "porch",
): Promise<Payment | null> {
  const id = parseInvoiceId((await params).invoiceId);
  if (id === null) redirect(paths.gone);
  const loaded = await load(id, step === "porch").catch(() => null);
  if (loaded === null) return null;
  if (!loaded.ok) return loaded.error === "unknown" ? redirect(paths.gone) : null;
  if (step !== "porch" && step !== "screen") {
    if (await followsPhone(loaded.value)) redirect(await onward(paths.screen(id)));
    if (!mayStandOn(loaded.value.outcome, step)) redirect(await onward(paths.porch(id)));
  }
  return withView(loaded.value, (await cookies()).get(viewCookie)?.value);
}
