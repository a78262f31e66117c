import "server-only";
import type { GateAccess } from "@/lib/gate/access";
import type { JsonObject } from "@/lib/gate/json";
import { post } from "@/lib/gate/post";

/**
 * What came of an answer to an instruction. `taken`: HTTP 200, the rest comes as news (the bodies of these answers are
 * not reliable, gate.md 4.1); `refused`: the Gate said no; `unreachable`: nothing was sent, it may be sent again;
 * `unknown`: it may have arrived, only news can tell.
 */
export type FollowUp = "taken" | "refused" | "unreachable" | "unknown";

const send = async (
  gate: GateAccess,
  path: string,
  paymentId: string,
  members: JsonObject,
  general: JsonObject = {},
): Promise<FollowUp> => {
  const outcome = await post(gate, path, {
    general: { project_id: gate.projectId, payment_id: paymentId, ...general },
    ...members,
  });
  if (outcome.kind === "unreachable") return "unreachable";
  if (outcome.kind === "broken" || outcome.http >= 500) return "unknown";
  return outcome.http >= 400 ? "refused" : "taken";
};

/** Ends the device check of 3-D Secure 2; `complete`: the bank's page reported back in time. Source: gate.md 8.3. */
export const sendDeviceCheck = (gate: GateAccess, paymentId: string, complete: boolean): Promise<FollowUp> =>
  send(gate, "payment/card/3ds_check_iframe", paymentId, { threeds_completion_indicator: complete });

/** What the bank's page gave the browser, passed on as it came. Source: gate.md 8.2, 8.3. */
export type ThreeDsResult =
  | { readonly kind: "cres"; readonly cres: string }
  | { readonly kind: "pares"; readonly pares: string; readonly md: string | null };

/** Ends a challenge. To be sent once; the caller keeps that. */
export const sendThreeDsResult = (
  gate: GateAccess,
  paymentId: string,
  result: ThreeDsResult,
): Promise<FollowUp> =>
  send(
    gate,
    "payment/card/3ds_result",
    paymentId,
    result.kind === "cres"
      ? { cres: result.cres }
      : { pares: result.pares, ...(result.md === null ? {} : { md: result.md }) },
  );

/** Hands in what was asked for; `data` mirrors the wanted paths and must be there even when empty. Source: gate.md 10.3. */
export const sendClarification = (gate: GateAccess, paymentId: string, data: JsonObject): Promise<FollowUp> =>
  send(gate, "payment/clarification", paymentId, { additional_data: data });

/** Asks for another one-time code. Source: gate.md 10.4. */
export const sendCodeAgain = (
  gate: GateAccess,
  paymentId: string,
  address: string | null,
): Promise<FollowUp> =>
  send(gate, "customer/action/resend", paymentId, {
    customer: address === null ? {} : { ip_address: address },
  });

/** Starts or ends the authentication on the merchant's initiative; `type` is signed with the rest. Source: gate.md 11. */
export const sendMerchantAuth = (
  gate: GateAccess,
  paymentId: string,
  code: string | null,
): Promise<FollowUp> =>
  send(gate, "payment/card/merchant_auth", paymentId, code === null ? {} : { confirmation_code: code }, {
    type: code === null ? "start" : "finish",
  });
