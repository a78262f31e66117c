import { expect, type Page } from "@playwright/test";
import { CHIEFLY_NO_SCRIPT, inTurn, test } from "@/e2e/journeys/support/journey";
import {
  expectOutcome,
  expectStep,
  field,
  openCardForm,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { salesOf } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";
import type { CardTyped } from "@/e2e/scenarios/types";
import type { CardFault } from "@/lib/forms/card-form";

type Wrong = { readonly typed: Partial<CardTyped>; readonly says: string; readonly at: string };

const AMEX = "378282246310005";
/** A number of no brand that anybody knows. */
const NOBODYS = "9999999999999995";

/** One way into each fault, what the page says of it, and the field where it is mended. */
const WRONG = {
  "number.missing": { typed: { pan: "" }, says: "Enter the card number", at: "card-number" },
  "number.notDigits": {
    typed: { pan: "4000 0000 OOOO 0077" },
    says: "Check the card number: it should have digits only",
    at: "card-number",
  },
  "number.tooShort": {
    typed: { pan: "40000000000" },
    says: "Check the card number: it has too few digits",
    at: "card-number",
  },
  "number.tooLong": {
    typed: { pan: "40000000000000770077" },
    says: "Check the card number: it has too many digits",
    at: "card-number",
  },
  "number.checksum": {
    typed: { pan: "4000000000000078" },
    says: "Check the card number: one of its digits is not right",
    at: "card-number",
  },
  "expiry.missing": {
    typed: { month: "", year: "" },
    says: "Enter the month and year",
    at: "card-expiry-month",
  },
  "expiry.month": {
    typed: { month: "13" },
    says: "Check the month: a number from 01 to 12",
    at: "card-expiry-month",
  },
  "expiry.year": {
    typed: { year: "3" },
    says: "Check the year: two digits, such as 28",
    at: "card-expiry-year",
  },
  "expiry.past": {
    typed: { month: "01", year: "19" },
    says: "Check the date: it has passed",
    at: "card-expiry-month",
  },
  "cvv.missing": { typed: { cvv: "" }, says: "Enter the security code", at: "card-code" },
  "cvv.length3": { typed: { cvv: "12" }, says: "Enter the 3 digits on the back", at: "card-code" },
  "cvv.length4": {
    typed: { pan: AMEX, cvv: "123" },
    says: "Enter the 4 digits on the front",
    at: "card-code",
  },
  "cvv.length": {
    typed: { pan: NOBODYS, cvv: "12" },
    says: "Enter the 3 or 4 digits of the code",
    at: "card-code",
  },
  "holder.missing": { typed: { holder: "" }, says: "Enter the name that is on the card", at: "card-name" },
  "holder.tooLong": {
    typed: { holder: "N".repeat(201) },
    says: "Shorten the name to what is on the card",
    at: "card-name",
  },
  "holder.characters": {
    typed: { holder: "山田太郎" },
    says: "Check the name: write it as on the card, in letters",
    at: "card-name",
  },
  "holder.strayDigits": {
    typed: { holder: "John 4000000000000077" },
    says: "Check the name: the card number doesn’t belong here",
    at: "card-name",
  },
} as const satisfies Record<CardFault, Wrong>;

const summary = (page: Page) => page.locator("#problem");

const expectFault = async (page: Page, { says, at }: Wrong): Promise<void> => {
  await expect(summary(page)).toBeVisible();
  const links = summary(page).getByRole("link");
  await expect(links).toHaveCount(1);
  await expect(links).toHaveText(says);
  await expect(links).toHaveAttribute("href", `#${at}`);
  await expect(page).toHaveTitle(/^Error: Pay by card/);
  const input = page.locator(`#${at}`);
  await expect(input).toHaveAttribute("aria-invalid", "true");
  // The same words at the field, and read with it.
  const described = ((await input.getAttribute("aria-describedby")) ?? "").split(" ");
  const texts = await Promise.all(described.map((id) => page.locator(`#${id}`).textContent()));
  expect(texts).toContain(says);
};

const expectEmpty = async (page: Page): Promise<void> => {
  for (const name of ["number", "exp-month", "exp-year", "csc", "name"] as const)
    await expect(field(page, name)).toHaveValue("");
};

for (const [place, part] of ["number", "expiry", "cvv", "holder"].entries()) {
  const faults = Object.entries(WRONG).filter(([fault]) => fault.startsWith(`${part}.`));

  test(
    `every fault of ${part} is told, leads to its field, and can be mended`,
    inTurn(place),
    async ({ page, javaScriptEnabled }) => {
      const { url, reference } = await placeOrder(BY_INVOICE);
      await openCardForm(page, url);
      for (const [, wrong] of faults) {
        await typeCard(page, { ...VISA, ...wrong.typed });
        await pressPay(page);
        await expectFault(page, wrong);
        if (javaScriptEnabled) await expect(summary(page)).toBeFocused();
        // What a server was sent never comes back; what was only looked at in the browser stays.
        else await expectEmpty(page);
        expect(page.url()).not.toMatch(/\d{6}/);
        await summary(page).getByRole("link").click();
        await expect(page.locator(`#${wrong.at}`)).toBeFocused();
      }
      expect(await salesOf(reference)).toEqual([]);
      await typeCard(page, VISA);
      await pressPay(page);
      await expectOutcome(page, "paid");
      expect(await salesOf(reference)).toEqual([1]);
    },
  );
}

test("all that is wrong is told at once, in the order of the form", async ({ page }) => {
  const { url } = await placeOrder(BY_INVOICE);
  await openCardForm(page, url);
  await typeCard(page, { pan: "4000000000000078", month: "13", year: "30", cvv: "1", holder: "" });
  await pressPay(page);
  await expect(summary(page).getByRole("link")).toHaveText([
    "Check the card number: one of its digits is not right",
    "Check the month: a number from 01 to 12",
    "Enter the 3 digits on the back",
    "Enter the name that is on the card",
  ]);
});

test("an empty form says what is missing and is not sent", async ({ page }) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await openCardForm(page, url);
  await pressPay(page);
  await expect(summary(page).getByRole("link")).toHaveText([
    "Enter the card number",
    "Enter the month and year",
    "Enter the security code",
    "Enter the name that is on the card",
  ]);
  expect(await salesOf(reference)).toEqual([]);
});

test("the page's address can say no more than known faults", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  const { url } = await placeOrder(BY_INVOICE);
  await openCardForm(page, url);
  const card = page.url().split("?")[0] ?? "";
  await page.goto(`${card}?faults=%3Cscript%3E,number.missing,nonsense,4000000000000077`);
  await expectStep(page, "card");
  await expect(summary(page).getByRole("link")).toHaveText(["Enter the card number"]);
  expect(await page.locator("body").innerText()).not.toContain("4000000000000077");
});
