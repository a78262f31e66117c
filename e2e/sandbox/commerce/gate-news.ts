import { isFinal, isTaken, type Card, type Invoice } from "@/e2e/sandbox/commerce/invoice";
import { change, expireIfDue, settle } from "@/e2e/sandbox/commerce/moves";
import { Refusal } from "@/e2e/sandbox/commerce/refusal";
import { resolutionOf } from "@/e2e/sandbox/commerce/resolutions";
import { servicesFor } from "@/e2e/sandbox/commerce/services";
import type { World } from "@/e2e/sandbox/commerce/world";

/** What the Gate says of one payment. */
export type GateNews = {
  invoice_id: string;
  payment_id: string;
  status: string;
  amount_minor: number;
  currency: string;
  code: string;
  message: string;
  card: Card | null;
  /** All that has gone back so far. */
  refunded_minor?: number;
};

const RETURNED = new Set(["refunded", "partially refunded", "reversed", "partially reversed"]);

const paid = (world: World, invoice: Invoice, news: GateNews): void => {
  if (isTaken(invoice)) return;
  settle(world, invoice, news.amount_minor, { card: news.card, gatePaymentId: news.payment_id });
};

/** One decline leaves the invoice open; the account's limit of tries ends it. */
const declined = (world: World, invoice: Invoice, news: GateNews): void => {
  if (invoice.declined.has(news.payment_id)) return;
  invoice.declined.add(news.payment_id);
  if (isFinal(invoice.status)) return;
  const over = invoice.declined.size >= invoice.account.attemptsLimit;
  change(world, invoice, {
    status: over ? "process_failed" : "process_pending",
    resolution: over ? resolutionOf(news.code) : "ok",
    card: news.card,
  });
};

const returned = (world: World, invoice: Invoice, news: GateNews): void => {
  if (!isTaken(invoice)) return;
  const whole = news.status === "refunded" || news.status === "reversed";
  const sum = news.refunded_minor ?? (whole ? (invoice.taken ?? 0) : invoice.refunded);
  for (const refund of invoice.refunds) if (refund.status === "processing") refund.status = "processed";
  change(world, invoice, {
    status: sum >= (invoice.taken ?? 0) ? "refunded" : "partially_refunded",
    refunded: sum,
  });
};

/** The refund did not work: what was given back before stays so, and the rest is still the merchant's. */
const notReturned = (world: World, invoice: Invoice): void => {
  if (!isTaken(invoice)) return;
  for (const refund of invoice.refunds) if (refund.status === "processing") refund.status = "failed";
  change(world, invoice, { status: invoice.refunded > 0 ? "partially_refunded" : "refund_failed" });
};

const underWay = (world: World, invoice: Invoice, news: GateNews): void => {
  if (invoice.declined.has(news.payment_id) || isTaken(invoice)) return;
  invoice.running.add(news.payment_id);
  if (invoice.status === "created") change(world, invoice, { status: "process_pending", resolution: "ok" });
};

/** Moves the invoice by what the Gate says. Doubled and late news are harmless. */
export const takeGateNews = (world: World, news: GateNews): void => {
  const invoice = world.invoices.get(news.invoice_id);
  if (!invoice) throw new Refusal("not_found", "No such payment invoice.");
  if (news.currency !== invoice.currency)
    throw new Refusal("invalid_value", "The payment is in another currency.", "/currency");
  expireIfDue(world, invoice);
  invoice.service ??= servicesFor(invoice.currency)[0] ?? null;
  if (news.status === "success" || news.status === "partial" || news.status === "partially paid") {
    invoice.running.delete(news.payment_id);
    paid(world, invoice, news);
  } else if (news.status === "decline" || news.status === "error") {
    invoice.running.delete(news.payment_id);
    if (news.status === "decline") declined(world, invoice, news);
  } else if (RETURNED.has(news.status)) returned(world, invoice, news);
  else if (news.status === "refund declined") notReturned(world, invoice);
  else underWay(world, invoice, news);
};
