import { expect, it, vi } from "vitest";
import type { Payment } from "@/lib/checkout/load-payment";
import { groupsForInvoice } from "@/lib/checkout/offer";
import { anAttempt, anInvoice } from "@/lib/payment/factories";
import type { Outcome } from "@/lib/payment/outcome";

vi.mock("@/lib/methods/list-methods", () => ({
  listMethods: () => [
    { category: "cash", items: [{ route: "gate" }, { route: "commerce" }] },
    { category: "other", items: [{ route: "commerce" }] },
  ],
}));

const routes = (outcome: Outcome) => {
  const payment = { account: {}, invoice: anInvoice(), options: {}, outcome } as unknown as Payment;
  return groupsForInvoice(payment, { testMode: true } as never, "en").map(({ items }) =>
    items.map(({ route }) => route),
  );
};

it("what the Gate did not begin goes on at the Gate alone", () => {
  expect(routes({ kind: "notStarted", attempt: anAttempt({ state: "refused" }) })).toEqual([["gate"]]);
  expect(routes({ kind: "payable" })).toEqual([["gate", "commerce"], ["commerce"]]);
});
