import { describe, expect, it } from "vitest";
import type { AttemptState } from "@/lib/payment/attempt";
import { anAttempt, anInvoice } from "@/lib/payment/factories";
import type { InvoiceStatus } from "@/lib/payment/invoice";
import { outcomeOf, type PaymentFacts } from "@/lib/payment/outcome";
import { mayStandOn, nextTry, stepFor, stepsFor } from "@/lib/payment/step";

const facts = (over: Partial<PaymentFacts> = {}): PaymentFacts => ({
  invoice: anInvoice(),
  attempts: [],
  now: 10_000,
  attemptsLimit: 5,
  atProvider: false,
  ...over,
});
const withState = (state: AttemptState, over: Partial<PaymentFacts> = {}) =>
  outcomeOf(
    facts({ attempts: [anAttempt({ state, code: state === "declined" ? "10105" : null })], ...over }),
  );
const withStatus = (status: InvoiceStatus, over: Partial<PaymentFacts> = {}) =>
  outcomeOf(facts({ invoice: anInvoice({ status }), ...over }));

describe("where a payer stands", () => {
  it.each([
    ["sent", "checking"],
    ["accepted", "checking"],
    ["unknown", "checking"],
    ["refused", "notStarted"],
    ["declined", "declined"],
    ["partial", "partial"],
    ["paid", "paid"],
  ] as const)("an attempt that is %s means %s", (state, kind) => {
    expect(withState(state).kind).toBe(kind);
  });

  it.each([
    ["open", "payable"],
    ["running", "payable"],
    ["paid", "paid"],
    ["partlyPaid", "partial"],
    ["failed", "failed"],
    ["expired", "expired"],
    ["cancelled", "cancelled"],
    ["refunding", "paid"],
    ["refundFailed", "paid"],
    ["refunded", "paid"],
    ["partlyRefunded", "paid"],
    ["chargedBack", "paid"],
  ] as const)("an invoice that Commerce calls %s, without a try of ours, means %s", (status, kind) => {
    expect(withStatus(status).kind).toBe(kind);
  });

  const closed: InvoiceStatus[] = ["failed", "expired", "cancelled", "paid"];
  it.each(closed)("an open try stays 'checking' even when Commerce already says %s", (status) => {
    expect(withState("unknown", { invoice: anInvoice({ status }) }).kind).toBe("checking");
  });

  it.each(closed)("money that was taken is shown as paid even when Commerce says %s", (status) => {
    expect(withState("paid", { invoice: anInvoice({ status }) }).kind).toBe("paid");
  });

  it("shows a late success of an earlier try while a later one is open", () => {
    const attempts = [anAttempt({ state: "paid" }), anAttempt({ id: "2", number: 2, state: "accepted" })];
    expect(outcomeOf(facts({ attempts })).kind).toBe("paid");
  });

  it("closes for new tries at the end of its time, to the millisecond, by the given clock", () => {
    const invoice = anInvoice({ expiresAt: 10_000 });
    expect(outcomeOf(facts({ invoice, now: 9_999 })).kind).toBe("payable");
    expect(outcomeOf(facts({ invoice, now: 10_000 })).kind).toBe("expired");
  });

  it("leaves a payment that a provider has open beyond its time, until Commerce closes it", () => {
    const invoice = anInvoice({ status: "running", expiresAt: 10_000 });
    expect(outcomeOf(facts({ invoice, now: 20_000, atProvider: true })).kind).toBe("atProvider");
    expect(withStatus("expired", { atProvider: true }).kind).toBe("expired");
  });

  it.each(["declined", "refused", "accepted"] as const)(
    "waits when the Gate spoke of another sum than asked, though the try was %s",
    (state) => {
      for (const code of ["sumMismatch", "sumMissing"]) {
        const outcome = outcomeOf(facts({ attempts: [anAttempt({ state, code })] }));
        expect(outcome.kind).toBe("checking");
        expect(nextTry(outcome, 1)).toEqual({ kind: "no" });
      }
    },
  );

  it("takes nothing back that was shown as paid: doubt about an ended try comes after Commerce's word", () => {
    const invoice = anInvoice({ status: "paid" });
    const doubtful = (state: AttemptState) => [anAttempt({ state, code: "sumMismatch" })];
    expect(outcomeOf(facts({ invoice, attempts: doubtful("declined") })).kind).toBe("paid");
    expect(outcomeOf(facts({ invoice, attempts: doubtful("accepted") })).kind).toBe("checking");
  });

  it("offers no second hand-in when Commerce has given the invoice up", () => {
    expect(withState("refused", { invoice: anInvoice({ status: "failed" }) }).kind).toBe("failed");
  });

  it("counts the tries that are left, and ends with the last", () => {
    const declinedTimes = (count: number) =>
      outcomeOf(
        facts({
          attempts: Array.from({ length: count }, (_, index) =>
            anAttempt({ id: String(index), number: index + 1, state: "declined", code: "10105" }),
          ),
        }),
      );
    expect(declinedTimes(3)).toMatchObject({ kind: "declined", retry: { card: true, left: 2 } });
    expect(declinedTimes(5)).toMatchObject({
      kind: "declined",
      retry: { card: false, left: 0, otherMethod: true },
    });
  });

  it("invites nothing at all while a declined try has not the bank's last word", () => {
    const outcome = outcomeOf(facts({ attempts: [anAttempt({ state: "declined", code: "20802" })] }));
    expect(outcome).toMatchObject({ group: "stillWaiting", retry: { card: false, otherMethod: false } });
    expect(stepsFor(outcome)).toEqual(["result"]);
    expect(nextTry(outcome, 1)).toEqual({ kind: "no" });
  });

  it("says what went back", () => {
    expect(withState("paid", { attempts: [anAttempt({ state: "paid", returned: "part" })] })).toMatchObject({
      returned: "part",
    });
    expect(withStatus("refunded")).toMatchObject({ returned: "all" });
    expect(withStatus("refunding")).toMatchObject({ returned: "underway" });
    expect(withStatus("chargedBack")).toMatchObject({ returned: "chargedBack" });
    expect(withStatus("refundFailed")).toMatchObject({ kind: "paid", returned: "failed" });
    // A part that was paid and went back is no part any more.
    expect(withState("partial", { invoice: anInvoice({ status: "refunded" }) })).toMatchObject({
      kind: "paid",
      returned: "all",
    });
  });
});

