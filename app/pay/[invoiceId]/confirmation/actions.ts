"use server";

import { redirect } from "next/navigation";
import { openAsk, type AnswerRefusal } from "@/app/pay/[invoiceId]/open-ask";
import { toAsciiDigits } from "@/lib/card/digits";
import { finishMerchantAuth, startMerchantAuth } from "@/lib/checkout/typed-answers";
import { paths } from "@/lib/config/paths";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";

type Way = readonly (AnswerRefusal | "missing")[] | "porch";

/** No notice of a bank carries a longer code. */
const longest = 64;

/** The payer agrees that a sum is booked whose notice carries a code, or wants another code. Answers nothing. */
export async function startConfirmation(form: FormData): Promise<void> {
  await go(form, start);
}

/** Hands in the code. */
export async function finishConfirmation(form: FormData): Promise<void> {
  await go(form, finish);
}

async function go(form: FormData, act: (id: InvoiceId, form: FormData) => Promise<Way>): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  const way = await act(id, form).catch((reason: unknown): Way => {
    log("error", "action.failed", { invoice: id, reason: "confirmation", ...errorFields(reason) });
    return "porch";
  });
  redirect(way === "porch" ? paths.porch(id) : paths.confirmation(id, way));
}

async function start(id: InvoiceId, form: FormData): Promise<Way> {
  const open = await openAsk("code", "confirmation", id, form);
  if (!open.ok) return open.error === "porch" ? "porch" : [open.error];
  const sent = await startMerchantAuth(open.value.ref);
  if (!sent.ok) return "porch";
  return sent.value === "unreachable" || sent.value === "refused" ? ["noCode"] : "porch";
}

async function finish(id: InvoiceId, form: FormData): Promise<Way> {
  const open = await openAsk("answer", "confirmation", id, form);
  if (!open.ok) return open.error === "porch" ? "porch" : [open.error];
  const typed = toAsciiDigits(String(form.get("code") ?? "").slice(0, longest * 2));
  const code = typed.replace(/[\s\p{Cf}]/gu, "").slice(0, longest);
  if (code === "") return ["missing"];
  const sent = await finishMerchantAuth(open.value.ref, code);
  if (!sent.ok) return "porch";
  if (sent.value === "unreachable") return ["unavailable"];
  return sent.value === "refused" ? ["refused"] : "porch";
}
