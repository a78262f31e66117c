"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { choiceWay } from "@/app/choice-way";
import { dropDraft, keepDraft } from "@/app/details-draft";
import { doorFaultOf, withDoorFault } from "@/app/hpp/query";
import { detailName } from "@/app/pay/[invoiceId]/details/detail-name";
import { guardAct } from "@/lib/checkout/act-guard";
import { chooseService } from "@/lib/checkout/choose-service";
import { createInvoiceFromLink } from "@/lib/checkout/create-invoice";
import type { DoorFault } from "@/lib/checkout/open-link";
import { findAccount } from "@/lib/config/accounts";
import { paths } from "@/lib/config/paths";
import { customerFields } from "@/lib/forms/link-customer";
import { parseLink, type PaymentLink } from "@/lib/forms/link";
import { errorFields, log } from "@/lib/logging/log";
import type { InvoiceId } from "@/lib/payment/invoice";

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
  if (!link.ok) return "wrong";
  const service = String(form.get("service") ?? "");
  const known = link.value.kind === "invoice" ? {} : customerFields(link.value.customer);
  const fields = fieldsOf(form, link.value, service, known);
  if (link.value.kind === "invoice") return { href: await goOn(link.value.id, service, fields, known) };
  const account = findAccount({ publicKey: link.value.publicKey });
  if (account === null) return "wrong";
  const reference = link.value.referenceId ?? randomReference(form);
  if (reference === null || !/^[^\0]{1,255}$/.test(reference)) return "wrong";
  const created = await createInvoiceFromLink(link.value, account, reference);
  if (!created.ok) return doorFaultOf(created.error);
  return { href: await goOn(created.value, service, fields, known) };
}

type Values = Readonly<Record<string, string>>;

/** What was typed, else what the link gave for this very service; null where there is neither. */
function fieldsOf(form: FormData, link: PaymentLink, service: string, known: Values): Values | null {
  const typed = detailName.readAll(form);
  if (Object.keys(typed).length > 0) return typed;
  const given = { ...known, ...link.serviceFields };
  return link.service === service && Object.keys(given).length > 0 ? given : null;
}

async function goOn(id: InvoiceId, service: string, fields: Values | null, known: Values): Promise<string> {
  const chosen = await chooseService(id, service, fields);
  // A form comes next: it stands filled in with what the link says.
  const isForm = !chosen.ok || chosen.value === "details";
  const values = fields ?? known;
  await (isForm && Object.keys(values).length > 0 ? keepDraft(id, service, values) : dropDraft(id));
  return choiceWay(id, service, chosen);
}

/** What our own page made up for an order without a number. Nothing else: it could name the order of somebody else. */
function randomReference(form: FormData): string | null {
  const reference = form.get("reference");
  return typeof reference === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(reference)
    ? reference
    : null;
}
