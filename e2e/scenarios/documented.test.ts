import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { scenarios } from "@/e2e/scenarios/table";
import { meaningOf, operationTypes, paymentStatuses } from "@/lib/gate/statuses";
import { documentedCodes } from "@/lib/payment/documented-codes";
import { declineGroup } from "@/lib/payment/result-codes";
import { invoiceStatuses } from "@/lib/public-api/statuses";

/** What the references document, by hand: a status or code that is new there belongs here, and then asks for its row. */

const ONLY_MEANING = "only a meaning: nothing that this checkout sends leads there";

/** Payment statuses of gate.md 7.2, each with the scenario or the journeys that show it. */
const GATE: Readonly<Record<string, string>> = {
  processing: "bank-never-answers",
  "awaiting 3ds result": "3ds-challenge",
  "awaiting merchant auth": "merchant-auth-right",
  "awaiting redirect result": "redirect-get",
  "awaiting customer action": "display-qr",
  "awaiting clarification": "clarification-list",
  "awaiting customer": "retry-offer",
  success: "paid-by-invoice",
  decline: "declined-no-money",
  error: "gate-validation-error",
  "partially paid": "paid-in-part",
  "partially refunded": "refund-part",
  refunded: "refund-whole",
  "partially reversed": "refund-same-day",
  reversed: ONLY_MEANING,
  "awaiting capture": ONLY_MEANING,
  canceled: ONLY_MEANING,
  cancelled: ONLY_MEANING,
  initial: ONLY_MEANING,
  "awaiting approval": ONLY_MEANING,
  "awaiting clarify data": ONLY_MEANING,
  "external processing": ONLY_MEANING,
  "external error": ONLY_MEANING,
  "internal error": ONLY_MEANING,
  "scheduled recurring processing": ONLY_MEANING,
  "partially paid out": ONLY_MEANING,
  "invoice sent": ONLY_MEANING,
  "invoice cancelled": ONLY_MEANING,
  "awaiting payment": ONLY_MEANING,
  expired: ONLY_MEANING,
  "awaiting retry": ONLY_MEANING,
  "awaiting clearing": ONLY_MEANING,
  "awaiting confirmation": ONLY_MEANING,
  "awaiting finalization": ONLY_MEANING,
  "decline renewal": ONLY_MEANING,
  unknown: ONLY_MEANING,
};

/** Operation types of gate.md 7.3. */
const OPERATIONS =
  "sale, auth, capture, cancel, refund, reversal, incremental, recurring, recurring update, recurring cancel, account verification, invoice, customer action, payment confirmation, contract registration, refund reverse, manual change".split(
    ", ",
  );

/** Invoice statuses of public-api.md 6. */
const COMMERCE: Readonly<Record<string, string>> = {
  creating: ONLY_MEANING,
  created: "give-up",
  processing: ONLY_MEANING,
  process_pending: "bank-never-answers",
  process_error: ONLY_MEANING,
  processed: "paid-by-invoice",
  partially_processed: "paid-in-part",
  create_failed: ONLY_MEANING,
  process_failed: "retry.spec.ts",
  expired: "invoice-expired",
  terminated: "invoice-cancelled",
  verified: ONLY_MEANING,
  verify_failed: ONLY_MEANING,
  refunding: ONLY_MEANING,
  refund_pending: "refund-whole",
  refund_error: ONLY_MEANING,
  refunded: "refund-whole",
  partially_refunded: "refund-part",
  refund_failed: "refund-fails",
  charged_back: "charged-back",
  partially_charged_back: ONLY_MEANING,
};

const ids = new Set(scenarios.map(({ id }) => id));
const isShown = (row: string): boolean =>
  row === ONLY_MEANING ||
  ids.has(row) ||
  (row.endsWith(".spec.ts") && existsSync(new URL(`../journeys/${row}`, import.meta.url)));

describe("everything that the two systems document", () => {
  test("has its row: each payment status of the Gate means something and is shown somewhere", () => {
    expect(Object.keys(paymentStatuses).toSorted()).toEqual(Object.keys(GATE).toSorted());
    expect(Object.entries(GATE).filter(([, row]) => !isShown(row))).toEqual([]);
  });

  test("has its row: each operation of the Gate either takes money or gives it back", () => {
    expect(Object.keys(operationTypes).toSorted()).toEqual(OPERATIONS.toSorted());
  });

  test("has its row: each status of an invoice means something and is shown somewhere", () => {
    expect(Object.keys(invoiceStatuses).toSorted()).toEqual(Object.keys(COMMERCE).toSorted());
    expect(Object.entries(COMMERCE).filter(([, row]) => !isShown(row))).toEqual([]);
  });

  test("has its row: each result code's group is played", () => {
    const played = new Set(scenarios.map(({ ends }) => ends.group));
    const unplayed = [...documentedCodes.keys()].filter((code) => !played.has(declineGroup(code)));
    expect(unplayed).toEqual([]);
  });
});

test("what nobody documents waits", () => {
  for (const status of ["", "Paid", "paid", "constructor", "__proto__", "success ", "refund"])
    expect(meaningOf(status)).toBe("waiting");
});
