"use server";

import { redirect } from "next/navigation";
import { tellNotSent } from "@/app/told-cookie";
import { beginAct, unlessAway } from "@/app/pay/[invoiceId]/card/act";
import { readBrowserData } from "@/app/pay/[invoiceId]/card/browser-data";
import { cardBrowser, knownBrowser } from "@/app/pay/[invoiceId]/card/card-browser";
import { parseSecurityCode } from "@/lib/card/security-code";
import { asksBilling } from "@/lib/checkout/card-wishes";
import { findPayable, removeSavedCard } from "@/lib/checkout/saved-cards";
import { submitTry } from "@/lib/checkout/submit-try";
import { paths } from "@/lib/config/paths";
import { checkBilling, type BillingFault } from "@/lib/forms/billing";
import type { CardFault } from "@/lib/forms/card-form";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";
import type { CardRefusal } from "@/app/pay/[invoiceId]/card/refusals";

type Faults = readonly (CardFault | BillingFault | CardRefusal)[];
type Way = { readonly faults: Faults } | "porch";

/** Longest id of a saved card in our pages. */
const longestId = 40;

const chosenOf = (form: FormData): string => {
  const chosen = form.get("card");
  return typeof chosen === "string" ? chosen.slice(0, longestId) : "";
};

/**
 * Pays with a saved card: its own row or the Gate's list says what pays, the form only names it. The code lives in this
 * request's memory only.
 */
export async function payBySavedCard(form: FormData): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  const way = await pay(id, form).catch((reason: unknown): Way => {
    log("error", "action.failed", { invoice: id, reason: "savedCard", ...errorFields(reason) });
    return "porch";
  });
  redirect(way === "porch" ? paths.porch(id) : paths.card(id, way.faults, chosenOf(form)));
}

async function pay(id: InvoiceId, form: FormData): Promise<Way> {
  const begun = await beginAct(id, "submit");
  if (!begun.ok) return begun.error === "porch" ? "porch" : { faults: [begun.error] };
  const { caller, payment, header } = begun.value;
  const chosen = chosenOf(form);
  const found = await unlessAway(id, findPayable(payment, await cardBrowser(), chosen));
  if (found === null) return { faults: ["unavailable"] };
  if (!found.ok) return { faults: [found.error] };
  const { card, customer, instrument, note } = found.value;
  if (card.isExpired) return { faults: ["expiry.past"] };
  const typed = form.get(`cvv-${chosen}`);
  const code = parseSecurityCode(typeof typed === "string" ? typed : "", card.brand, card.code);
  const method = String(form.get("method") ?? "");
  const billing = asksBilling(payment, method) ? checkBilling(Object.fromEntries(form)) : null;
  const faults: Faults = [
    ...(code.ok ? [] : [`cvv.${code.error}` as const]),
    ...(billing?.ok === false ? billing.error : []),
  ];
  if (!code.ok || faults.length > 0) return { faults };
  const address = billing?.ok === true ? billing.value : null;
  const submitted = await submitTry({
    invoiceId: id,
    method,
    instrument: instrument(code.value),
    contact: { id: customer, email: address?.email ?? null, phone: null, billing: address },
    cardNote: note,
    seen: String(form.get("seen") ?? ""),
    address: caller.address,
    browser: readBrowserData(form, header),
    browserHash: await knownBrowser(),
    origin: caller.origin,
  });
  if (!submitted.ok && submitted.error === "elsewhere") await tellNotSent(id);
  if (submitted.ok || submitted.error === "unknown" || submitted.error === "elsewhere") return "porch";
  return { faults: [submitted.error] };
}

/** Removes a saved card, at the Gate and here. */
export async function removeCard(form: FormData): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  const told = await remove(id, chosenOf(form)).catch((reason: unknown): string => {
    log("error", "action.failed", { invoice: id, reason: "removeCard", ...errorFields(reason) });
    return "notRemoved";
  });
  redirect(told === "porch" ? paths.porch(id) : paths.card(id, [told]));
}

async function remove(id: InvoiceId, card: string): Promise<string> {
  const begun = await beginAct(id, "choice");
  if (!begun.ok) return begun.error === "porch" ? "porch" : "notRemoved";
  const fate = await removeSavedCard(begun.value.payment, await cardBrowser(), card);
  return fate === "removed" ? "removed" : "notRemoved";
}
