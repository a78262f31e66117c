import { expect, type Page } from "@playwright/test";
import { CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import {
  expectOutcome,
  expectStep,
  methodButton,
  pageText,
  payByCard,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { chargesOf, changeInvoice, getOrder, invoicesOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { expectCharges, expectInvoices, expectShop, salesOf } from "@/e2e/journeys/support/truth";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

/** Ways that Commerce leads: out to the provider's own page and back. */

const host = (): string => new URL(stackUrl("commerce")).host;

const choose = async (page: Page, method: string, order = BY_INVOICE): Promise<string> => {
  const { url, reference } = await placeOrder(order);
  await page.goto(url);
  await methodButton(page, method).click();
  return reference;
};

/** The page between says where the payer goes, and only his press takes him there. */
const leave = async (page: Page, name: string): Promise<void> => {
  await expectStep(page, "redirect");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Next comes ${host()}`);
  expect(await pageText(page)).toContain(`You go on to a page of ${name}, ${host()}.`);
  expect(await pageText(page)).toContain("Nothing has been taken yet.");
  const way = page.getByText(`Go on to ${host()}`);
  await way.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm the payment");
  expect(new URL(page.url()).host).toBe(host());
};

const decide = (page: Page, decision: string): Promise<void> =>
  page.locator(`button[name="decision"][value="${decision}"]`).click();

for (const [how, order] of [
  ["an invoice", BY_INVOICE],
  ["a link with parameters", BY_PARAMETERS],
] as const) {
  test(`${how}: out to the provider, paid there, back to a result that says so`, async ({ page }) => {
    const reference = await choose(page, "ideal", order);
    await leave(page, "iDEAL");
    await decide(page, "pay");
    await expectOutcome(page, "paid");
    expect(await pageText(page)).toContain("€108.90 was paid to Green Room.");
    await expectShop(reference, "paid");
    await expectInvoices(reference, 1);
    // The Gate has no part in it.
    expect(await salesOf(reference)).toEqual([]);
    expect(await chargesOf(reference)).toEqual([]);
  });
}

test("a provider that wants its data by POST gets it from a form with a real button", async ({ page }) => {
  await choose(page, "skrill");
  await expectStep(page, "details");
  await page.getByLabel("Email").fill("payer@shop.example");
  await page.getByRole("button", { name: "Go on with Skrill" }).click();
  await expectStep(page, "redirect");
  await expect(page.locator('form[method="post"] input[name="MD"]')).toHaveCount(1);
  await leave(page, "Skrill");
  await decide(page, "pay");
  await expectOutcome(page, "paid");
});

test(
  "details that are wrong are told at their field, and what was right goes on",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const reference = await choose(page, "neteller_eur");
    await expectStep(page, "details");
    const email = page.getByLabel("Email");
    const goOn = page.getByRole("button", { name: "Go on with Neteller" });
    await goOn.click();
    await expect(page.locator("#problem")).toContainText("Fill in “Email”");
    await expect(page).toHaveTitle(/^Error: A few details for Neteller/);
    await email.fill("no address");
    await goOn.click();
    await expect(page.locator("#problem")).toContainText(
      "Check “Email”: Neteller expects it in another form",
    );
    await expect(email).toHaveAttribute("aria-invalid", "true");
    await page.locator("#problem").getByRole("link").click();
    await expect(email).toBeFocused();
    await expect(email).toHaveAttribute("autocomplete", "email");
    await email.fill("4000000000000077@example.com");
    await goOn.click();
    await expect(page.locator("#problem")).toContainText("a card number doesn’t belong here");
    expect(page.url()).not.toContain("4000000000000077");
    await expectShop(reference, "new");
    await email.fill("payer@example.com");
    await goOn.click();
    await leave(page, "Neteller");
    await decide(page, "pay");
    await expectOutcome(page, "paid");
  },
);

test(
  "a provider's no is told: nothing was taken, and the invoice is closed",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const reference = await choose(page, "ideal");
    await leave(page, "iDEAL");
    await decide(page, "decline");
    await expectOutcome(page, "failed");
    expect(await pageText(page)).toContain(
      "Nothing was taken. It gave no reason. Only they can tell you why.",
    );
    expect(await pageText(page)).toContain("Support code declined");
    await expect(page.getByRole("link", { name: "Back to Green Room" })).toBeVisible();
    await expectShop(reference, "failed");
  },
);

test("cancelled at the provider is told as cancelled", CHIEFLY_SCRIPT, async ({ page }) => {
  const reference = await choose(page, "ideal");
  await leave(page, "iDEAL");
  await decide(page, "cancel");
  await expectOutcome(page, "cancelled");
  expect(await pageText(page)).toContain("Nothing was taken.");
  await expectShop(reference, "cancelled");
});

test(
  "left pending, the page waits with a way back to the provider and turns when it is paid",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const reference = await choose(page, "ideal");
    await leave(page, "iDEAL");
    await decide(page, "pending");
    await expectStep(page, "waiting");
    expect(await pageText(page)).toContain("Finish the payment with iDEAL");
    expect(await pageText(page)).toContain("Please don’t pay a second time.");
    await page.getByRole("link", { name: "Open iDEAL again" }).click();
    await leave(page, "iDEAL");
    await decide(page, "pending");
    await expectStep(page, "waiting");
    const [invoice] = await invoicesOf(reference);
    await changeInvoice(invoice?.id ?? "", { status: "processed" });
    await expectOutcome(page, "paid");
  },
);

test(
  "the same link leads on to the provider, also on another device",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice }) => {
    const { url } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await methodButton(page, "ideal").click();
    await leave(page, "iDEAL");
    const other = await otherDevice();
    await other.goto(url);
    await expectStep(other, "waiting");
    await other.getByRole("link", { name: "Open iDEAL again" }).click();
    await leave(other, "iDEAL");
    await decide(other, "pay");
    await expectOutcome(other, "paid");
    await page.goto(url);
    await expectOutcome(page, "paid");
  },
);

test("Back from the provider's page does not choose again", CHIEFLY_SCRIPT, async ({ page }) => {
  const reference = await choose(page, "ideal");
  await leave(page, "iDEAL");
  await page.goBack();
  await expectStep(page, "redirect");
  await leave(page, "iDEAL");
  await decide(page, "pay");
  await expectOutcome(page, "paid");
  const processing = (await getOrder(reference)).callbacks.filter(
    ({ status }) => status === "process_pending",
  );
  expect(processing).toHaveLength(1);
});

test(
  "after a decline by card another way is chosen and paid, and the card stays uncharged",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await payByCard(page, url, { ...VISA, pan: "4000000000000135" });
    await expectOutcome(page, "declined");
    await page.getByRole("link", { name: "Choose another way to pay" }).click();
    await expectStep(page, "method");
    await methodButton(page, "ideal").click();
    await leave(page, "iDEAL");
    await decide(page, "pay");
    await expectOutcome(page, "paid");
    await expectShop(reference, "paid");
    await expectCharges(reference, []);
  },
);

test(
  "a payer who looks at the card form and turns to another way is not held to the card",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await methodButton(page, "payment_card").click();
    await expectStep(page, "card");
    await page.getByRole("link", { name: "Choose another way" }).click();
    await methodButton(page, "ideal").click();
    await leave(page, "iDEAL");
    await decide(page, "pay");
    await expectOutcome(page, "paid");
    await expectShop(reference, "paid");
  },
);

test(
  "a card form that was left open does not pay what the provider was asked to take",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await methodButton(page, "payment_card").click();
    await expectStep(page, "card");
    const other = await page.context().newPage();
    await other.goto(url);
    await methodButton(other, "ideal").click();
    await leave(other, "iDEAL");
    await typeCard(page, VISA);
    await pressPay(page);
    await expectStep(page, "waiting");
    expect(await salesOf(reference)).toEqual([]);
    await decide(other, "pay");
    await expectOutcome(page, "paid");
    await expectCharges(reference, []);
  },
);

test("what a link says of its customer stands in a method's form", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  const { url } = await placeOrder(BY_PARAMETERS);
  await page.goto(url.replace("payer%40shop.example", "ada%40shop.example"));
  await methodButton(page, "skrill_eur").click();
  await expectStep(page, "details");
  await expect(page.locator('[name="field.email"]')).toHaveValue("ada@shop.example");
});
