import "server-only";
import { checkServiceFields } from "@/lib/forms/service-fields";
import { log } from "@/lib/logging/log";
import type { InvoiceId } from "@/lib/payment/invoice";
import { mayStandOn } from "@/lib/payment/step";
import { parseWallet } from "@/lib/payment/wallets";
import { processInvoice } from "@/lib/public-api/process-invoice";
import { error, ok, type Result } from "@/lib/result";
import { saveInvoice } from "@/lib/store/read";
import { inInvoice } from "@/lib/store/in-invoice";
import { isOtherGateMethod } from "@/lib/checkout/gate-form";
import { loadPayment, outcomeFor, type Payment } from "@/lib/checkout/load-payment";
import { findItem, groupsForInvoice, offerForInvoice } from "@/lib/checkout/offer";
import { publicApi } from "@/lib/checkout/wiring";

/** Where a choice leads: our card form, the method's own fields, its provider, or wherever the state now belongs. */
export type ChoiceWay = "card" | "wallet" | "details" | "provider" | "porch";

/** Nothing was sent to a provider in any of these. `faults` are `field.fault` keys of what is to be mended. */
export type ChoiceFault =
  | { readonly kind: "unknown" | "unavailable" | "gone" }
  | { readonly kind: "fields"; readonly faults: readonly string[] };

/**
 * Takes the payer's choice for an invoice that exists. A Gate method only shows its form: nothing is told to Commerce,
 * so that the payer may change his mind. Any other is processed by Commerce. Source: public-api.md 3.5, 3.7.
 */
export async function chooseService(
  id: InvoiceId,
  service: string,
  fields: Readonly<Record<string, string>> | null,
): Promise<Result<ChoiceWay, ChoiceFault>> {
  const chosen = await choose(id, service, fields);
  // A choice that only leads back to where the payment is was none.
  if (chosen.ok && chosen.value !== "porch")
    log("debug", "method.chosen", { invoice: id, step: chosen.value });
  return chosen;
}

async function choose(
  id: InvoiceId,
  service: string,
  fields: Readonly<Record<string, string>> | null,
): Promise<Result<ChoiceWay, ChoiceFault>> {
  const loaded = await loadPayment(id, { maxAgeMs: 1_000, strict: true });
  if (!loaded.ok) return error({ kind: loaded.error });
  const payment = loaded.value;
  if (!mayStandOn(payment.outcome, "method")) return ok("porch");
  const wallet = parseWallet(service);
  if (wallet !== null && payment.account.wallets[wallet] !== null)
    return mayStandOn(payment.outcome, "wallet") ? ok("wallet") : ok("porch");
  const offer = await offerForInvoice(payment);
  if (!offer.ok) return error({ kind: "unavailable" });
  const groups = groupsForInvoice(payment, offer.value, "en");
  const item = findItem(groups, service);
  if (item === null) return error({ kind: "gone" });
  if (item.route === "gate") return ok(isOtherGateMethod(payment.account, item) ? "details" : "card");
  if (fields === null && item.service.fields.length > 0) return ok("details");
  const checked = checkServiceFields(item.service.fields, fields ?? {});
  if (!checked.ok)
    return error({ kind: "fields", faults: checked.error.map(({ key, fault }) => `${key}.${fault}`) });
  if (!(await holdForProvider(payment))) return ok("porch");
  const processed = await processInvoice(publicApi(), id, {
    publicKey: payment.account.publicKey,
    service,
    serviceFields: checked.value,
  });
  if (!processed.ok) {
    // Out of reach: it may have been done all the same, so the hold runs out by itself.
    if (processed.error.kind !== "unavailable") await inInvoice(id, (tx) => tx.holdForProvider(null));
    if (processed.error.kind === "conflict") return ok("porch");
    const mendable = processed.error.kind === "invalid" && processed.error.pointer !== null;
    const field = processed.error.pointer?.split("/").at(-1) ?? "";
    return error(mendable ? { kind: "fields", faults: [`${field}.format`] } : { kind: "unavailable" });
  }
  await saveInvoice(processed.value, payment.account.commerceAccount, null);
  return ok(processed.value.flow === null ? "porch" : "provider");
}

/** Longer than any call to Commerce; afterwards its own answer says where the invoice is. */
const holdMs = 20_000;

/** Takes the invoice for a provider under its lock; false when a try by card was quicker. */
const holdForProvider = ({ invoice, account }: Payment): Promise<boolean> =>
  inInvoice(invoice.id, async (tx) => {
    const outcome = outcomeFor(tx.invoice, account, tx.attempts, tx.now);
    if (!mayStandOn(outcome, "method") || outcome.kind === "notStarted") return false;
    await tx.holdForProvider(tx.now + holdMs);
    return true;
  });
