import { expect, type Page } from "@playwright/test";
import { letBankDecide } from "@/e2e/journeys/support/bank";
import {
  expectOutcome,
  expectStep,
  openCardForm,
  pageText,
  payByCard,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { waitAtBank } from "@/e2e/journeys/support/wait-at-bank";
import { changeInvoice, invoicesOf, refundOrder } from "@/e2e/journeys/support/sandbox";
import { expectShop } from "@/e2e/journeys/support/truth";
import type { Act, Stage } from "@/e2e/journeys/support/stage";

/** What happens after a payment, and what others do while somebody pays. */

const change = async (reference: string, what: Readonly<Record<string, unknown>>): Promise<void> => {
  const [invoice] = await invoicesOf(reference);
  await changeInvoice(invoice?.id ?? "", what);
};

/** With script an open result turns by itself, at the latest when the payer comes back to it; without, the next look shows it. */
const look = ({ page, script }: Stage): Promise<unknown> =>
  script ? page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow"))) : page.reload();

const turned = (stage: Stage, outcome: string): Promise<void> =>
  expect(async () => {
    await look(stage);
    await expectOutcome(stage.page, outcome, 1_000);
  }).toPass({ timeout: 40_000 });

/** Pays, and stays on the receipt. */
async function paid(stage: Stage): Promise<void> {
  const { page, url, card, script, surface } = stage;
  await payByCard(page, url, card);
  await expectOutcome(page, "paid");
  // From a television and out of a shop's frame nobody is taken back without a press.
  if (script && surface !== "tv" && surface !== "widget")
    await page.getByRole("button", { name: "Stay here" }).click();
  await expectShop(stage.reference, "paid");
}

const refundWhole: Act = async (stage) => {
  await paid(stage);
  await refundOrder(stage.reference, "108.90");
  // The Gate tells Checkout, and Checkout every open page: nobody has to ask.
  if (stage.script) await expectOutcome(stage.page, "refunded");
  else await turned(stage, "refunded");
  await expectShop(stage.reference, "refunded");
  return said(stage, "Refunded €108.90");
};

const refundPart: Act = async (stage) => {
  await paid(stage);
  await refundOrder(stage.reference, "10.00");
  await turned(stage, "refunded");
  await expectShop(stage.reference, "partlyRefunded");
  return said(stage, "Refunded €10.00");
};

const refundInParts: Act = async (stage) => {
  await refundPart(stage);
  await refundOrder(stage.reference, "98.90");
  await expectShop(stage.reference, "refunded");
  return said(stage, "Refunded €108.90");
};

const refundFails: Act = async (stage) => {
  await paid(stage);
  await refundOrder(stage.reference, "108.90");
  await turned(stage, "refundFailed");
  return stage.page;
};

const chargeBack: Act = async (stage) => {
  await paid(stage);
  await change(stage.reference, { status: "charged_back" });
  await turned(stage, "chargedBack");
  return stage.page;
};

async function said(stage: Stage, words: string): Promise<Page> {
  await expect(async () => {
    await look(stage);
    expect(await pageText(stage.page)).toContain(words);
  }).toPass({ timeout: 40_000 });
  return stage.page;
}

const WITHOUT_PAYING = "Back to Green Room without paying";

const giveUp: Act = async ({ page, url, card, surface }) => {
  await openCardForm(page, url);
  await typeCard(page, card);
  await page.getByRole("link", { name: WITHOUT_PAYING }).click();
  await expectStep(page, "leave");
  // The way on is open: the same invoice, and an empty form.
  await page.getByRole("link", { name: "Go on with the payment" }).click();
  // A television asks again who pays.
  if (surface === "tv") await page.getByRole("button", { name: "Pay here on this screen" }).click();
  await expectStep(page, "method");
  await page.getByRole("link", { name: WITHOUT_PAYING }).click();
  return page;
};

const giveUpTooLate: Act = async (stage) => {
  const { page, reference } = stage;
  await waitAtBank(stage);
  await page.goto(page.url().replace(/waiting.*$/, "leave"));
  await expectStep(page, "leave");
  expect(await pageText(page)).toContain("This payment can’t be cancelled here");
  await page.getByRole("link", { name: "See how it stands" }).click();
  await expectStep(page, "waiting");
  await letBankDecide(reference);
  return page;
};

const secondWindow: Act = async (stage) => {
  const { page, url, card, reference, surface } = stage;
  const other = await page.context().newPage();
  await openCardForm(other, url);
  await typeCard(other, card);
  await waitAtBank(stage);
  await pressPay(other);
  await expectStep(other, "waiting");
  // A cookie carries the word from the form to the page behind it, and a frame keeps none.
  if (surface !== "widget") {
    await expect(other.getByRole("alert").filter({ hasText: "already on its way" })).toBeVisible();
    expect(await pageText(other)).toContain("This one was not sent");
  }
  await letBankDecide(reference);
  await expectOutcome(other, "paid");
  return page;
};

/** The form stands filled in; somebody changes the invoice; then the payer presses. */
const changedWhileTyping =
  (what: () => Readonly<Record<string, unknown>>): Act =>
  async ({ page, url, card, reference }) => {
    await openCardForm(page, url);
    await typeCard(page, card);
    await change(reference, what());
    await pressPay(page);
    return page;
  };

const changedAtBank =
  (what: () => Readonly<Record<string, unknown>>): Act =>
  async (stage) => {
    await waitAtBank(stage);
    await change(stage.reference, what());
    await stage.page.reload();
    await expectStep(stage.page, "waiting");
    await letBankDecide(stage.reference);
    return stage.page;
  };

const terminated = () => ({ status: "terminated" });
const expired = () => ({ expires: Math.floor(Date.now() / 1000) - 1 });

const expiredWhileTyping: Act = async (stage) => {
  const { page, url, card, reference } = stage;
  await openCardForm(page, url);
  await typeCard(page, card);
  await change(reference, expired());
  await expectShop(reference, "expired");
  await pressPay(page);
  return page;
};

/** The form comes back by itself, and says why. */
const amountChanged: Act = async (stage) => {
  await changedWhileTyping(() => ({ amount: "120.00" }))(stage);
  await expect(stage.page.getByRole("alert").filter({ hasText: "The amount has changed" })).toBeVisible();
  return stage.page;
};

export const afterPlays = {
  refundWhole,
  refundPart,
  refundInParts,
  refundFails,
  chargeBack,
  giveUp,
  giveUpTooLate,
  secondWindow,
  terminatedWhileTyping: changedWhileTyping(terminated),
  expiredWhileTyping,
  terminatedAtBank: changedAtBank(terminated),
  expiredAtBank: changedAtBank(expired),
  amountChanged,
} as const satisfies Readonly<Record<string, Act>>;
