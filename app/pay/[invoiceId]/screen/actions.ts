"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { handOffCookie, handOffCookieAttributes } from "@/app/screen-cookies";
import { guardAct } from "@/lib/checkout/act-guard";
import { handOver, takeBack } from "@/lib/checkout/hand-off";
import { paths } from "@/lib/config/paths";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId } from "@/lib/payment/invoice";

/** A code for another device, a first one or a new one. Where none may be made, the page says why. */
export async function showCode(form: FormData): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  try {
    const guard = await guardAct("choice", id, await headers());
    const made = guard.ok ? await handOver(id) : null;
    if (made?.ok) (await cookies()).set(handOffCookie, made.value.id, handOffCookieAttributes());
  } catch (reason) {
    log("error", "action.failed", { invoice: id, reason: "handOff", ...errorFields(reason) });
  }
  redirect(paths.screen(id));
}

/** The payer would rather pay here: the code opens nothing any more. */
export async function payHere(form: FormData): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  try {
    const guard = await guardAct("choice", id, await headers());
    const jar = await cookies();
    if (guard.ok && (await takeBack(jar.get(handOffCookie)?.value, id))) jar.delete(handOffCookie);
  } catch (reason) {
    log("error", "action.failed", { invoice: id, reason: "handOff", ...errorFields(reason) });
  }
  // Not by the porch, which leads a television back to the code.
  redirect(paths.method(id));
}
