import { describe, expect, it } from "vitest";
import type { AttemptState } from "@/lib/payment/attempt";
import { anAttempt, someNews } from "@/lib/payment/factories";
import type { GateNews } from "@/lib/payment/news";
import { isInDoubt, mayBeOfFormer, readNews } from "@/lib/payment/transition";

describe("news that could be believed too early", () => {
  const read = (news: Partial<GateNews>, attempt = anAttempt(), now = 20_000) =>
    readNews(attempt, someNews(news), now, 10_000);

  it.each(["sumMismatch", "sumMissing"])("lets nothing but money end a doubt of %s", (code) => {
    const doubtful = anAttempt({ state: "declined", code });
    expect(isInDoubt(doubtful)).toBe(true);
    expect(read({ status: "decline", source: "callback" }, doubtful)).toEqual({
      event: null,
      alarms: ["declineAfterSuccess"],
    });
    // Asked on and on: who was called once is not called with every answer.
    expect(read({ status: "decline", source: "status" }, doubtful)).toEqual({ event: null, alarms: [] });
    expect(read({ status: "error", sum: null }, doubtful).event).toBeNull();
    const lost = anAttempt({ state: "unknown", code, sentAt: 0, notFound: 2 });
    expect(read({ status: "notFound", source: "status", sum: null }, lost, 600_000).event).toBeNull();
    expect(read({}, doubtful).event).toBe("success");
    expect(isInDoubt(anAttempt({ state: "paid", code }))).toBe(false);
  });

  it("takes an error at once for the first submission, but not for a later one: it may speak of the former", () => {
    const error = { status: "error", sum: null } as const;
    const again = anAttempt({ submission: 2, sentAt: 0, notFound: 5 });
    expect(read(error).event).toBe("error");
    expect(read({ ...error, source: "callback" }, again, 600_000).event).toBeNull();
    expect(read({ ...error, source: "status" }, again, 59_000).event).toBeNull();
    expect(read({ ...error, source: "status" }, { ...again, notFound: 1 }, 600_000).event).toBeNull();
    expect(read({ ...error, source: "status" }, again, 60_000).event).toBe("error");
  });

  it("takes a decline at once for the first submission, but a later one's only from an answer to a question", () => {
    const decline = { status: "decline", sum: null } as const;
    expect(read(decline).event).toBe("decline");
    for (const state of ["sent", "accepted", "unknown"] as const) {
      const again = anAttempt({ state, submission: 2 });
      expect(read({ ...decline, source: "callback" }, again).event).toBeNull();
      expect(read({ ...decline, source: "status" }, again).event).toBe("decline");
    }
  });

  it("doubts such an answer while the Gate may not have the present submission yet, and not for ever", () => {
    const doubts = (
      state: AttemptState,
      submission: number,
      now: number,
      status: GateNews["status"] = "decline",
    ) =>
      mayBeOfFormer(
        anAttempt({ state, submission, sentAt: 0 }),
        someNews({ source: "status", status }),
        now,
        10_000,
      );
    expect(doubts("sent", 2, 59_000)).toBe(true);
    expect(doubts("unknown", 2, 59_000)).toBe(true);
    expect(doubts("unknown", 2, 60_000)).toBe(false);
    expect(doubts("accepted", 2, 1_000)).toBe(false);
    expect(doubts("sent", 1, 1_000)).toBe(false);
    expect(doubts("sent", 2, 1_000, "success")).toBe(false);
  });
});
