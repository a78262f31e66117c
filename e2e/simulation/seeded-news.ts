import type { SeededFaults } from "@/e2e/simulation/seeded-fault";

/** Faults on the way in: table, news, questions, answers of the payer, and what is shown. */
export const newsFaults: SeededFaults = {
  "a lost answer ends the try as declined": {
    file: "lib/payment/transition.ts",
    from: `    lose: "unknown",
    duplicate: "unknown",
    waiting: "accepted",
    error: "refused",`,
    to: `    lose: "declined",
    duplicate: "unknown",
    waiting: "accepted",
    error: "refused",`,
  },
  "a callback is believed without its signature": {
    amid: ["callbackForged"],
    file: "lib/gate/callback.ts",
    from: `if (!isOfGate(read.body, { ...keys, projectId: read.projectId })) return error("signature");`,
    to: "",
  },
  "a signature of any account will do": {
    amid: ["callbackForged"],
    file: "lib/checkout/receive-callback.ts",
    from: "const news = verifyCallback(read.value, account.gate);",
    to: "const first = verifyCallback(read.value, account.gate);\n  const news = first.ok ? first : verifyCallback(read.value, { ...account.gate, secret: 'another-secret-key' });",
  },
  "a callback of another project is taken for ours": {
    amid: ["callbackForged"],
    file: "lib/checkout/receive-callback.ts",
    from: "const attempt = await getAttempt(projectId, paymentId);",
    to: "const attempt = await getAttempt(42, paymentId);",
  },
  "the sum of a success is not compared": {
    amid: ["otherSum"],
    file: "lib/payment/due.ts",
    from: "  one.currency === other.currency && one.minor === other.minor;",
    to: "  one.currency === other.currency || one.minor === other.minor;",
  },
  "the currency of a success is not compared": {
    amid: ["otherSum"],
    file: "lib/payment/due.ts",
    from: "  one.currency === other.currency && one.minor === other.minor;",
    to: "  one.minor === other.minor;",
  },
  "a part is told as the whole": {
    file: "lib/payment/transition.ts",
    from: `if (isPart(news.sum, attempt.amount)) return { event: "partial", alarms: late };`,
    to: `if (isPart(news.sum, attempt.amount)) return { event: "success", alarms: late };`,
  },
  "a decline undoes a success": {
    amid: ["lateSuccess", "callbackLate", "callbackDoubled"],
    also: {
      from: '      if (!settled) return { event: "decline", alarms: [] };',
      to: '      return { event: "decline", alarms: [] };',
    },
    file: "lib/payment/transition.ts",
    from: "  paid: {},\n",
    to: `  paid: { decline: "declined" },\n`,
  },
  "an error undoes a success": {
    amid: ["callbackLate", "callbackDoubled"],
    also: { from: "  paid: {},\n", to: '  paid: { lose: "unknown" },\n' },
    file: "lib/payment/transition.ts",
    from: "      if (settled) return none;\n",
    to: `      if (settled) return { event: attempt.state === "paid" ? "lose" : "error", alarms: [] };\n`,
  },
  "a late success is dropped": {
    amid: ["lateSuccess"],
    file: "lib/payment/transition.ts",
    from: `  declined: { success: "paid", partial: "partial" },`,
    to: "  declined: {},",
  },
  "news of a try that seemed refused is dropped": {
    amid: ["limbo", "silentBefore"],
    file: "lib/payment/transition.ts",
    from: `  refused: {
    ...newsEdges,
    accept: "accepted",`,
    to: `  refused: {
    accept: "accepted",`,
  },
  "never heard of it is believed at once": {
    amid: ["limbo", "resetBefore"],
    file: "lib/payment/transition.ts",
    from: "  attempt.notFound + 1 >= unheardAfter.answers && isLongAgo(attempt, now, firstCheckMs);",
    to: "  attempt.notFound + 1 >= 1 && (now > 0 || isLongAgo(attempt, now, firstCheckMs));",
  },
  "a former submission's error ends the present one": {
    amid: ["callbackLate", "callbackLost"],
    leaning: "error",
    file: "lib/payment/transition.ts",
    from: "attempt.submission === 1 || (news.source",
    to: "attempt.submission >= 1 || (news.source",
  },
  "a former submission's decline ends the present one": {
    amid: ["callbackLate", "callbackLost"],
    leaning: "offer",
    file: "lib/payment/transition.ts",
    from: "(isCodePending(attempt) || attempt.submission > 1);",
    to: "isCodePending(attempt);",
  },
  "a doubt about money is taken away by an older message": {
    amid: ["otherSum", "callbackLate", "serverError"],
    file: "lib/checkout/apply-news.ts",
    from: "const isCleared = next !== null && (isTaken(next) || !isInDoubt(current));",
    to: "const isCleared = next !== null;",
  },
  "a decline over the former sum is not believed": {
    amid: ["reprice", "limbo", "loseTail", "silentBefore"],
    file: "lib/payment/transition.ts",
    from: `source === "status" && isOpen(state) && !isSettled;`,
    to: `source === "status" && isOpen(state) && isSettled;`,
  },
  "a try that is declined keeps the slot": {
    file: "lib/payment/transition.ts",
    from: `isOpen(state) || state === "refused";`,
    to: `isOpen(state) || state === "refused" || state === "declined";`,
  },
  "the next try may begin beside one that is open": {
    amid: ["resetAfter", "silentAfter"],
    file: "lib/payment/outcome.ts",
    from: "  if (open) return checking(facts, open);\n",
    to: `  if (open && open.state !== "unknown") return checking(facts, open);\n`,
  },
  "expiry closes a try that is running": {
    amid: ["closing"],
    file: "lib/payment/outcome.ts",
    from: "  const open = attempts.find(",
    to: `  if (isExpired(invoice, now) || invoice.status === "cancelled") return { kind: "expired" };\n  const open = attempts.find(`,
  },
  "doubt about money is forgotten": {
    amid: ["otherSum"],
    file: "lib/payment/transition.ts",
    from: `doubts.has(attempt.code) && attempt.state !== "paid" && attempt.state !== "partial";`,
    to: `doubts.has(attempt.code) && attempt.state === "paid";`,
  },
  "the reconciler does not plan the next question": {
    file: "lib/checkout/apply-news.ts",
    from: "nextCheckAt: asksAgain ? Math.min(now + delay, deviceCheckEnd(asked)) : null,",
    to: "nextCheckAt: null,",
  },
  "the reconciler asks again at once": {
    file: "lib/payment/check-schedule.ts",
    from: "return Math.round((steps[checks] ?? 360) * firstMs);",
    to: "return Math.round((steps[checks] ?? 360) * 0);",
  },
  "an answer that is lost sends nobody to ask": {
    file: "lib/checkout/submit-try.ts",
    from: "sentAt: tx.now, checks: 0, notFound: 0, nextCheckAt };",
    to: "sentAt: tx.now, checks: 0, notFound: 0, nextCheckAt: null };",
  },
  "an answer to the Gate is claimed by nobody": {
    file: "lib/checkout/answer-ask.ts",
    from: "    await tx.moveAttempt(attemptId, patch, {",
    to: "    await tx.moveAttempt(attemptId, { checks: 0 }, {",
  },
  "a bank's message is not spent": {
    amid: ["resetBefore", "silentBefore"],
    file: "lib/checkout/answer-ask.ts",
    from: "(spends !== undefined && current.answered.includes(spends))",
    to: "(spends !== undefined && current.answered.length > 99)",
  },
  "a bank's message is another one under another MD": {
    amid: ["callbackLate", "callbackLost"],
    leaning: "error",
    file: "lib/checkout/threeds-landing.ts",
    from: `sha256(message.kind === "cres" ? message.cres : message.pares)`,
    to: "sha256(JSON.stringify(message))",
  },
  "what is claimed is not looked at under the lock": {
    file: "lib/checkout/answer-ask.ts",
    from: "if (current.asked?.key !== key || current.asked.instruction.kind !== kind) return null;",
    to: "if (current.answered.length > 99) return null;",
  },
  "a device check that nobody ends": {
    amid: ["callbackLost"],
    file: "lib/checkout/check-attempt.ts",
    from: "  if (await endDeviceCheck(attempt)) return;\n",
    to: "  if (attempt.asked?.instruction.kind === 'deviceCheck') return;\n",
  },
  "a true callback of an unknown payment is forgotten": {
    amid: ["loseTail"],
    file: "lib/checkout/receive-callback.ts",
    from: 'return park("parked", projectId, paymentId, fingerprint, toKept(news));',
    to: 'return "parked";',
  },
  "success is acknowledged before it is kept": {
    file: "lib/checkout/receive-callback.ts",
    from: "const applied = await applyNews(attempt, news, fingerprint);",
    to: "const applied = { duplicate: false };\n  applyNews(attempt, news, fingerprint).catch(() => undefined);",
  },
  "paid in Commerce's words alone, while a try is open": {
    file: "lib/payment/outcome.ts",
    from: "  if (open) return checking(facts, open);\n",
    to: '  if (isPaidInCommerce(invoice)) return { kind: "paid", attempt: null, returned: "none" };\n  if (open) return checking(facts, open);\n',
  },
  "the shop is told of a failure while nobody knows": {
    file: "lib/checkout/return-way.ts",
    from: `  checking: "pending",`,
    to: `  checking: "fail",`,
  },
  "the card's number is kept with the try": {
    file: "lib/checkout/submit-try.ts",
    from: "      card: null,\n",
    to: "      card: { brand: null, last4: String(Reflect.get(submission.instrument, 'pan')) },\n",
  },
};
