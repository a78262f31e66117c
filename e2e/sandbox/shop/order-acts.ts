import { changeInvoice, setFaults, terminateInvoice } from "@/e2e/sandbox/shop/commerce-client";
import { isRefundable, stateOf, type Order } from "@/e2e/sandbox/shop/order";
import { requireAccount } from "@/e2e/sandbox/shop/place-order";
import { tellBank } from "@/e2e/sandbox/shop/tell-bank";
import type { World } from "@/e2e/sandbox/shop/world";
import { toDecimal, toMinor } from "@/e2e/sandbox/shared/money";
import type { OrderState } from "@/e2e/scenarios/types";

/** What is done to an order, and by whom. `button`: also the words by which the scenarios call it. */
type OrderAct = {
  readonly button: string;
  readonly when: (state: OrderState) => boolean;
  /** What went wrong, in words that may be shown, or null. */
  readonly run: (world: World, order: Order, invoiceId: string) => Promise<string | null>;
};

const isUnpaid = (state: OrderState): boolean => state === "new" || state === "waiting";
/** A payment that has begun may end after the invoice has. */
const isUndecided = (state: OrderState): boolean =>
  isUnpaid(state) || state === "cancelled" || state === "expired";

const NOBODY_WAITS = "No payment of this order waits for its bank.";

export const orderActs = {
  terminate: {
    button: "Take the invoice back",
    when: isUnpaid,
    run: async (world, order, invoiceId) => {
      await terminateInvoice(world, requireAccount(world, order.accountId), invoiceId);
      return null;
    },
  },
  expire: {
    button: "End the time to pay",
    when: isUnpaid,
    run: async (world, _order, invoiceId) => {
      await changeInvoice(world, invoiceId, { expires: Math.floor(world.clock.now() / 1_000) - 1 });
      return null;
    },
  },
  hold: {
    button: "Let the bank think",
    when: isUnpaid,
    run: async (world, { reference }) => {
      await setFaults(world, reference, { outcome: { kind: "processing" } });
      return null;
    },
  },
  agree: {
    button: "The bank says yes",
    when: isUndecided,
    run: async (world, _order, invoiceId) =>
      (await tellBank(world, invoiceId, { kind: "success" })) ? null : NOBODY_WAITS,
  },
  refuse: {
    button: "The bank says no",
    when: isUndecided,
    run: async (world, _order, invoiceId) =>
      (await tellBank(world, invoiceId, { kind: "decline", code: "10105" })) ? null : NOBODY_WAITS,
  },
  "charge-back": {
    button: "Charge back",
    when: isRefundable,
    run: async (world, _order, invoiceId) => {
      await changeInvoice(world, invoiceId, { status: "charged_back" });
      return null;
    },
  },
} as const satisfies Readonly<Record<string, OrderAct>>;

type ActName = keyof typeof orderActs;

export const isActName = (name: string): name is ActName => Object.hasOwn(orderActs, name);

export const actsOf = (order: Order): readonly (readonly [ActName, string])[] =>
  order.invoiceId === null
    ? []
    : Object.entries(orderActs).flatMap(([name, { button, when }]) =>
        isActName(name) && when(stateOf(order)) ? [[name, button] as const] : [],
      );

export const runAct = async (world: World, order: Order, name: ActName): Promise<string | null> =>
  order.invoiceId !== null && orderActs[name].when(stateOf(order))
    ? orderActs[name].run(world, order, order.invoiceId)
    : "This cannot be done to this order now.";

export const mayChangeAmount = (order: Order): boolean =>
  order.invoiceId !== null && isUnpaid(stateOf(order));

/** The order is worth another sum from now on; rows and all that was said before stay as they are. */
export const changeAmount = async (world: World, order: Order, amount: unknown): Promise<string | null> => {
  const minor = toMinor(typeof amount === "string" ? amount.trim() : null, order.currency);
  if (minor === null || minor === 0) return "This is not an amount.";
  if (order.invoiceId === null || !mayChangeAmount(order)) return "The amount cannot be changed now.";
  const before = order.minor;
  // First here: the platform's message of the new sum may come before its answer.
  order.minor = minor;
  try {
    await changeInvoice(world, order.invoiceId, { amount: toDecimal(minor, order.currency) });
    return null;
  } catch (cause) {
    order.minor = before;
    throw cause;
  }
};
