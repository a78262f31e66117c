import { askGateForRefund } from "@/e2e/sandbox/commerce/gate-refund";
import type { Invoice, Refund, Status } from "@/e2e/sandbox/commerce/invoice";
import { change, nowSeconds } from "@/e2e/sandbox/commerce/moves";
import { Refusal } from "@/e2e/sandbox/commerce/refusal";
import { readAmount, readText, requireText, type Attributes } from "@/e2e/sandbox/commerce/wishes";
import type { World } from "@/e2e/sandbox/commerce/world";
import { newId } from "@/e2e/sandbox/shared/ids";
import { toMajor } from "@/e2e/sandbox/shared/money";

const REFUNDABLE: ReadonlySet<Status> = new Set<Status>([
  "processed",
  "partially_processed",
  "partially_refunded",
  "refund_failed",
]);

const readRefund = (world: World, invoice: Invoice, wish: Attributes): Refund => {
  const referenceId = requireText(wish, "reference_id", 255);
  const rest = (invoice.taken ?? 0) - invoice.refunded;
  const minor =
    wish["amount"] === undefined || wish["amount"] === null ? rest : readAmount(wish, invoice.currency);
  if (minor > rest) throw new Refusal("amount_out_of_range", "More than what is left to refund.", "/amount");
  if (invoice.refunds.some((refund) => refund.referenceId === referenceId))
    throw new Refusal("duplicated_reference", "A refund with this reference exists.", "/reference_id");
  return {
    id: newId("ref_", 16),
    referenceId,
    description: readText(wish, "description", 512),
    status: "processing",
    minor,
    created: nowSeconds(world),
  };
};

/** Gives money back, in whole or in part. Money that came through the Gate goes back through the Gate. */
export const refundInvoice = async (world: World, invoice: Invoice, wish: Attributes): Promise<Refund> => {
  if (!REFUNDABLE.has(invoice.status)) throw new Refusal("conflict", `The invoice is ${invoice.status}.`);
  const before = invoice.status;
  const refund = readRefund(world, invoice, wish);
  invoice.refunds.push(refund);
  if (invoice.gatePaymentId === null) {
    refund.status = "processed";
    const refunded = invoice.refunded + refund.minor;
    const whole = refunded === invoice.taken;
    change(world, invoice, { status: whole ? "refunded" : "partially_refunded", refunded });
    return refund;
  }
  change(world, invoice, { status: "refund_pending" });
  if (await askGateForRefund(world, invoice, refund)) return refund;
  refund.status = "failed";
  change(world, invoice, { status: before === "processed" ? "refund_failed" : before });
  throw new Refusal("provider_unavailable", "The Gate did not take the refund.");
};

export const refundDocument = (invoice: Invoice, refund: Refund): unknown => ({
  data: {
    type: "refunds",
    id: refund.id,
    attributes: {
      reference_id: refund.referenceId,
      original_id: null,
      description: refund.description,
      status: refund.status,
      amount: toMajor(refund.minor, invoice.currency),
      fee: 0,
      currency: invoice.currency,
      created: refund.created,
    },
    links: { self: `/refunds/${refund.id}` },
  },
});
