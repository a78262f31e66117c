import type { Outcome } from "@/e2e/sandbox/gate/faults";
import { goOn, requireAwaiting } from "@/e2e/sandbox/gate/flow";
import { accepted, openPayment } from "@/e2e/sandbox/gate/open-payment";
import { at, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import type { World } from "@/e2e/sandbox/gate/world";

/** `POST /v2/payment/card/3ds_check_iframe`: the merchant's page is done with the device check. Source: gate.md 8.3. */
export function checkIframe(world: World, text: string): Response {
  const { body, dossier, payment } = openPayment(world, text, ["threeds_completion_indicator"]);
  const indicator = at(body, "threeds_completion_indicator");
  if (typeof indicator !== "boolean") throw new Refusal(400, "502");
  requireAwaiting(payment, "deviceCheck");
  dossier.deviceChecks.push(indicator);
  void goOn(world, dossier, payment);
  return accepted(payment);
}

const NOT_AUTHENTICATED = { kind: "decline", code: "104" } satisfies Outcome;
const WRONG_CODE = { kind: "decline", code: "10104" } satisfies Outcome;

/**
 * `POST /v2/payment/card/3ds_result`, once. The payer only carries the message: what it means the bank has told the
 * Gate itself, so that one made up on the way proves nothing. Source: gate.md 8.2, 8.3.
 */
export function result(world: World, text: string): Response {
  const { body, dossier, payment } = openPayment(world, text);
  const given = { 1: textAt(body, "pares"), 2: textAt(body, "cres") };
  if (given[1] === null && given[2] === null) throw new Refusal(400, "2004");
  const { step, verdict, fields } = requireAwaiting(payment, "challenge");
  const md = textAt(body, "md");
  const isGenuine =
    verdict !== null &&
    given[step.version] === verdict.message &&
    (md === null || fields["MD"] === undefined || md === fields["MD"]);
  dossier.threedsResults.push({ isGenuine, passed: verdict?.passed ?? false });
  const passed = isGenuine && verdict.passed;
  if (passed && !step.isFirstOfCascade) payment.isAuthenticated = true;
  if (passed || step.isFirstOfCascade) void goOn(world, dossier, payment);
  else void goOn(world, dossier, payment, isGenuine && !verdict.cancelled ? WRONG_CODE : NOT_AUTHENTICATED);
  return accepted(payment);
}
