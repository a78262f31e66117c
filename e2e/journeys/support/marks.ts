import type { Scenario } from "@/e2e/scenarios/types";

/** Our pages' word for an outcome of the table. */
export const MARKS = {
  paid: "paid",
  partlyPaid: "partial",
  refunded: "refunded",
  refundFailed: "refundFailed",
  chargedBack: "chargedBack",
  declined: "declined",
  notStarted: "notStarted",
  failed: "failed",
  expired: "expired",
  cancelled: "cancelled",
  waiting: null,
  deadLink: "deadLink",
} as const satisfies Record<Scenario["ends"]["outcome"], string | null>;
