import type { HistoryWorld } from "@/lib/checkout/history-world";
import { loadPayment } from "@/lib/checkout/load-payment";
import { submitTry, type TrySubmission } from "@/lib/checkout/submit-try";
import type { Pan } from "@/lib/card/pan";
import type { Instrument } from "@/lib/gate/sale";
import type { Attempt } from "@/lib/payment/attempt";
import type { InvoiceId } from "@/lib/payment/invoice";
import { getAttempt } from "@/lib/store/read";
import { invoiceId } from "@/lib/store/test-factories";

const card: Instrument = {
  kind: "card",
  pan: "4242424242424242" as Pan,
  month: 12,
  year: 2031,
  cvv: "123",
  holder: "ANNA",
};

/** For tests: what a payer does in a world, against a Gate whose answers wait for the test's word. */
export function claimActs(world: HistoryWorld, name: string) {
  let made = 0;
  const newInvoice = (): InvoiceId => {
    const id = invoiceId(`cpi_${name}${String((made += 1)).padStart(8, "0")}`);
    world.amounts.set(id, 10_890);
    return id;
  };
  const submit = (
    id: InvoiceId,
    method = "payment_card",
    instrument: Instrument = card,
    more: Pick<TrySubmission, "quiet" | "tryNote"> = {},
  ) =>
    submitTry({
      invoiceId: id,
      method,
      instrument,
      contact: { id: null, email: null, phone: null },
      seen: "10890:EUR",
      address: null,
      browser: null,
      browserHash: null,
      origin: "http://127.0.0.1:3000",
      ...more,
    });
  /** The next sale that reaches the Gate. */
  const nextSale = async () => {
    while (world.held.length === 0) await new Promise<void>((resolve) => (world.onChange = resolve));
    const [held] = world.held;
    if (!held) throw new Error("no sale");
    return held;
  };
  const refuse = async (submitted: Promise<unknown>) => {
    const held = await nextSale();
    held.answer(422, { status: "error", code: "2003", message: "no" });
    await submitted;
    return held.paymentId;
  };
  const attemptOf = async (paymentId: string): Promise<Attempt> => {
    const attempt = await getAttempt(42, paymentId);
    if (attempt === null) throw new Error("no attempt");
    return attempt;
  };
  const outcome = async (id: InvoiceId) => {
    const loaded = await loadPayment(id);
    return loaded.ok ? loaded.value.outcome : null;
  };
  return { newInvoice, submit, nextSale, refuse, attemptOf, outcome };
}
