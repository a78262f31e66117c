"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { choiceWay } from "@/app/choice-way";
import { guardAct } from "@/lib/checkout/act-guard";
import { chooseService } from "@/lib/checkout/choose-service";
import { paths } from "@/lib/config/paths";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";

/** The payer's choice for an invoice that exists. */
export async function chooseMethod(form: FormData): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  const href = await choose(id, String(form.get("service") ?? "")).catch((reason: unknown) => {
    log("error", "action.failed", { invoice: id, reason: "method", ...errorFields(reason) });
    return paths.method(id, "unavailable");
  });
  redirect(href);
}

async function choose(id: InvoiceId, service: string): Promise<string> {
  const guard = await guardAct("choice", id, await headers());
  if (!guard.ok) return paths.method(id, "unavailable");
  return choiceWay(id, service, await chooseService(id, service, null));
}
