import { describe, expect, it } from "vitest";
import { anAttempt } from "@/lib/payment/factories";
import type { Attempt } from "@/lib/payment/attempt";
import type { Outcome } from "@/lib/payment/outcome";
import { isHandedOff, screenState } from "@/lib/screen/screen-state";

const declined = (attempt: Attempt, over: Partial<Extract<Outcome, { kind: "declined" }>> = {}): Outcome => ({
  kind: "declined",
  attempt,
  group: "noMoney",
  retry: { card: true, sameCard: false, otherMethod: true, left: 2 },
  ...over,
});
const noMore = { card: false, sameCard: false, otherMethod: false, left: 0 };
const before = anAttempt({ updatedAt: 500 });
const since = anAttempt({ updatedAt: 5_000 });
const checking: Outcome = { kind: "checking", attempt: since, isClosed: false };
const paid: Outcome = { kind: "paid", attempt: since, returned: "none" };
const payable: Outcome = { kind: "payable" };

const state = (openedAt: number | null, outcome: Outcome, now: number, attempts: readonly Attempt[] = []) =>
  screenState({ openedAt, expiresAt: 600_000 }, { outcome, attempts, now });

describe("screenState", () => {
  it.each([
    ["a new code is open", state(null, payable, 0), "open"],
    ["to the last millisecond", state(null, payable, 599_999), "open"],
    ["and no longer", state(null, payable, 600_000), "over"],
    ["a code opens nothing that is being paid", state(null, checking, 10), "done"],
    ["nor what is paid", state(null, paid, 10), "done"],
    ["a phone has it", state(1_000, payable, 2_000), "opened"],
    ["an older decline is not the phone's", state(1_000, declined(before), 2_000, [before]), "opened"],
    ["a phone that does nothing for two minutes", state(1_000, payable, 121_001), "quiet"],
    ["also beyond the code's own time", state(1_000, payable, 700_000), "quiet"],
    ["the phone pays", state(1_000, checking, 6_000, [since]), "paying"],
    ["the phone is at a provider's", state(1_000, { kind: "atProvider", by: "page" }, 6_000), "paying"],
    ["the phone's try was declined", state(1_000, declined(since), 6_000, [since]), "failed"],
    [
      "the last one too: why is not for the room to read",
      state(1_000, declined(since, { retry: noMore }), 6_000, [since]),
      "failed",
    ],
    [
      "without the bank's last word nothing has failed",
      state(1_000, declined(since, { group: "stillWaiting", retry: noMore }), 6_000, [since]),
      "paying",
    ],
    ["paid has its own page", state(1_000, paid, 6_000, [since]), "done"],
    ["and so has an invoice that ended", state(1_000, { kind: "expired" }, 6_000), "done"],
  ])("%s", (_, is, expected) => expect(is).toBe(expected));

  it("a screen leaves its page only when the code or the payment is over", () =>
    expect(
      (["open", "opened", "quiet", "paying", "failed", "over", "done"] as const).map(isHandedOff),
    ).toEqual([true, true, true, true, true, false, false]));
});
