import "server-only";
import type { Outcome, OutcomeKind } from "@/lib/payment/outcome";
import { returnTarget, type ReturnBucket, type ReturnTarget } from "@/lib/security/return-target";
import type { Payment } from "@/lib/checkout/load-payment";

/** Which of the merchant's addresses an outcome leads to. Source: public-api.md 2.4. */
const bucketOf = {
  payable: "pending",
  checking: "pending",
  atProvider: "pending",
  paid: "success",
  partial: "success",
  declined: "fail",
  notStarted: "fail",
  failed: "fail",
  expired: "fail",
  cancelled: "fail",
} as const satisfies Record<OutcomeKind, ReturnBucket>;

/** A try that ended without the bank's last word is no failure yet: the shop has to wait, as the payer does. */
const bucketFor = (outcome: Outcome): ReturnBucket =>
  outcome.kind === "declined" && outcome.group === "stillWaiting" ? "pending" : bucketOf[outcome.kind];

/** `bucket`: for the shop's own page around a frame, which is told how it ended. */
export type ReturnWay = ReturnTarget & { readonly bucket: ReturnBucket };

/** Where this payer goes back to, or null when no address of the merchant may be used. */
export function returnWay({ invoice, account, options, outcome }: Payment): ReturnWay | null {
  // Commerce gives back what the link asked for; if it does not, what we kept of the link still counts.
  const urls = { ...invoice.returnUrls, any: invoice.returnUrls.any ?? options.returnUrl ?? null };
  const bucket = bucketFor(outcome);
  const target = returnTarget(urls, account, bucket);
  return target && { ...target, bucket };
}
