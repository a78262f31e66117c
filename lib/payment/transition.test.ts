import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttemptState } from "@/lib/payment/attempt";
import { anAttempt, someNews } from "@/lib/payment/factories";
import type { GateNews } from "@/lib/payment/news";
import {
  TRANSITIONS,
  holdsSlot,
  isOpen,
  nextState,
  readNews,
  type AttemptEventKind,
} from "@/lib/payment/transition";

const firstCheck = 10_000;
const states = Object.keys(TRANSITIONS) as AttemptState[];
const events: AttemptEventKind[] = [
  "accept",
  "refuse",
  "unreachable",
  "lose",
  "duplicate",
  "waiting",
  "success",
  "partial",
  "decline",
  "error",
  "unheard",
  "resubmit",
];

/** Written out by hand, row by row: a change of the table must be made twice, with open eyes. */
const expected: Record<AttemptState, Partial<Record<AttemptEventKind, AttemptState>>> = {
  sent: {
    accept: "accepted",
    refuse: "refused",
    unreachable: "refused",
    lose: "unknown",
    duplicate: "unknown",
    waiting: "accepted",
    success: "paid",
    partial: "partial",
    decline: "declined",
    error: "refused",
    unheard: "refused",
  },
  accepted: { success: "paid", partial: "partial", decline: "declined", error: "refused" },
  unknown: {
    waiting: "accepted",
    success: "paid",
    partial: "partial",
    decline: "declined",
    error: "refused",
    unheard: "refused",
  },
  refused: {
    accept: "accepted",
    lose: "unknown",
    duplicate: "unknown",
    waiting: "accepted",
    success: "paid",
    partial: "partial",
    decline: "declined",
    resubmit: "sent",
  },
  declined: { success: "paid", partial: "partial" },
  partial: { success: "paid" },
  paid: {},
};

describe("the table of states", () => {
  for (const state of states)
    for (const event of events)
      it(`${state} + ${event} → ${expected[state][event] ?? "nothing"}`, () => {
        expect(nextState(state, event)).toBe(expected[state][event] ?? null);
      });

  it("never leaves paid", () => {
    expect(events.map((event) => nextState("paid", event)).filter(Boolean)).toEqual([]);
  });

  it("never makes a success of anything but a success", () => {
    for (const state of states)
      for (const event of events) if (nextState(state, event) === "paid") expect(event).toBe("success");
  });

  it("lets a new attempt exist only beside declined, paid and partial ones", () => {
    expect(states.filter((state) => !holdsSlot(state))).toEqual(["declined", "partial", "paid"]);
    for (const state of states) if (isOpen(state)) expect(holdsSlot(state)).toBe(true);
  });
});

/** The picture of the table for people, made of the table: a change of one without the other fails here. */
function statesDocument(): string {
  const edges = states.flatMap((state) =>
    events.flatMap((event) => {
      const next = nextState(state, event);
      return next === null ? [] : [`  ${state} --> ${next}: ${event}`];
    }),
  );
  const rows = states.map((state) => {
    const cells = events.map((event) => nextState(state, event) ?? "");
    return `| ${state} | ${cells.join(" | ")} |`;
  });
  return [
    "# States of one try to pay",
    "",
    "Made of `transition.ts` by its test (`npx vitest run lib/payment -u` writes it anew). What is not in the table changes",
    "nothing. A new try may exist only when the last one is `declined`.",
    "",
    "```mermaid",
    "stateDiagram-v2",
    "  [*] --> sent: claimed and committed before the first byte",
    ...edges,
    "```",
    "",
    `| state | ${events.join(" | ")} |`,
    `| --- |${events.map(() => " --- |").join("")}`,
    ...rows,
    "",
  ].join("\n");
}

describe("the document of the table", () => {
  it("says what the table says", async () => {
    await expect(statesDocument()).toMatchFileSnapshot("./states.md");
  });
});

