"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { choiceWay } from "@/app/choice-way";
import { dropDraft, keepDraft } from "@/app/details-draft";
import { detailName } from "@/app/pay/[invoiceId]/details/detail-name";
import { guardAct } from "@/lib/checkout/act-guard";
import { chooseService } from "@/lib/checkout/choose-service";
import { paths } from "@/lib/config/paths";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";

/** Hands in what a method asks for. */
export async function sendDetails(form: FormData): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  const href = await send(id, form).catch((reason: unknown) => {
    log("error", "action.failed", { invoice: id, reason: "details", ...errorFields(reason) });
    return paths.method(id, "unavailable");
  });
  redirect(href);
}

async function send(id: InvoiceId, form: FormData): Promise<string> {
  const guard = await guardAct("choice", id, await headers());
  if (!guard.ok) return paths.method(id, "unavailable");
  const service = String(form.get("service") ?? "");
  const fields = detailName.readAll(form);
  const chosen = await chooseService(id, service, fields);
  await (chosen.ok ? dropDraft(id) : keepDraft(id, service, fields));
  return choiceWay(id, service, chosen);
}
