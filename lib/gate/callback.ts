import "server-only";
import { isJsonObject, parseJson, type JsonObject } from "@/lib/gate/json";
import { isOfGate, type GateKeys } from "@/lib/gate/is-of-gate";
import { parsePaymentMessage, toIdentity, toNews } from "@/lib/gate/to-news";
import type { GateNews } from "@/lib/payment/news";
import { error, ok, type Result } from "@/lib/result";

const MAX_CALLBACK_BYTES = 64 * 1024;

/** A callback that can be read but is not to be believed yet: the ids only say whose secret to check it with. */
export type CallbackRead = {
  readonly projectId: number;
  readonly paymentId: string;
  readonly body: JsonObject;
};

/** Reads the raw body of a callback, at most 64 KB. Error: `unreadable`. Source: gate.md 6; trust-and-speed.md B.6. */
export const readCallback = (raw: string): Result<CallbackRead, "unreadable"> => {
  const body = parseJson(raw, MAX_CALLBACK_BYTES);
  if (!body.ok || !isJsonObject(body.value)) return error("unreadable");
  const message = parsePaymentMessage(body.value);
  const identity = message && toIdentity(message);
  return identity ? ok({ ...identity, body: body.value }) : error("unreadable");
};

/**
 * Believes a callback or refuses it. Whether project, payment id, amount and currency are those of the attempt is
 * for the caller to check. Errors: `signature` (forged or altered), `unreadable`. Source: gate.md 5, 6.
 */
export const verifyCallback = (
  read: CallbackRead,
  keys: Omit<GateKeys, "projectId">,
): Result<GateNews, "signature" | "unreadable"> => {
  if (!isOfGate(read.body, { ...keys, projectId: read.projectId })) return error("signature");
  const message = parsePaymentMessage(read.body);
  const news = message && toNews(message, "callback", read.body);
  return news ? ok(news) : error("unreadable");
};
