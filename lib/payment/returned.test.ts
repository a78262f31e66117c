import { describe, expect, it } from "vitest";
import { anAttempt, someNews } from "@/lib/payment/factories";
import { leftAfter, returnedAfter, returnedSums } from "@/lib/payment/returned";

const eur = (minor: number) => ({ minor, currency: "EUR" });
const paid = anAttempt({ state: "paid", taken: eur(10_890) });
const partly = (minor: number) => someNews({ status: "partlyReturned", sum: eur(minor) });

describe("after a refund", () => {
  it("the message names what is left: 108.90 less 10.00 leaves 98.90", () => {
    const left = leftAfter(paid, partly(9_890));
    expect(left).toEqual(eur(9_890));
    expect(returnedSums({ ...paid, returned: "part", left })).toEqual({
      returned: eur(1_000),
      left: eur(9_890),
    });
  });

  it("of several the smallest rest counts, in whatever order their messages come", () => {
    expect(leftAfter({ ...paid, left: eur(5_000) }, partly(9_890))).toEqual(eur(5_000));
    expect(leftAfter({ ...paid, left: eur(9_890) }, partly(5_000))).toEqual(eur(5_000));
  });

  it("a whole one leaves nothing, and stays whole whatever arrives late", () => {
    const whole = someNews({ status: "returned", sum: eur(0) });
    expect(leftAfter(paid, whole)).toEqual(eur(0));
    expect(returnedAfter({ ...paid, returned: "all" }, partly(5_000))).toBe("all");
    expect(leftAfter({ ...paid, returned: "all", left: eur(0) }, partly(5_000))).toEqual(eur(0));
  });

  it.each([
    ["no sum", someNews({ status: "partlyReturned", sum: null })],
    ["another currency", someNews({ status: "partlyReturned", sum: { minor: 1, currency: "USD" } })],
    ["more than was taken", partly(10_891)],
    ["the whole sum", partly(10_890)],
  ])("no sum is made up from a message with %s", (_name, news) => {
    expect(leftAfter(paid, news)).toBeNull();
    expect(returnedSums({ ...paid, returned: "part", left: null })).toBeNull();
  });

  it("a refund that failed changes nothing: its message still says that all is there", () => {
    const failed = someNews({ status: "success", sum: eur(10_890) });
    expect([returnedAfter(paid, failed), leftAfter(paid, failed)]).toEqual(["none", null]);
  });
});
