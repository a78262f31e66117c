import { redirect } from "next/navigation";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { onward } from "@/app/onward";
import { UnavailablePage } from "@/app/unavailable-page";
import { placeOf } from "@/lib/checkout/describe-state";

/** The porch: reads the state and sends the payer to the page that owns it. */
export default async function Porch({ params }: PayParams) {
  const payment = await requirePayment(params, "porch");
  if (payment === null) return <UnavailablePage />;
  redirect(await onward(placeOf(payment).href));
}
