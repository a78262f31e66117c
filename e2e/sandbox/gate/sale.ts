import type { Socket } from "node:net";
import { acceptSale, sumOf } from "@/e2e/sandbox/gate/accept";
import { readFaults } from "@/e2e/sandbox/gate/faults";
import { at, openRequest, textAt } from "@/e2e/sandbox/gate/request";
import { mergeFaults, triggeredFaults } from "@/e2e/sandbox/gate/scenario";
import { TROUBLES } from "@/e2e/sandbox/gate/troubles";
import type { SaleForm } from "@/e2e/sandbox/gate/validate";
import { jsonResponse } from "@/e2e/sandbox/gate/wire";
import { dossierOf, type World } from "@/e2e/sandbox/gate/world";

const ALWAYS = ["general.payment_id", "customer.ip_address", "payment.amount", "payment.currency"] as const;

const REQUIRED = {
  card: [...ALWAYS, "card.pan", "card.year", "card.month"],
  saved: [...ALWAYS, "saved_account_id"],
  token: [...ALWAYS, "token"],
} satisfies Record<SaleForm, readonly string[]>;

/** `POST /v2/payment/card/sale[/saved|/token]`. Source: gate.md 3.1. */
export async function sale(
  world: World,
  form: SaleForm,
  text: string,
  socket: Socket | undefined,
): Promise<Response> {
  const { body, projectId } = openRequest(world, text, "general", REQUIRED[form]);
  const dossier = dossierOf(world, projectId, String(at(body, "general.payment_id")));
  dossier.sales += 1;
  const extra = textAt(body, "payment.extra_param");
  if (extra?.startsWith("cpi_")) dossier.invoiceId = extra;

  const texts = [extra, textAt(body, "payment.description")];
  const triggered = triggeredFaults(texts, sumOf(body), world.clockScale);
  const faults = mergeFaults(triggered, await readFaults(world, dossier.invoiceId));

  const trouble = faults.sale && TROUBLES[faults.sale];
  if (trouble && !trouble.accepts) return trouble.answer({ world, accepted: {}, socket });
  const { answer, firstCallbacks } = acceptSale(world, dossier, form, body, text, faults);
  if (faults.callback?.beforeAnswer) await firstCallbacks;
  return trouble ? trouble.answer({ world, accepted: answer, socket }) : jsonResponse(answer);
}
