import type { SeededFaults } from "@/e2e/simulation/seeded-fault";

/** Faults on the way out: claim, sale and what is made of its answer. */
export const sendingFaults: SeededFaults = {
  "the try is not written before the sale is sent": {
    file: "lib/checkout/submit-try.ts",
    from: "    return tx.insertAttempt({",
    to: "    return ({ id: '00000000-0000-4000-8000-999999999999', createdAt: 0, updatedAt: 0,",
  },
  "the claim asks nobody whether a try may begin": {
    file: "lib/checkout/submit-try.ts",
    from: `if (chance.kind === "no") return null;`,
    to: "if (last !== undefined && (last.state === 'accepted' || last.state === 'unknown')) await tx.updateAttempt(last.id, { holds: false });",
  },
  "a new payment id for the same try": {
    file: "lib/checkout/submit-try.ts",
    from: "buildPaymentId(invoice.id, chance.number, sha256)",
    to: "buildPaymentId(invoice.id, chance.number, sha256) + newToken()",
  },
  "the payment id does not know the number of its try": {
    file: "lib/payment/payment-id.ts",
    from: "-${number}`",
    to: "-1`",
  },
  "what the payer saw is not compared": {
    amid: ["reprice", "storeSlow", "pause"],
    file: "lib/checkout/submit-try.ts",
    from: "if (seenOf(invoice.amount) !== submission.seen) return null;",
    to: "",
  },
  "a sale is sent twice where nothing was heard of it": {
    file: "lib/checkout/submit-try.ts",
    from: "  await recordAnswer(attempt, answer);",
    to: "  if (answer.kind === 'unknown') await submitSale(gateOf(payment.account), { gateMethod, paymentId: attempt.paymentId, invoiceId: payment.invoice.id, amount: attempt.amount, description: null, callbackUrl: gateCallbackUrl(), returnUrl: returnUrls(submission), acsReturn: null, customer: { ...submission.contact, ip: null, browser: null }, instrument: submission.instrument });\n  await recordAnswer(attempt, answer);",
  },
  "parked news does not keep a card from being sent": {
    amid: ["loseTail"],
    file: "lib/checkout/submit-try.ts",
    from: "(await replayParked(attempt.paymentId)) > 0",
    to: "(await replayParked(attempt.paymentId)) > 0 && attempt.number > 9",
  },
  "a time-out is a refusal": {
    amid: ["silentAfter", "resetAfter"],
    file: "lib/gate/submit-sale.ts",
    from: `if (outcome.kind === "broken") return { kind: "unknown", cause: outcome.cause };`,
    to: `if (outcome.kind === "broken") return { kind: "refused", code: null, http: 0 };`,
  },
  "a fault of the Gate's server is a refusal": {
    amid: ["serverError"],
    file: "lib/gate/submit-sale.ts",
    from: `if (http >= 500) return { kind: "unknown", cause: "http5xx" };`,
    to: `if (http >= 500) return { kind: "refused", code: null, http };`,
  },
  "garbage is an acceptance, and nothing was heard is a refusal": {
    amid: ["garbage"],
    file: "lib/gate/submit-sale.ts",
    from: `if (!body || !plain) return { kind: "unknown", cause: isClientFault ? "http4xxGarbage" : "garbage" };`,
    to: `if (!body || !plain) return { kind: "refused", code: null, http };`,
  },
  "a duplicate is a refusal": {
    amid: ["limbo", "silentBefore", "callbackLost"],
    file: "lib/gate/submit-sale.ts",
    from: `if (code === DUPLICATE) return { kind: "duplicate" };`,
    to: `if (code === DUPLICATE) return { kind: "refused", code, http };`,
  },
  "a reset connection counts as never made": {
    amid: ["resetAfter"],
    file: "lib/gate/post.ts",
    from: `return nothingSent ? { kind: "unreachable" } :`,
    to: `return nothingSent || code === "ECONNRESET" ? { kind: "unreachable" } :`,
  },
};
