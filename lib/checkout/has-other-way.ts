import "server-only";
import { after } from "@/lib/checkout/clock";
import { groupsForInvoice, methodWishes, offerForInvoice } from "@/lib/checkout/offer";
import type { Payment } from "@/lib/checkout/load-payment";
import { walletsOf } from "@/lib/payment/wallets";

/** The card form is not kept waiting for a list that it only links to. */
const patienceMs = 400;

/** Whether the list holds more than one way to pay; yes where nobody can tell in time, since the list itself can. */
export async function hasOtherWay(payment: Payment): Promise<boolean> {
  if (walletsOf(payment.account.wallets, methodWishes(payment.options)).length > 0) return true;
  const count = offerForInvoice(payment).then(
    (offer) =>
      offer.ok
        ? groupsForInvoice(payment, offer.value, "en").reduce((sum, { items }) => sum + items.length, 0)
        : Infinity,
    () => Infinity,
  );
  let cancel = (): void => undefined;
  const soon = new Promise<number>((resolve) => {
    cancel = after(patienceMs, () => resolve(Infinity));
  });
  const ways = await Promise.race([count, soon]);
  cancel();
  return ways > 1;
}