describe("which page owns an outcome", () => {
  it("sends everybody with an open try to the waiting page and nowhere else", () => {
    expect(stepsFor(withState("sent"))).toEqual(["waiting"]);
    expect(mayStandOn(withState("unknown"), "card")).toBe(false);
  });

  it("shows a form for money only where money may move", () => {
    const mayPay = (outcome: Parameters<typeof mayStandOn>[0]) => mayStandOn(outcome, "card");
    expect(mayPay(withStatus("open"))).toBe(true);
    expect(mayPay(withState("declined"))).toBe(true);
    expect(mayPay(withState("refused"))).toBe(true);
    for (const status of ["paid", "expired", "cancelled", "failed", "refunded"] as const)
      expect(mayPay(withStatus(status))).toBe(false);
  });

  it("leads from a provider's page back to the waiting page", () => {
    const outcome = withStatus("running", { atProvider: true });
    expect(stepFor(outcome)).toBe("waiting");
    expect(mayStandOn(outcome, "redirect")).toBe(true);
  });

  it("keeps a payer who pays elsewhere with what he pays by", () => {
    const requisites = { lines: [], qr: "pay", link: null, steps: {} };
    const invoice = anInvoice({ status: "running", requisites });
    expect(stepsFor(outcomeOf(facts({ invoice, atProvider: true })))).toEqual(["provider-invoice"]);
    const flow = { action: "https://psp.example/", method: "GET", params: [] } as const;
    const leaves = { ...invoice, flow };
    expect(stepFor(outcomeOf(facts({ invoice: leaves, atProvider: true })))).toBe("waiting");
  });
});

it("leaves nobody alone with a method that the Gate will not begin: a card may always follow", () => {
  const refused = (method: string, gateMethod: string) =>
    stepsFor(outcomeOf(facts({ attempts: [anAttempt({ state: "refused", method, gateMethod })] })));
  expect(refused("payment_kassa", "cash-in-kz/kassa24")).toEqual([
    "result",
    "details",
    "card",
    "method",
    "leave",
  ]);
  expect(refused("apple_pay", "applepay")).toEqual(["result", "wallet", "card", "leave"]);
  expect(refused("payment_card", "card")).toEqual(["result", "card", "leave"]);
});

describe("whether a new try may begin", () => {
  it("begins the first one", () =>
    expect(nextTry(withStatus("open"), 0)).toEqual({ kind: "new", number: 1 }));
  it("begins the next one after a verified decline", () =>
    expect(nextTry(withState("declined"), 1)).toEqual({ kind: "new", number: 2 }));
  it("hands a refused one in again under its own number", () =>
    expect(nextTry(withState("refused"), 1)).toEqual({ kind: "again" }));
  it.each(["sent", "accepted", "unknown", "partial", "paid"] as const)(
    "begins nothing beside one that is %s",
    (state) => expect(nextTry(withState(state), 1)).toEqual({ kind: "no" }),
  );
});

describe("the Gate's offer to try the same payment again", () => {
  const asked = {
    key: "o",
    at: null,
    instruction: { kind: "retryOffer", code: "10105", lifetimeMs: null },
  } as const;
  const offered = (invoice: Parameters<typeof anInvoice>[0], now = 10_000) =>
    outcomeOf(facts({ invoice: anInvoice(invoice), now, attempts: [anAttempt({ asked })] }));

  it("may be taken up while the invoice may be paid", () => {
    expect(nextTry(offered({}), 1)).toEqual({ kind: "again" });
    expect(stepsFor(offered({}))).toEqual(["retry-offer", "card"]);
  });
  it.each([[{ expiresAt: 10_000 }], [{ status: "cancelled" }], [{ status: "failed" }]] as const)(
    "is shown and charges nobody any more with %o",
    (over) => {
      expect(nextTry(offered(over), 1)).toEqual({ kind: "no" });
      expect(stepsFor(offered(over))).toEqual(["retry-offer"]);
    },
  );
  it.each(["paid", "partlyPaid", "partlyRefunded"] as const)(
    "claims nothing where Commerce says %s: the payer waits for the Gate's word",
    (status) => {
      expect(nextTry(offered({ status }), 1)).toEqual({ kind: "no" });
      expect(stepsFor(offered({ status }))).toEqual(["waiting"]);
    },
  );
});
