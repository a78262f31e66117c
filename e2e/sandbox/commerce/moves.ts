import { sendCallback } from "@/e2e/sandbox/commerce/callbacks";
import { isFinal, type Invoice } from "@/e2e/sandbox/commerce/invoice";
import type { World } from "@/e2e/sandbox/commerce/world";

export type Change = Partial<
  Pick<
    Invoice,
    | "status"
    | "resolution"
    | "service"
    | "flowData"
    | "taken"
    | "refunded"
    | "card"
    | "payId"
    | "gatePaymentId"
    | "expires"
    | "amount"
    | "paymentAmount"
  >
>;

export const nowSeconds = (world: World): number => Math.floor(world.clock.now() / 1000);

/** The only way an invoice changes: `updated` grows each time, since events are put in order by it. */
export const change = (world: World, invoice: Invoice, what: Change): void => {
  Object.assign(invoice, what);
  invoice.updated = Math.max(nowSeconds(world), invoice.updated + 1);
  if (isFinal(invoice.status) && invoice.processed === null) invoice.processed = nowSeconds(world);
  sendCallback(world, invoice);
};

export const expireIfDue = (world: World, invoice: Invoice): void => {
  if (!isFinal(invoice.status) && world.clock.now() >= invoice.expires * 1000)
    change(world, invoice, { status: "expired", resolution: "operation_expired", flowData: null });
};

/** Expiry happens by the clock, whether anybody looks or not. */
export const watchExpiry = (world: World, invoice: Invoice): void => {
  world.clock.afterExactly(invoice.expires * 1000 - world.clock.now(), () => expireIfDue(world, invoice));
};

/** Money has come in: wholly or in part, and also after the invoice was given up. */
export const settle = (world: World, invoice: Invoice, minor: number, more: Change = {}): void =>
  change(world, invoice, {
    ...more,
    status: minor < invoice.paymentAmount ? "partially_processed" : "processed",
    resolution: "ok",
    taken: minor,
    flowData: null,
  });

export const fail = (world: World, invoice: Invoice, resolution: string): void =>
  change(world, invoice, { status: "process_failed", resolution, flowData: null });
