"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { choiceWay } from "@/app/choice-way";
import { dropDraft, keepDraft } from "@/app/details-draft";
import { doorFaultOf, withDoorFault } from "@/app/hpp/query";
import { handOffCookie, handOffCookieAttributes } from "@/app/screen-cookies";
import { detailName } from "@/app/pay/[invoiceId]/details/detail-name";
import { guardAct } from "@/lib/checkout/act-guard";
import { chooseService } from "@/lib/checkout/choose-service";
import { createInvoiceFromLink } from "@/lib/checkout/create-invoice";
import { handOver } from "@/lib/checkout/hand-off";
import type { DoorFault } from "@/lib/checkout/open-link";
import { readLink } from "@/lib/checkout/read-link";
import { paths } from "@/lib/config/paths";
import { customerFields } from "@/lib/forms/link-customer";
import type { PaymentLink } from "@/lib/forms/link";
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

/** A television hands the link's payment to a phone: the invoice is made, and the code that opens it. */
export async function handOverLink(form: FormData): Promise<void> {
  const query = new URLSearchParams(String(form.get("link") ?? "").slice(0, longestLink));
  const way = await handOverInvoice(query, form).catch((reason: unknown): DoorFault => {
    log("error", "action.failed", { reason: "handOff", ...errorFields(reason) });
    return "unavailable";
  });
  redirect(typeof way === "string" ? paths.hpp(withDoorFault(query, way)) : way.href);
}

async function handOverInvoice(
  query: URLSearchParams,
  form: FormData,
): Promise<{ readonly href: string } | DoorFault> {
  const found = await invoiceOf(query, form);
  if (typeof found === "string") return found;
  const made = await handOver(found.id);
  if (made.ok) (await cookies()).set(handOffCookie, made.value.id, handOffCookieAttributes());
  return { href: made.ok ? paths.screen(found.id) : paths.porch(found.id) };
}

async function choose(
  query: URLSearchParams,
  form: FormData,
): Promise<{ readonly href: string } | DoorFault> {
  const found = await invoiceOf(query, form);
  if (typeof found === "string") return found;
  const { id, link } = found;
  const service = String(form.get("service") ?? "");
  const known = link.kind === "invoice" ? {} : customerFields(link.customer);
  return { href: await goOn(id, service, fieldsOf(form, link, service, known), known) };
}

/** The invoice of a link, made where there is none yet. */
async function invoiceOf(
  query: URLSearchParams,
  form: FormData,
): Promise<{ readonly id: InvoiceId; readonly link: PaymentLink } | DoorFault> {
  const guard = await guardAct("choice", null, await headers());
  if (!guard.ok) return "unavailable";
  const read = readLink(query);
  if (!read.ok) return "wrong";
  const { link, account } = read.value;
  if (account === null) return { id: link.id, link };
  const reference = link.referenceId ?? randomReference(form);
  if (reference === null || !/^[^\0]{1,255}$/.test(reference)) return "wrong";
  const created = await createInvoiceFromLink(link, account, reference);
  return created.ok ? { id: created.value, link } : doorFaultOf(created.error);
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
