import { acceptance } from "@/e2e/sandbox/gate/answers";
import type { Dossier, Payment } from "@/e2e/sandbox/gate/payment";
import { type OpenRequest, openRequest, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import { jsonResponse } from "@/e2e/sandbox/gate/wire";
import { dossierOf, type World } from "@/e2e/sandbox/gate/world";

export type OpenPayment = OpenRequest & { readonly dossier: Dossier; readonly payment: Payment };

/** The payment that a later request is about; unknown: 3061. */
export function openPayment(world: World, text: string, required: readonly string[] = []): OpenPayment {
  const request = openRequest(world, text, "general", ["general.payment_id", ...required]);
  const dossier = dossierOf(world, request.projectId, textAt(request.body, "general.payment_id") ?? "");
  if (!dossier.payment) throw new Refusal(400, "3061");
  return { ...request, dossier, payment: dossier.payment };
}

export const accepted = ({ requestId, projectId, id }: Payment): Response =>
  jsonResponse(acceptance(requestId, projectId, id));
