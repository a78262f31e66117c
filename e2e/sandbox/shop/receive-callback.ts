import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { requireAccount } from "@/e2e/sandbox/shop/place-order";
import type { Order, ReceivedCallback } from "@/e2e/sandbox/shop/order";
import type { World } from "@/e2e/sandbox/shop/world";
import { toMinor } from "@/e2e/sandbox/shared/money";

const message = z.object({
  data: z.object({
    id: z.string(),
    attributes: z.object({
      status: z.string(),
      resolution: z.string(),
      reference_id: z.string(),
      amount: z.number(),
      currency: z.string(),
      updated: z.number(),
      processed_amount: z.number().nullable(),
      refunded_amount: z.number().nullable(),
    }),
  }),
});

/** Over the raw bytes: PHP's JSON reads the same when parsed and signed otherwise. */
export const isSignedBy = (secret: string, body: Uint8Array, signature: string | undefined): boolean => {
  const made = createHash("sha1").update(secret).update(body).update(secret).digest();
  const given = Buffer.from(signature ?? "", "base64");
  return given.length === made.length && timingSafeEqual(given, made);
};

const minorOf = (amount: number | null, currency: string): number | null =>
  amount === null ? null : toMinor(amount, currency);

const verdictOf = (
  order: Order,
  signed: boolean,
  amount: number,
  currency: string,
): ReceivedCallback["verdict"] => {
  if (!signed) return "signatureWrong";
  return toMinor(amount, currency) === order.minor && currency === order.currency ? "ok" : "amountWrong";
};

/** Stores a message before it is answered. Gives the HTTP status of the answer. */
export const receiveCallback = (
  world: World,
  body: Uint8Array,
  headers: { signature: string | undefined; retry: string | undefined },
): 200 | 400 | 401 => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return 400;
  }
  const read = message.safeParse(parsed);
  if (!read.success) return 400;
  const { id, attributes } = read.data.data;
  const order = world.orders.get(attributes.reference_id);
  // A message for an order of an earlier run of this shop: nothing will come of sending it again.
  if (!order) return 200;
  const signed = isSignedBy(requireAccount(world, order.accountId).privateKey, body, headers.signature);
  const { amount, currency, status, resolution, updated } = attributes;
  const verdict = verdictOf(order, signed, amount, currency);
  if (verdict === "ok") order.invoiceId ??= id;
  order.callbacks.push({
    at: world.clock.now(),
    invoiceId: id,
    status,
    resolution,
    updated,
    retry: Number(headers.retry ?? 0),
    verdict,
    taken: minorOf(attributes.processed_amount, currency),
    refunded: minorOf(attributes.refunded_amount, currency),
  });
  return signed ? 200 : 401;
};
