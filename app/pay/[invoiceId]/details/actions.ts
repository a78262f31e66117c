"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { choiceWay } from "@/app/choice-way";
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
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    const key = detailName.parse(name);
    if (key !== null && typeof value === "string") fields[key] = value;
  }
  return choiceWay(id, service, await chooseService(id, service, fields));
}
