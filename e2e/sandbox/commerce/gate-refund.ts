import { createHmac } from "node:crypto";
import type { Invoice, Refund } from "@/e2e/sandbox/commerce/invoice";
import type { World } from "@/e2e/sandbox/commerce/world";

/** Project 42 of the Gate, shared by all accounts of the sandbox. */
const PROJECT = { id: 42, secret: "sandbox-secret-key" };

type Body = Record<string, Record<string, string | number>>;

/** HMAC-SHA512 over sorted `path:value` lines. Enough for this flat body, all of whose names are plain. */
export const signGateBody = (body: Body, secret: string): string =>
  createHmac("sha512", secret)
    .update(
      Object.entries(body)
        .flatMap(([group, members]) =>
          Object.entries(members).map(([name, value]) => `${group}:${name}:${value}`),
        )
        .toSorted((left, right) => (left < right ? -1 : 1))
        .join(";"),
    )
    .digest("base64");

/** Asks the Gate to give money back. True when it took the request on; the end of it comes as news. */
export const askGateForRefund = async (world: World, invoice: Invoice, refund: Refund): Promise<boolean> => {
  const body: Body = {
    general: { project_id: PROJECT.id, payment_id: invoice.gatePaymentId ?? "" },
    payment: {
      amount: refund.minor,
      currency: invoice.currency,
      description: refund.description ?? `Refund of ${invoice.referenceId}`,
      merchant_refund_id: refund.id,
    },
  };
  const signature = signGateBody(body, PROJECT.secret);
  try {
    const answer = await world.fetch(`${world.env.gateUrl}/v2/payment/card/refund`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...body, general: { ...body["general"], signature } }),
      signal: AbortSignal.timeout(20_000),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
};
