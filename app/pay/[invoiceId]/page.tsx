import { redirect } from "next/navigation";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { onward } from "@/app/onward";
import { belongsOnScreen } from "@/app/screen-place";
import { UnavailablePage } from "@/app/unavailable-page";
import { placeOf } from "@/lib/checkout/describe-state";
import { paths } from "@/lib/config/paths";

/** The porch: reads the state and sends the payer to the page that owns it. */
export default async function Porch({ params }: PayParams) {
  const payment = await requirePayment(params, "porch");
  if (payment === null) return <UnavailablePage />;
  const place = (await belongsOnScreen(payment)) ? paths.screen(payment.invoice.id) : placeOf(payment).href;
  redirect(await onward(place));
}
