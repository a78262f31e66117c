import "server-only";
import { getEnv } from "@/lib/config/env";
import { sendDeviceCheck, sendThreeDsResult, type FollowUp } from "@/lib/gate/follow-up";
import { log } from "@/lib/logging/log";
import type { Attempt } from "@/lib/payment/attempt";
import type { InvoiceId } from "@/lib/payment/invoice";
import { clientAddress } from "@/lib/security/client-address";
import { overLimit } from "@/lib/security/limits";
import { getAttemptByToken } from "@/lib/store/read";
import { count } from "@/lib/store/rate";
import { answers, type BankMessage } from "@/lib/threeds/bank-message";
import { answerAsk } from "@/lib/checkout/answer-ask";
import { pause } from "@/lib/checkout/clock";
import { sha256 } from "@/lib/checkout/wiring";

/** Whose try a bank's page brings back. `idle`: it is ours, but comes too often to be acted on. */
export type Landing =
  | { readonly kind: "try"; readonly attempt: Attempt }
  | { readonly kind: "idle"; readonly invoiceId: InvoiceId }
  | { readonly kind: "unknown" }
  | { readonly kind: "tooMany" };

/**
 * Finds the try by the only thing that a cross-site POST brings along. The token is unguessable, so that knowing it is
 * the proof; who guesses is counted. Throws when the store is away. Source: gate.md 8.8, trust-and-speed.md A.2 row 24.
 */
export async function findLanding(token: string, headers: Headers): Promise<Landing> {
  const attempt = /^[\w-]{8,100}$/.test(token) ? await getAttemptByToken(token) : null;
  const address = clientAddress(headers, getEnv().trustedProxies);
  if (attempt === null) {
    const over = await overLimit(count, "miss", { invoiceId: null, address });
    if (over !== null) log("warn", "limit.reached", { limit: over });
    return { kind: over === null ? "unknown" : "tooMany" };
  }
  const { invoiceId } = attempt;
  const over = await overLimit(count, "landing", { invoiceId, address });
  if (over === null) return { kind: "try", attempt };
  log("warn", "limit.reached", { invoice: invoiceId, limit: over });
  return { kind: "idle", invoiceId };
}

/** The bank's hidden page has reported: ends the device check, once. Late, again or unasked it changes nothing. */
export async function takeDeviceReport({ invoiceId, id, asked }: Attempt): Promise<void> {
  if (asked?.instruction.kind !== "deviceCheck") return landed(invoiceId, "elsewhere");
  const ended = await answerAsk(
    { invoiceId, attemptId: id, key: asked.key, kind: "deviceCheck" },
    (gate, paymentId) => sendDeviceCheck(gate, paymentId, true),
    { wait: false },
  );
  landed(invoiceId, ended.ok ? ended.value : ended.error);
}

/**
 * Hands the bank's message to the Gate, once: a second POST, a reload, another browser and a message of a former
 * authentication send nothing. It decides nothing: only the Gate's news does. Source: gate.md 8.2, 8.3, 8.8.
 */
export async function takeBankMessage(attempt: Attempt, message: BankMessage | null): Promise<void> {
  const { invoiceId, id, asked } = attempt;
  if (message === null) return landed(invoiceId, "unreadable");
  if (asked?.instruction.kind !== "challenge" || !answers(message, asked.instruction))
    return landed(invoiceId, "elsewhere");
  // Of the bank's word alone: with another MD, or without one, it is the same message.
  const spends = `message:${sha256(message.kind === "cres" ? message.cres : message.pares)}`;
  const sent = await answerAsk(
    { invoiceId, attemptId: id, key: asked.key, kind: "challenge", spends },
    (gate, paymentId) => patiently(() => sendThreeDsResult(gate, paymentId, message)),
  );
  landed(invoiceId, sent.ok ? sent.value : sent.error);
}

const landed = (invoice: InvoiceId, answer: FollowUp | "elsewhere" | "unreadable"): void =>
  log("info", "threeds.landed", { invoice, answer });

/** The message is here this once: where nothing left us it is tried again before the payer has to. */
async function patiently(send: () => Promise<FollowUp>): Promise<FollowUp> {
  for (const ms of [300, 1_200]) {
    const answer = await send();
    if (answer !== "unreachable") return answer;
    await pause(ms);
  }
  return send();
}
