import { expect } from "@playwright/test";
import { chargesOf, gatePaymentsOf, getOrder, invoicesOf, type Charge } from "@/e2e/journeys/support/sandbox";
import type { OrderState } from "@/e2e/scenarios/types";

/** What must be so outside of our pages: at the Gate, in Commerce, at the shop. */

export type Sum = Pick<Charge, "minor" | "currency">;

const sumsOf = async (reference: string): Promise<readonly Sum[]> =>
  (await chargesOf(reference)).map(({ minor, currency }) => ({ minor, currency }));

/** The ledger holds exactly these charges for the order, no other and no more. */
export const expectCharges = async (reference: string, sums: readonly Sum[]): Promise<void> =>
  expect(await sumsOf(reference)).toEqual(sums);

/** How many times each try was handed in to the Gate, in order of the tries. */
export const salesOf = async (reference: string): Promise<readonly number[]> =>
  (await gatePaymentsOf(reference)).map(({ sales }) => sales);

export const expectShop = (reference: string, state: OrderState): Promise<void> =>
  expect.poll(async () => (await getOrder(reference)).state).toBe(state);

/** An order never has more than one invoice; a link that was only looked at has none. */
export const expectInvoices = async (reference: string, count: 0 | 1): Promise<void> =>
  expect(await invoicesOf(reference)).toHaveLength(count);

/** The one thing that most journeys end with: paid once, and everybody knows. */
export const expectPaidOnce = async (
  reference: string,
  sum: Sum = { minor: 10_890, currency: "EUR" },
): Promise<void> => {
  await expectShop(reference, "paid");
  await expectCharges(reference, [sum]);
  await expectInvoices(reference, 1);
};
