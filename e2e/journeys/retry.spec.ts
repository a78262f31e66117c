import { expect, type Page } from "@playwright/test";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import {
  expectOutcome,
  expectStep,
  field,
  main,
  methodButton,
  openCardForm,
  pageText,
  payButton,
  payByCard,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import {
  changeInvoice,
  chargesOf,
  gatePaymentsOf,
  invoicesOf,
  placeOrder,
  setFaults,
} from "@/e2e/journeys/support/sandbox";
import { expectCharges, expectPaidOnce, expectShop, salesOf } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

/** After a no, after nothing, and when the invoice changes under the payer's hands. */

const NO_MONEY = { ...VISA, pan: "4000000000000135" };
const MASTERCARD = { ...VISA, pan: "5586200104377434" };

const anotherCard = (page: Page) => page.getByRole("link", { name: "Try another card" });

test("a declined payer pays with another card: two tries, one charge, on the second card", async ({
  page,
}) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await payByCard(page, url, NO_MONEY);
  await expectOutcome(page, "declined");
  await expect(main(page)).toHaveAttribute("data-group", "noMoney");
  expect(await pageText(page)).toContain("There was not enough money on the card ending 0135.");
  expect(await pageText(page)).toContain("4 tries left");
  await anotherCard(page).click();
  await expectStep(page, "card");
  await expect(field(page, "number")).toHaveValue("");
  await typeCard(page, MASTERCARD);
  await pressPay(page);
  await expectOutcome(page, "paid");
  expect(await pageText(page)).toContain("€108.90 was taken from Mastercard ending 7434.");
  expect(await salesOf(reference)).toEqual([1, 1]);
  await expectPaidOnce(reference);
  expect((await chargesOf(reference))[0]?.mask).toMatch(/7434$/);
});

test("Back after a decline shows an empty form that may be used again", CHIEFLY_SCRIPT, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await payByCard(page, url, NO_MONEY);
  await expectOutcome(page, "declined");
  await page.goBack();
  await expectStep(page, "card");
  await page.reload();
  await expectStep(page, "card");
  await typeCard(page, VISA);
  await pressPay(page);
  await expectOutcome(page, "paid");
  expect(await salesOf(reference)).toEqual([1, 1]);
  await expectPaidOnce(reference);
});

const declineUntilNoMore = async (page: Page, url: string, tries: number): Promise<void> => {
  await openCardForm(page, url);
  for (let left = tries - 1; left >= 0; left -= 1) {
    await typeCard(page, NO_MONEY);
    await pressPay(page);
    await expectOutcome(page, "declined");
    if (left === 0) break;
    expect(await pageText(page)).toContain(left === 1 ? "1 try left" : `${left} tries left`);
    await anotherCard(page).click();
    await expectStep(page, "card");
  }
  await expect(anotherCard(page)).toHaveCount(0);
  expect(await pageText(page)).toContain("Nothing was taken.");
  expect(await pageText(page)).toContain("This invoice can’t take more tries by card.");
};

test(
  "after five declines no card is tried any more, whatever address the payer opens",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await declineUntilNoMore(page, url, 5);
    for (const step of ["card", "method", "result"]) {
      await page.goto(page.url().replace(/[a-z]+$/, step));
      await expect(payButton(page)).toHaveCount(0);
    }
    expect(await salesOf(reference)).toEqual([1, 1, 1, 1, 1]);
    await expectCharges(reference, []);
  },
);

test(
  "with no tries left by card the other ways are offered, and no card among them",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    // This account allows three tries by card; Commerce would allow five.
    const { url, reference } = await placeOrder({ ...BY_INVOICE, account: "coma_SandboxReturn01" });
    await declineUntilNoMore(page, url, 3);
    await page.getByRole("link", { name: "Choose another way to pay" }).click();
    await expectStep(page, "method");
    await expect(methodButton(page, "ideal")).toBeVisible();
    await expect(methodButton(page, "payment_card")).toHaveCount(0);
    expect(await salesOf(reference)).toEqual([1, 1, 1]);
    await expectCharges(reference, []);
  },
);

test(
  "a payment that did not start is tried again as the same payment and charged once",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder({ ...BY_PARAMETERS, faults: { sale: "http403" } });
    await payByCard(page, url, VISA);
    await expectOutcome(page, "notStarted");
    const [first] = await gatePaymentsOf(reference);
    await setFaults(reference, {});
    await page.getByRole("link", { name: "Try again" }).click();
    await expectStep(page, "card");
    await expect(field(page, "number")).toHaveValue("");
    await typeCard(page, VISA);
    await pressPay(page);
    await expectOutcome(page, "paid");
    const payments = await gatePaymentsOf(reference);
    expect(payments.map(({ payment_id, sales }) => ({ payment_id, sales }))).toEqual([
      { payment_id: first?.payment_id, sales: 2 },
    ]);
    await expectPaidOnce(reference);
  },
);

test(
  "an amount that changed while the form was open is told, and nothing is charged before the payer agrees",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    await typeCard(page, VISA);
    await expect(payButton(page)).toContainText("Pay €108.90");
    const [invoice] = await invoicesOf(reference);
    await changeInvoice(invoice?.id ?? "", { amount: "120.00" });
    await pressPay(page);
    await expect(page.getByRole("alert").filter({ hasText: "The amount has changed" })).toBeVisible();
    expect(await pageText(page)).toContain("It is now €120.00. Nothing was taken.");
    expect(await salesOf(reference)).toEqual([]);
    await expect(payButton(page)).toContainText("Pay €120.00");
    await expect(field(page, "number")).toHaveValue("");
    await typeCard(page, VISA);
    await pressPay(page);
    await expectOutcome(page, "paid");
    expect(await salesOf(reference)).toEqual([1]);
    await expectCharges(reference, [{ minor: 12_000, currency: "EUR" }]);
  },
);

test(
  "an invoice that ended while the payer typed is not charged, and the page says so",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    await typeCard(page, VISA);
    const [invoice] = await invoicesOf(reference);
    await changeInvoice(invoice?.id ?? "", { expires: Math.floor(Date.now() / 1000) - 1 });
    await expectShop(reference, "expired");
    await pressPay(page);
    await expectOutcome(page, "expired");
    expect(await pageText(page)).toContain("The time to pay ran out");
    expect(await salesOf(reference)).toEqual([]);
    await expectCharges(reference, []);
  },
);

test(
  "an invoice that ended while the bank thought is still paid when the bank says yes",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await holdBank(reference);
    await payByCard(page, url, VISA);
    await expectStep(page, "waiting");
    const [invoice] = await invoicesOf(reference);
    await changeInvoice(invoice?.id ?? "", { expires: Math.floor(Date.now() / 1000) - 1 });
    await expectShop(reference, "expired");
    await page.reload();
    await expectStep(page, "waiting");
    await letBankDecide(reference);
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
  },
);

test(
  "an invoice that the shop took back while the payer typed is not charged",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    await typeCard(page, VISA);
    const [invoice] = await invoicesOf(reference);
    await changeInvoice(invoice?.id ?? "", { status: "terminated" });
    await pressPay(page);
    await expectOutcome(page, "cancelled");
    expect(await salesOf(reference)).toEqual([]);
  },
);
