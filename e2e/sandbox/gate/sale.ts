import type { Socket } from "node:net";
import { acceptSale } from "@/e2e/sandbox/gate/accept";
import { sumOf } from "@/e2e/sandbox/gate/answers";
import { readFaults } from "@/e2e/sandbox/gate/faults";
import type { Method } from "@/e2e/sandbox/gate/methods";
import { at, openRequest, textAt } from "@/e2e/sandbox/gate/request";
import { mergeFaults, triggeredFaults } from "@/e2e/sandbox/gate/scenario";
import { TROUBLES } from "@/e2e/sandbox/gate/troubles";
import type { SaleForm } from "@/e2e/sandbox/gate/validate";
import { jsonResponse } from "@/e2e/sandbox/gate/wire";
import { dossierOf, type World } from "@/e2e/sandbox/gate/world";

const ALWAYS = ["general.payment_id", "payment.amount", "payment.currency"] as const;
const BY_CARD = [...ALWAYS, "customer.ip_address"] as const;

const REQUIRED = {
  card: [...BY_CARD, "card.pan", "card.year", "card.month"],
  saved: [...BY_CARD, "saved_account_id"],
  token: [...BY_CARD, "token"],
  etoken: [...BY_CARD, "etoken.token"],
  account: [...ALWAYS, "customer"],
} satisfies Record<SaleForm, readonly string[]>;

export type SaleKind = { readonly method: Method; readonly form: SaleForm };

/** `POST /v2/payment/{method}/sale[/saved|/token]`. Source: gate.md 2.4, 3.1. */
export async function sale(
  world: World,
  { method, form }: SaleKind,
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
  const fingerprint = world.digest(text);
  const { answer, firstCallbacks } = acceptSale(world, dossier, { method, form, body, faults, fingerprint });
  if (faults.callback?.beforeAnswer) await firstCallbacks;
  return trouble ? trouble.answer({ world, accepted: answer, socket }) : jsonResponse(answer);
}
