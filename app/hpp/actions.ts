"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { choiceWay } from "@/app/choice-way";
import { doorFaultOf, withDoorFault } from "@/app/hpp/query";
import { guardAct } from "@/lib/checkout/act-guard";
import { chooseService } from "@/lib/checkout/choose-service";
import { createInvoiceFromLink } from "@/lib/checkout/create-invoice";
import type { DoorFault } from "@/lib/checkout/open-link";
import { findAccount } from "@/lib/config/accounts";
import { paths } from "@/lib/config/paths";
import { parseLink } from "@/lib/forms/link";
import { errorFields, log } from "@/lib/logging/log";

/** The longest query that a browser and a proxy carry without trouble. */
const longestLink = 8_000;

/** The choice at the door: makes the invoice, once for its reference, and goes on to the page of the chosen way. */
export async function payByLink(form: FormData): Promise<void> {
  const link = new URLSearchParams(String(form.get("link") ?? "").slice(0, longestLink));
  const way = await choose(link, form).catch((reason: unknown): DoorFault => {
    log("error", "action.failed", { reason: "link", ...errorFields(reason) });
    return "unavailable";
  });
  redirect(typeof way === "string" ? paths.hpp(withDoorFault(link, way)) : way.href);
}

async function choose(
  query: URLSearchParams,
  form: FormData,
): Promise<{ readonly href: string } | DoorFault> {
  const guard = await guardAct("choice", null, await headers());
  if (!guard.ok) return "unavailable";
  const link = parseLink(query);
  if (!link.ok || link.value.kind !== "parameters") return "wrong";
  const account = findAccount({ publicKey: link.value.publicKey });
  if (account === null) return "wrong";
  const reference = link.value.referenceId ?? randomReference(form);
  if (reference === null || !/^[^\0]{1,255}$/.test(reference)) return "wrong";
  const created = await createInvoiceFromLink(link.value, account, reference);
  if (!created.ok) return doorFaultOf(created.error);
  const service = String(form.get("service") ?? "");
  const fields = Object.keys(link.value.serviceFields).length > 0 ? link.value.serviceFields : null;
  return { href: choiceWay(created.value, service, await chooseService(created.value, service, fields)) };
}

/** What our own page made up for an order without a number. Nothing else: it could name the order of somebody else. */
function randomReference(form: FormData): string | null {
  const reference = form.get("reference");
  return typeof reference === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(reference)
    ? reference
    : null;
}
