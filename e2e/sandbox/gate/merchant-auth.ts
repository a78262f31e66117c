import { goOn, requireAwaiting } from "@/e2e/sandbox/gate/flow";
import { accepted, openPayment } from "@/e2e/sandbox/gate/open-payment";
import { Refusal, textAt } from "@/e2e/sandbox/gate/request";
import { merchantAuth } from "@/e2e/sandbox/gate/steps-redirect";
import type { World } from "@/e2e/sandbox/gate/world";

const RIGHT_CODE = "0042";

/** `POST /v2/payment/card/merchant_auth`: start, then finish. One try; a second start sends a new code. Source: gate.md 11. */
export function authenticateByMerchant(world: World, text: string): Response {
  const { body, dossier, payment } = openPayment(world, text, ["general.type"]);
  const type = textAt(body, "general.type");
  if (type !== "start" && type !== "finish") throw new Refusal(400, "502");
  const awaiting = requireAwaiting(payment, "merchantAuth");
  dossier.followUps.push(type);
  if (type === "start") {
    // No news of it: nothing has changed but that a code is on its way.
    payment.awaiting = { ...awaiting, step: merchantAuth(true) };
    return accepted(payment);
  }
  const code = textAt(body, "confirmation_code");
  if (code === null) throw new Refusal(400, "2004");
  if (!awaiting.step.isStarted) throw new Refusal(400, "3060");
  void goOn(world, dossier, payment, code === RIGHT_CODE ? undefined : { kind: "decline", code: "10104" });
  return accepted(payment);
}
