import "server-only";
import { log } from "@/lib/logging/log";
import { clearParkedNews, parkedNewsOfKnown } from "@/lib/store/parked";
import { getAttempt } from "@/lib/store/read";
import { applyNews } from "@/lib/checkout/apply-news";

/**
 * Takes in what true callbacks said of payments that nobody knew when they came: the store had lost its last writes, or
 * was restored since. Called at start for all, and for each new attempt before its sale: where the Gate has spoken of
 * that `payment_id` already, it has been charged or refused before, and nothing may be sent. Returns how many there
 * were. Source: trust-and-speed.md A.2 row 17.
 */
export async function replayParked(paymentId: string | null = null): Promise<number> {
  const parked = await parkedNewsOfKnown(paymentId);
  for (const { news, fingerprint } of parked) {
    const attempt = await getAttempt(news.projectId, news.paymentId);
    if (attempt === null) continue;
    const { moved } = await applyNews(attempt, news, fingerprint);
    log("warn", "callback.replayed", {
      invoice: attempt.invoiceId,
      paymentId: news.paymentId,
      wireStatus: news.wireStatus,
      answer: moved ? "moved" : "kept",
    });
    await clearParkedNews(fingerprint);
  }
  return parked.length;
}