describe("reading news against an attempt", () => {
  const read = (news: Partial<GateNews>, attempt = anAttempt(), now = 20_000) =>
    readNews(attempt, someNews(news), now, firstCheck);

  it("takes a success that names exactly the asked sum", () => {
    expect(read({})).toEqual({ event: "success", alarms: [] });
  });

  it("takes a smaller sum as a part, whatever the message calls itself", () => {
    expect(read({ sum: { minor: 5_000, currency: "EUR" } })).toEqual({ event: "partial", alarms: [] });
    expect(read({ status: "partial", sum: { minor: 5_000, currency: "EUR" } }).event).toBe("partial");
  });

  it("never takes a part for the whole, even when the message names the whole sum", () => {
    expect(read({ status: "partial" })).toEqual({ event: "partial", alarms: ["partOfUnknownSum"] });
  });

  it.each([
    ["a larger sum", { minor: 10_891, currency: "EUR" }],
    ["another currency", { minor: 10_890, currency: "USD" }],
    ["nothing at all", { minor: 0, currency: "EUR" }],
  ])("changes nothing and raises an alarm on %s", (_name, sum) => {
    expect(read({ sum })).toEqual({ event: null, alarms: ["sumMismatch"] });
  });

  it("changes nothing on a success without a sum", () => {
    expect(read({ sum: null })).toEqual({ event: null, alarms: ["sumMissing"] });
  });

  it("takes a late success after a decline and raises an alarm", () => {
    expect(read({}, anAttempt({ state: "declined" }))).toEqual({ event: "success", alarms: ["lateSuccess"] });
  });

  it("never undoes a success by a decline, and raises an alarm", () => {
    expect(read({ status: "decline" }, anAttempt({ state: "paid" }))).toEqual({
      event: null,
      alarms: ["declineAfterSuccess"],
    });
  });

  it("ignores a callback's decline of another sum, and raises an alarm", () => {
    expect(read({ status: "decline", sum: { minor: 1, currency: "EUR" } })).toEqual({
      event: null,
      alarms: ["sumMismatch"],
    });
  });

  it("understands a refund whose success was lost", () => {
    expect(read({ status: "returned", sum: { minor: 0, currency: "EUR" } }).event).toBe("success");
    expect(read({ status: "partlyReturned" }, anAttempt({ state: "paid" })).event).toBeNull();
  });

  it("believes 'never heard of it' only after several answers over a long while", () => {
    const news = { status: "notFound", source: "status", sum: null } as const;
    const unknown = anAttempt({ state: "unknown", sentAt: 0 });
    expect(read(news, { ...unknown, notFound: 1 }, 61_000).event).toBeNull();
    expect(read(news, { ...unknown, notFound: 2 }, 59_000).event).toBeNull();
    expect(read(news, { ...unknown, notFound: 2 }, 60_000).event).toBe("unheard");
  });

  it("never gives up an attempt that the Gate accepted, but raises an alarm once", () => {
    const news = { status: "notFound", source: "status", sum: null } as const;
    const accepted = anAttempt({ state: "accepted", sentAt: 0, notFound: 2 });
    const reading = read(news, accepted, 600_000);
    expect(reading.alarms).toEqual(["acceptedButUnheard"]);
    expect(reading.event && nextState("accepted", reading.event)).toBeNull();
  });
});

describe("any order of any news", () => {
  const anyNews = fc.record({
    status: fc.constantFrom<GateNews["status"]>(
      "waiting",
      "success",
      "decline",
      "error",
      "notFound",
      "returned",
    ),
    minor: fc.constantFrom(10_890, 10_890, 10_890, 5_000, 10_891),
  });

  const play = (all: readonly { status: GateNews["status"]; minor: number }[]) => {
    let attempt = anAttempt({ state: "sent", sentAt: 0 });
    const history: AttemptState[] = [attempt.state];
    for (const [index, { status, minor }] of all.entries()) {
      const news = someNews({ status, sum: { minor, currency: "EUR" } });
      const { event } = readNews(attempt, news, index * 40_000, firstCheck);
      const next = event === null ? null : nextState(attempt.state, event);
      const notFound = status === "notFound" ? attempt.notFound + 1 : 0;
      attempt = { ...attempt, notFound, state: next ?? attempt.state };
      history.push(attempt.state);
    }
    return history;
  };

  it("ends paid whenever the Gate once named the whole sum as taken, and stays so", () => {
    fc.assert(
      fc.property(fc.array(anyNews, { maxLength: 30 }), (all) => {
        const history = play(all);
        const first = all.findIndex(({ status, minor }) => status === "success" && minor === 10_890);
        if (first >= 0) for (const state of history.slice(first + 1)) expect(state).toBe("paid");
      }),
    );
  });

  it("never becomes paid without the Gate's word that money was taken", () => {
    fc.assert(
      fc.property(fc.array(anyNews, { maxLength: 30 }), (all) => {
        const said = all.some(
          ({ status, minor }) => status === "returned" || (status === "success" && minor === 10_890),
        );
        if (!said) expect(play(all)).not.toContain("paid");
      }),
    );
  });
});
