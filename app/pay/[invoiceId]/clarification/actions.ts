"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { answerName } from "@/app/pay/[invoiceId]/clarification/answer-name";
import { keepTyped } from "@/app/pay/[invoiceId]/clarification/typed-cookie";
import { openAsk, type AnswerRefusal } from "@/app/pay/[invoiceId]/open-ask";
import { answerClarification, askForNewCode } from "@/lib/checkout/typed-answers";
import { paths } from "@/lib/config/paths";
import { checkWanted, type WantedFault } from "@/lib/forms/wanted-fields";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId, type InvoiceId } from "@/lib/payment/invoice";

type Way = readonly (AnswerRefusal | `${number}.${WantedFault}`)[] | "porch";

/** Hands in what the Gate lacks, or a one-time code. Every fault is a key in the address; nothing typed ever is. */
export async function sendAnswers(form: FormData): Promise<void> {
  await go(form, answer);
}

/** Has a new code sent; answers nothing. */
export async function sendNewCode(form: FormData): Promise<void> {
  await go(form, newCode);
}

async function go(form: FormData, act: (id: InvoiceId, form: FormData) => Promise<Way>): Promise<void> {
  const id = parseInvoiceId(form.get("invoice"));
  if (id === null) redirect("/");
  const way = await act(id, form).catch((reason: unknown): Way => {
    log("error", "action.failed", { invoice: id, reason: "clarification", ...errorFields(reason) });
    return "porch";
  });
  redirect(way === "porch" ? paths.porch(id) : paths.clarification(id, way));
}

async function answer(id: InvoiceId, form: FormData): Promise<Way> {
  const open = await openAsk("answer", "clarification", id, form);
  if (!open.ok) return open.error === "porch" ? "porch" : [open.error];
  const { payment, attempt, instruction, ref } = open.value;
  const { fields } = instruction;
  const valueOf = (index: number): string => {
    const value = form.get(answerName(index));
    return typeof value === "string" ? value : "";
  };
  // Also when it is right: the Gate may ask for a part of it again.
  (await cookies()).set(...keepTyped(fields, valueOf, attempt, payment.account));
  const told = String(form.get("told") ?? "").split(",");
  const checked = checkWanted(fields, valueOf, new Set(told.filter(Boolean).map(Number)));
  if (!checked.ok) return checked.error.map(({ index, fault }) => `${index}.${fault}` as const);
  const sent = await answerClarification(ref, checked.value);
  if (!sent.ok) return "porch";
  if (sent.value === "unreachable") return ["unavailable"];
  return sent.value === "refused" ? ["refused"] : "porch";
}

async function newCode(id: InvoiceId, form: FormData): Promise<Way> {
  const open = await openAsk("code", "clarification", id, form);
  if (!open.ok) return open.error === "porch" ? "porch" : [open.error];
  const sent = await askForNewCode(open.value.ref, open.value.caller.address);
  // Too early: the page says when.
  if (!sent.ok) return "porch";
  return sent.value === "unreachable" || sent.value === "refused" ? ["noCode"] : "porch";
}
