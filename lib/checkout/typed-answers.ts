import "server-only";
import { sendClarification, sendCodeAgain, sendMerchantAuth, type FollowUp } from "@/lib/gate/follow-up";
import type { WantedData } from "@/lib/forms/wanted-fields";
import type { Result } from "@/lib/result";
import { answerAsk, type AskRef } from "@/lib/checkout/answer-ask";
import { askForCode } from "@/lib/checkout/ask-for-code";

type Answered = Promise<Result<FollowUp, "elsewhere">>;
type CodeAsked = Promise<Result<FollowUp, "elsewhere" | "early">>;

/** Hands in what the Gate lacked, once a round. Source: gate.md 10.3. */
export const answerClarification = (ref: AskRef, data: WantedData): Answered =>
  answerAsk(ref, (gate, paymentId) => sendClarification(gate, paymentId, data));

/** Has another one-time code sent. `address`: the payer's. Source: gate.md 10.4. */
export const askForNewCode = (ref: AskRef, address: string | null): CodeAsked =>
  askForCode(ref, (gate, paymentId) => sendCodeAgain(gate, paymentId, address));

/** The payer agrees to a booking whose notice carries a code; once more: another code. Source: gate.md 11. */
export const startMerchantAuth = (ref: AskRef): CodeAsked =>
  askForCode(ref, (gate, paymentId) => sendMerchantAuth(gate, paymentId, null));

/** Hands in the code of that notice, once. Source: gate.md 11. */
export const finishMerchantAuth = (ref: AskRef, code: string): Answered =>
  answerAsk(ref, (gate, paymentId) => sendMerchantAuth(gate, paymentId, code));
