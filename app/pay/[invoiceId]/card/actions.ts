"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { tellNotSent } from "@/app/told-cookie";
import { keepTyping } from "@/app/typing-cookie";
import { readBrowserData } from "@/app/pay/[invoiceId]/card/browser-data";
import { guardAct } from "@/lib/checkout/act-guard";
import { loadPayment } from "@/lib/checkout/load-payment";
import { submitTry } from "@/lib/checkout/submit-try";
import { paths } from "@/lib/config/paths";
import { checkCard, type CardFault } from "@/lib/forms/card-form";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";
import { browserCookie, hashBrowserId, newBrowserId } from "@/lib/security/browser-cookie";
import type { CardRefusal } from "@/app/pay/[invoiceId]/card/refusals";

type Way = { readonly faults: readonly (CardFault | CardRefusal)[] } | "porch";

/**
 * The card form's action. Card data lives in this request's memory only: it goes to the Gate and nowhere else, and
 * what comes back to the page are keys in the address. Every error is a result: a thrown one would be a bare 500.
 */
export async function payByCard(form: FormData): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  const way = await pay(id, form).catch((reason: unknown): Way => {
    // Where it broke is not known: the porch tells the truth from the store, as law 1 has it.
    log("error", "action.failed", { invoice: id, reason: "card", ...errorFields(reason) });
    return "porch";
  });
  redirect(way === "porch" ? paths.porch(id) : paths.card(id, way.faults));
}

async function pay(id: InvoiceId, form: FormData): Promise<Way> {
  const header = await headers();
  const guard = await unlessAway(id, guardAct("submit", id, header));
  if (guard === null) return { faults: ["unavailable"] };
  if (!guard.ok) return { faults: [guard.error === "tooMany" ? "tooManySubmits" : "unavailable"] };
  const payment = await unlessAway(id, loadPayment(id));
  if (payment === null) return { faults: ["unavailable"] };
  if (!payment.ok) return payment.error === "unknown" ? "porch" : { faults: ["unavailable"] };
  const { now, invoice } = payment.value;
  const card = checkCard(Object.fromEntries(form), { now, testMode: invoice.testMode });
  if (!card.ok) return { faults: card.error };
  const browserHash = await knownBrowser();
  const submitted = await submitTry({
    invoiceId: id,
    method: String(form.get("method") ?? ""),
    instrument: { kind: "card", ...card.value },
    contact: { id: null, email: null, phone: null },
    seen: String(form.get("seen") ?? ""),
    address: guard.value.address,
    browser: readBrowserData(form, header),
    browserHash,
    origin: guard.value.origin,
  });
  if (submitted.ok) await keepTyping(id, browserHash, card.value);
  else if (submitted.error === "elsewhere") await tellNotSent(id);
  if (submitted.ok || submitted.error === "unknown" || submitted.error === "elsewhere") return "porch";
  return { faults: [submitted.error] };
}

/** Null when the store is away. Nothing was sent then, that much is certain, and the payer is told so. */
const unlessAway = <T>(id: InvoiceId, work: Promise<T>): Promise<T | null> =>
  work.catch((reason: unknown) => {
    log("error", "action.failed", { invoice: id, reason: "card", ...errorFields(reason) });
    return null;
  });

/** The hash of this browser's cookie; a browser without one gets one now. */
async function knownBrowser(): Promise<string | null> {
  const jar = await cookies();
  const { name, attributes } = browserCookie((process.env["CHECKOUT_URL"] ?? "").startsWith("https:"));
  const known = hashBrowserId(jar.get(name)?.value);
  if (known !== null) return known;
  const value = newBrowserId();
  jar.set(name, value, attributes);
  return hashBrowserId(value);
}
