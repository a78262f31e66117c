"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { tellNotSent } from "@/app/told-cookie";
import { dropDraft, keepDraft } from "@/app/details-draft";
import { readBrowserData } from "@/app/pay/[invoiceId]/card/browser-data";
import type { CardRefusal } from "@/app/pay/[invoiceId]/card/refusals";
import { detailName } from "@/app/pay/[invoiceId]/details/detail-name";
import { knownBrowser } from "@/app/pay/[invoiceId]/known-browser";
import { guardAct } from "@/lib/checkout/act-guard";
import { checkGateForm, gateFormFor, isOtherGateMethod } from "@/lib/checkout/gate-form";
import { loadPayment } from "@/lib/checkout/load-payment";
import { findItem, groupsForInvoice, offerForInvoice } from "@/lib/checkout/offer";
import { submitTry } from "@/lib/checkout/submit-try";
import { paths } from "@/lib/config/paths";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";

type Way = "porch" | { readonly faults: readonly string[] };

const refused = (refusal: CardRefusal): Way => ({ faults: [refusal] });

/** Pays by a method of the Gate that is no card. Like the card form's action: every error is a result. */
export async function payByMethod(form: FormData): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  const service = String(form.get("service") ?? "");
  const way = await pay(id, service, form).catch((reason: unknown): Way => {
    log("error", "action.failed", { invoice: id, reason: "details", ...errorFields(reason) });
    return "porch";
  });
  redirect(way === "porch" ? paths.porch(id) : paths.details(id, service, way.faults));
}

async function pay(id: InvoiceId, service: string, form: FormData): Promise<Way> {
  const header = await headers();
  const guard = await guardAct("submit", id, header);
  if (!guard.ok) return refused(guard.error === "tooMany" ? "tooManySubmits" : "unavailable");
  const loaded = await loadPayment(id);
  if (!loaded.ok) return loaded.error === "unknown" ? "porch" : refused("unavailable");
  const payment = loaded.value;
  const offer = await offerForInvoice(payment);
  if (!offer.ok) return refused("unavailable");
  const item = findItem(groupsForInvoice(payment, offer.value, "en"), service);
  if (item === null || !isOtherGateMethod(payment.account, item)) return "porch";
  const values = detailName.readAll(form);
  const checked = checkGateForm(await gateFormFor(payment.account, item), values);
  await (checked.ok ? dropDraft(id) : keepDraft(id, service, values));
  if (!checked.ok) return { faults: checked.error };
  const submitted = await submitTry({
    invoiceId: id,
    method: item.method.code,
    instrument: { kind: "method", fields: checked.value },
    contact: { id: null, email: null, phone: null },
    seen: String(form.get("seen") ?? ""),
    address: guard.value.address,
    browser: readBrowserData(form, header),
    browserHash: await knownBrowser(),
    origin: guard.value.origin,
  });
  if (!submitted.ok && submitted.error === "elsewhere") await tellNotSent(id);
  if (submitted.ok || submitted.error === "unknown" || submitted.error === "elsewhere") return "porch";
  return refused(submitted.error);
}
