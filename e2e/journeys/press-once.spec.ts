import { expect, type Page } from "@playwright/test";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { SCRIPT_ONLY, CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import {
  chooseCard,
  expectOutcome,
  expectStep,
  field,
  methodButton,
  middleOf,
  openCardForm,
  payButton,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { waitAtBank } from "@/e2e/journeys/support/wait-at-bank";
import { reloaded } from "@/e2e/journeys/support/plays";
import { invoicesOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { expectInvoices, expectPaidOnce, salesOf } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

/** However often a payer presses, reloads or sends again: one invoice, one sale, one charge. */

test(
  "Enter in the last field and a press of the button at once are one payment",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await holdBank(reference);
    await openCardForm(page, url);
    await typeCard(page, VISA);
    const { x, y } = await middleOf(payButton(page));
    await field(page, "name").focus();
    await Promise.all([page.keyboard.press("Enter"), page.mouse.click(x, y)]);
    await expectStep(page, "waiting");
    await letBankDecide(reference);
    await expectOutcome(page, "paid");
    expect(await salesOf(reference)).toEqual([1]);
    await expectPaidOnce(reference);
  },
);

test("while a payment is on its way the button says so and stays in reach", SCRIPT_ONLY, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await openCardForm(page, url);
  await typeCard(page, VISA);
  // Told by the page itself at the very moment: the runner would first wait for the page that comes.
  const seen: unknown[] = [];
  await page.exposeFunction("noteButton", (button: unknown) => void seen.push(button));
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>("form button[type=submit]");
    const note = (window as unknown as { noteButton: (button: unknown) => void }).noteButton;
    const look = (): void =>
      note({
        disabled: button?.disabled,
        focused: document.activeElement === button,
        text: button?.innerText,
        spoken: document.querySelector("form [role=status]")?.textContent,
      });
    if (button) new MutationObserver(look).observe(button, { attributeFilter: ["aria-disabled"] });
  });
  await payButton(page).focus();
  await pressPay(page);
  await expectOutcome(page, "paid");
  const sending = "Sending your payment…";
  expect(seen).toEqual([{ disabled: false, focused: true, text: sending, spoken: sending }]);
  expect(await salesOf(reference)).toEqual([1]);
});

test(
  "a form that is sent again by whatever means pays nothing again",
  CHIEFLY_NO_SCRIPT,
  async ({ page, context }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    await typeCard(page, VISA);
    const address = page.url();
    const form = await page.evaluate(() => {
      const form = document.querySelector<HTMLInputElement>("[autocomplete=cc-number]")?.form;
      return form ? [...new FormData(form)].map(([name, value]) => [name, String(value)] as const) : [];
    });
    expect(form.map(([, value]) => value).some((value) => value.replaceAll(" ", "") === VISA.pan)).toBe(true);
    await pressPay(page);
    await expectOutcome(page, "paid");
    for (let time = 0; time < 3; time += 1) {
      const again = await context.request.post(address, {
        headers: { origin: new URL(address).origin },
        multipart: Object.fromEntries(form),
        maxRedirects: 0,
      });
      expect(again.status()).toBe(303);
      expect(again.headers()["location"]).toMatch(/\/pay\/[^/]+$/);
    }
    await reloaded(page, "result");
    expect(await salesOf(reference)).toEqual([1]);
    await expectPaidOnce(reference);
  },
);

const chooseAtOnce = async (pages: readonly Page[]): Promise<void> => {
  await Promise.all(pages.map((page) => methodButton(page, "payment_card").click({ noWaitAfter: true })));
  for (const page of pages) await expectStep(page, "card");
};

test(
  "a link opened twice and chosen from twice at once makes one invoice, paid once",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice }) => {
    const { url, reference } = await placeOrder(BY_PARAMETERS);
    const other = await otherDevice();
    const pages = [page, await page.context().newPage(), other];
    for (const each of pages) await each.goto(url);
    await expectInvoices(reference, 0);
    await chooseAtOnce(pages);
    await expectInvoices(reference, 1);
    const addresses = new Set(pages.map((each) => new URL(each.url()).pathname));
    expect(addresses.size).toBe(1);
    await typeCard(other, VISA);
    await pressPay(other);
    await expectOutcome(other, "paid");
    // Whoever comes too late is told, and pays nothing.
    await typeCard(page, VISA);
    await pressPay(page);
    await expectOutcome(page, "paid");
    expect(await salesOf(reference)).toEqual([1]);
    await expectPaidOnce(reference);
  },
);

test("many presses of a method make one invoice", async ({ page }) => {
  const { url, reference } = await placeOrder(BY_PARAMETERS);
  await page.goto(url);
  const { x, y } = await middleOf(methodButton(page, "payment_card"));
  await page.mouse.click(x, y, { clickCount: 6 });
  await expectStep(page, "card");
  await expectInvoices(reference, 1);
});

test(
  "a paid link leads to its receipt, and no form of it can be opened any more",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_PARAMETERS);
    await openCardForm(page, url);
    await typeCard(page, VISA);
    await pressPay(page);
    await expectOutcome(page, "paid");
    const [invoice] = await invoicesOf(reference);
    for (const step of ["", "/method", "/card", "/details", "/waiting", "/redirect", "/result"]) {
      await page.goto(new URL(`/pay/${invoice?.id}${step}`, url).href);
      await expectOutcome(page, "paid");
    }
    await page.goto(url);
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
  },
);

test(
  "while the bank thinks, every address of the invoice leads to the waiting page",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await waitAtBank({ page, url, reference, card: VISA });
    const porch = page.url().replace(/\/waiting.*$/, "");
    for (const step of ["", "/method", "/card", "/details", "/redirect", "/result"]) {
      await page.goto(`${porch}${step}`);
      await expectStep(page, "waiting");
    }
    await letBankDecide(reference);
    await expectOutcome(page, "paid");
    expect(await salesOf(reference)).toEqual([1]);
  },
);

test("forward after Back keeps nothing of the card and pays once", CHIEFLY_SCRIPT, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await page.goto(url);
  await chooseCard(page);
  await expectStep(page, "card");
  await typeCard(page, VISA);
  await page.goBack();
  await expectStep(page, "method");
  await page.goForward();
  await expectStep(page, "card");
  await typeCard(page, VISA);
  await pressPay(page);
  await expectOutcome(page, "paid");
  expect(await salesOf(reference)).toEqual([1]);
  await expectPaidOnce(reference);
});
