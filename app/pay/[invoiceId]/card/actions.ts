"use server";

import { redirect } from "next/navigation";
import { tellNotSent } from "@/app/told-cookie";
import { keepTyping } from "@/app/typing-cookie";
import { beginAct, unlessAway } from "@/app/pay/[invoiceId]/card/act";
import { readBrowserData } from "@/app/pay/[invoiceId]/card/browser-data";
import { knownBrowser } from "@/app/pay/[invoiceId]/card/card-browser";
import { admitCard } from "@/lib/checkout/admit-card";
import { asksBilling, customerFor, keepNote } from "@/lib/checkout/card-wishes";
import { submitTry } from "@/lib/checkout/submit-try";
import { paths } from "@/lib/config/paths";
import { checkBilling, type BillingFault, type BillingInput } from "@/lib/forms/billing";
import { checkCard, type CardFault } from "@/lib/forms/card-form";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";
import type { CardRefusal } from "@/app/pay/[invoiceId]/card/refusals";

type Way =
  { readonly faults: readonly (CardFault | BillingFault | CardRefusal)[]; readonly pass?: string } | "porch";

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
  // A payer with saved cards comes back to the form, not to their list.
  const isNew = form.get("card") === "new";
  redirect(way === "porch" ? paths.porch(id) : paths.card(id, way.faults, isNew ? "new" : null, way.pass));
}

async function pay(id: InvoiceId, form: FormData): Promise<Way> {
  const begun = await beginAct(id, "submit");
  if (!begun.ok) return begun.error === "porch" ? "porch" : { faults: [begun.error] };
  const { caller, payment, header } = begun.value;
  const { now, invoice } = payment;
  const method = String(form.get("method") ?? "");
  const typed = Object.fromEntries(form);
  const card = checkCard(typed, { now, testMode: invoice.testMode });
  const billing = asksBilling(payment, method) ? checkBilling(typed) : null;
  const faults = [...(card.ok ? [] : card.error), ...(billing?.ok === false ? billing.error : [])];
  const pass = passOf(form);
  // A mistyped card spends no pass: nobody waits a second time for it.
  if (!card.ok || faults.length > 0) return { faults, pass: waited(pass) };
  const wantsKept = form.get("save") === "yes" && payment.account.saveCards;
  // What a merchant's customer keeps lies at the Gate: this browser has nothing to remember of it.
  const browserHash = await knownBrowser(wantsKept && !invoice.customer);
  const address: BillingInput | null = billing?.ok === true ? billing.value : null;
  const admitted = await unlessAway(
    id,
    admitCard({
      invoiceId: id,
      account: payment.account,
      real: payment.account.live && !invoice.testMode,
      tries: payment.attempts.length,
      pan: card.value.pan,
      address: caller.address,
      device: browserHash,
      pass,
      now,
    }),
  );
  if (admitted === null) return { faults: ["unavailable"] };
  if (!admitted.ok) {
    await keepTyping(id, browserHash, card.value, address);
    return { faults: [admitted.error] };
  }
  const submitted = await submitTry({
    invoiceId: id,
    method,
    instrument: { kind: "card", ...card.value, save: wantsKept },
    contact: {
      id: customerFor(payment, browserHash, wantsKept),
      email: address?.email ?? null,
      phone: null,
      billing: address,
    },
    cardNote: wantsKept ? keepNote(payment, browserHash) : null,
    seen: String(form.get("seen") ?? ""),
    address: caller.address,
    browser: readBrowserData(form, header),
    browserHash,
    quiet: admitted.value.quiet,
    tryNote: admitted.value.note,
    origin: caller.origin,
  });
  if (submitted.ok) await keepTyping(id, browserHash, card.value);
  else if (submitted.error === "elsewhere") await tellNotSent(id);
  if (submitted.ok || submitted.error === "unknown" || submitted.error === "elsewhere") return "porch";
  return { faults: [submitted.error] };
}

/** Longest pass with its solution. */
const longestPass = 120;

const passOf = (form: FormData): string => {
  const pass = form.get("pass");
  return typeof pass === "string" ? pass.slice(0, longestPass) : "";
};

/** Only what was waited for is worth carrying: work is done anew while the payer types. */
const waited = (pass: string): string => (pass.startsWith("wait.") ? pass : "");
