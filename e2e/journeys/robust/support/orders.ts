import type { Page } from "@playwright/test";
import { expectStep, payButton, typeCard } from "@/e2e/journeys/support/payer";
import { placeOrder, type Placed } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import type { Faults } from "@/e2e/sandbox/shared/faults";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

export type Invoiced = Placed & { readonly invoice_id: string };

/** An order whose invoice the shop has made, with its faults laid. */
export const placeInvoice = async (faults: Faults = {}): Promise<Invoiced> => {
  const { invoice_id: id, ...rest } = await placeOrder({ ...BY_INVOICE, faults });
  if (id === null) throw new Error("The shop has made no invoice.");
  return { ...rest, invoice_id: id };
};

/** An address of an invoice at Checkout, or at another instance of it. */
export const payUrl = (id: string, step = "", origin = stackUrl("checkout")): string =>
  `${origin}/pay/${id}${step === "" ? "" : `/${step}`}`;

/** Fills the card form and presses Pay, without waiting for what comes of it. */
export const pressPay = async (page: Page, id: string, card = VISA): Promise<void> => {
  await page.goto(payUrl(id, "card"));
  await expectStep(page, "card");
  await typeCard(page, card);
  await payButton(page).click({ noWaitAfter: true });
};
