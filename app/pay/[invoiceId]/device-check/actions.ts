"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { guardAct } from "@/lib/checkout/act-guard";
import { skipDeviceCheck } from "@/lib/checkout/end-device-check";
import { paths } from "@/lib/config/paths";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId } from "@/lib/payment/invoice";

/** A payer without script goes on before the ten seconds are over. Whatever comes of it, the porch knows the state. */
export async function goOnWithoutCheck(form: FormData): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  try {
    const guard = await guardAct("answer", id, await headers());
    if (guard.ok) await skipDeviceCheck(id, String(form.get("attempt") ?? ""), String(form.get("key") ?? ""));
  } catch (reason) {
    log("error", "action.failed", { invoice: id, reason: "deviceCheck", ...errorFields(reason) });
  }
  redirect(paths.porch(id));
}
