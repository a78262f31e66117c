import { remaining } from "@/e2e/sandbox/gate/fields";
import { goOn, halt, requireAwaiting } from "@/e2e/sandbox/gate/flow";
import { accepted, openPayment } from "@/e2e/sandbox/gate/open-payment";
import type { Payment } from "@/e2e/sandbox/gate/payment";
import { at, Refusal, textAt } from "@/e2e/sandbox/gate/request";
import type { Instruction } from "@/e2e/sandbox/gate/step";
import { clarification, code, WRONG_CODE } from "@/e2e/sandbox/gate/steps-clarification";
import type { World } from "@/e2e/sandbox/gate/world";

const RIGHT_CODE = "123456";

/** `POST /v2/payment/clarification`: fields that were missing, or a one-time code. Source: gate.md 10.3, 10.4. */
export function clarify(world: World, text: string): Response {
  const { body, dossier, payment } = openPayment(world, text);
  const answer = at(body, "additional_data");
  // Present, even if empty; PHP writes an empty map as a list.
  if (typeof answer !== "object" || answer === null) throw new Refusal(400, "2004");
  const { step, validUntil } = requireAwaiting(payment, "clarification", "code");
  dossier.followUps.push("clarification");
  if (step.kind === "clarification") {
    const wanted = remaining(step.wanted, answer);
    if (wanted) void halt(world, dossier, payment, clarification(wanted));
    else void goOn(world, dossier, payment);
    return accepted(payment);
  }
  const given = textAt(answer, "additional_data.approval_code");
  const isTooLate = validUntil !== null && world.clock.now() >= validUntil;
  // Nothing typed, or typed when the code had ended already: asked again, with no new code and no new time.
  if (given === null || isTooLate)
    void halt(world, dossier, payment, { ...step, instruct: () => again(payment) });
  else if (given !== RIGHT_CODE && step.tries > 1) {
    const told = again(payment);
    const message = { ...told.message, clarification_fields: WRONG_CODE };
    const next = { ...step, tries: step.tries - 1, instruct: () => ({ ...told, message }) };
    void halt(world, dossier, payment, next);
  } else if (given === RIGHT_CODE) void goOn(world, dossier, payment);
  else void goOn(world, dossier, payment, { kind: "decline", code: "10103" });
  return accepted(payment);
}

const again = ({ awaiting }: Payment): Instruction => ({
  message: awaiting?.message ?? {},
  ...(typeof awaiting?.validUntil === "number" && { validUntil: awaiting.validUntil }),
});

/** `POST /v2/customer/action/resend`: only when the last code has ended, and not for ever. Source: gate.md 10.4. */
export function resendCode(world: World, text: string): Response {
  const { dossier, payment } = openPayment(world, text, ["customer.ip_address"]);
  const { step, validUntil } = requireAwaiting(payment, "code");
  if (step.resends === 0 || (validUntil !== null && world.clock.now() < validUntil)) {
    throw new Refusal(400, "3060");
  }
  dossier.followUps.push("resend");
  void halt(world, dossier, payment, code(step.resends - 1, step.tries));
  return accepted(payment);
}
