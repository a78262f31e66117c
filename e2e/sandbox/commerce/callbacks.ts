import { createHash } from "node:crypto";
import type { Invoice } from "@/e2e/sandbox/commerce/invoice";
import { fullDocument } from "@/e2e/sandbox/commerce/resource";
import type { World } from "@/e2e/sandbox/commerce/world";
import { phpJson } from "@/e2e/sandbox/shared/php-json";

const RETRY_STEP_MS = 60_000;
const RETRIES = 100;
const PATIENCE_MS = 20_000;

/** base64 of the raw SHA-1 over secret, body, secret; public-api.md 9. */
export const signCallback = (secret: string, body: string): string =>
  createHash("sha1")
    .update(secret + body + secret, "utf8")
    .digest("base64");

const post = async (world: World, invoice: Invoice, body: string, retry: number): Promise<number | null> => {
  const nextRetryMs = world.clock.now() + (retry + 1) * RETRY_STEP_MS * world.env.clockScale;
  try {
    const answer = await world.fetch(invoice.callbackUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Webhook-Client",
        "x-signature": signCallback(invoice.account.privateKey, body),
        "retry-count": String(retry),
        "next-retry": String(Math.floor(nextRetryMs / 1000)),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return null;
  }
};

/** Tells the shop how the invoice stands now, again and again at growing distances until it answers exactly 200. */
export const sendCallback = (world: World, invoice: Invoice): void => {
  const document = fullDocument(world, invoice);
  const body = world.settings.phpJson ? phpJson(document) : JSON.stringify(document);
  const { status } = invoice;
  const attempt = async (retry: number): Promise<void> => {
    const http = await post(world, invoice, body, retry);
    invoice.callbackLogs.push({ at: Math.floor(world.clock.now() / 1000), status, retry, http });
    if (http === 200 || retry >= RETRIES) return;
    world.clock.after((retry + 1) * RETRY_STEP_MS, () => void attempt(retry + 1));
  };
  void attempt(0);
};
