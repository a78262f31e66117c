import { buildStatusAnswer, signed } from "@/e2e/sandbox/gate/bodies";
import { messageOf } from "@/e2e/sandbox/gate/codes";
import { readFaults } from "@/e2e/sandbox/gate/faults";
import type { Dossier } from "@/e2e/sandbox/gate/payment";
import { openRequest, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import { htmlResponse, jsonResponse } from "@/e2e/sandbox/gate/wire";
import { dossierOf, type World } from "@/e2e/sandbox/gate/world";

const listOf = (code: string): object => ({ errors: [{ code, message: messageOf(code) }] });

/** Nothing known, or nothing yet: HTTP 200 all the same. Both documented shapes occur. Source: gate.md 4.4. */
const notFound = (dossier: Dossier, secret: string): Response =>
  jsonResponse(
    signed(
      {
        project_id: dossier.projectId,
        payment: { id: dossier.paymentId, status: "error" },
        ...listOf("3061"),
      },
      secret,
    ),
  );
const notYet = (): Response => jsonResponse({ status: "error", ...listOf("3062") });

/** `POST /v2/payment/status`. Source: gate.md 6.5. */
export async function status(world: World, text: string): Promise<Response> {
  const { body, projectId, secret } = openRequest(world, text, "general", ["general.payment_id"]);
  const paymentId = textAt(body, "general.payment_id");
  if (paymentId === null) throw new Refusal(400, "2004");
  const dossier = dossierOf(world, projectId, paymentId);
  dossier.statusQueries += 1;
  // Asked anew each time, so that a tester can heal the Gate in the middle of a payment.
  const laid = await readFaults(world, dossier.invoiceId);
  switch (laid.status) {
    case "http500":
      throw new Refusal(500, "501");
    case "html":
      return htmlResponse();
    case "notFound":
      return notFound(dossier, secret);
    case undefined:
  }
  const { payment } = dossier;
  if (!payment) return notFound(dossier, secret);
  if (world.clock.now() - payment.acceptedAt < world.statusWindowMs) return notYet();
  return jsonResponse(signed(buildStatusAnswer(payment), secret));
}

/** `POST /v2/payment/status/request`: flat, by the request that was accepted. */
export function statusByRequest(world: World, text: string): Response {
  const { body, projectId, secret } = openRequest(world, text, "", ["request_id"]);
  const payment = world.paymentsByRequest.get(textAt(body, "request_id") ?? "");
  if (!payment || payment.projectId !== projectId) throw new Refusal(404, "3061");
  return jsonResponse(signed(buildStatusAnswer(payment), secret));
}
