import { expect, type Page, type Route } from "@playwright/test";
import { SCRIPT_ONLY, CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, inTurn, test } from "@/e2e/journeys/support/journey";
import {
  expectOutcome,
  expectStep,
  field,
  openCardForm,
  payButton,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { chargesOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** Keys, paste, autofill, cards of every kind: nothing that is typed is lost or refused without cause. */

const openForm = async (page: Page): Promise<string> => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  await openCardForm(page, url);
  return reference;
};

const expectPaidWith = async (page: Page, reference: string, last4: string): Promise<void> => {
  await expectOutcome(page, "paid");
  const charges = await chargesOf(reference);
  expect(charges.map(({ mask }) => mask.slice(-4))).toEqual([last4]);
};

/** Holds back scripts until told: the payer is quicker than the network. */
const holdScripts = async (page: Page): Promise<() => Promise<void>> => {
  const held: Route[] = [];
  let isHeld = true;
  await page.route("**/_next/static/**/*.js", async (route) => {
    if (isHeld) held.push(route);
    else await route.continue();
  });
  return async () => {
    isHeld = false;
    await Promise.all(held.map((route) => route.continue()));
  };
};

test(
  "keys typed before any script has arrived are kept, and the form pays",
  SCRIPT_ONLY,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await openCardForm(page, url);
    const release = await holdScripts(page);
    await page.reload({ waitUntil: "commit" });
    await field(page, "number").pressSequentially("40000000");
    await release();
    await page.waitForLoadState("load");
    await field(page, "number").pressSequentially("00000077");
    await expect(field(page, "number")).toHaveValue("4000 0000 0000 0077");
    await field(page, "exp-month").fill(VISA.month);
    await field(page, "exp-year").fill(VISA.year);
    await field(page, "csc").fill(VISA.cvv);
    await field(page, "name").fill(VISA.holder);
    await pressPay(page);
    await expectPaidWith(page, reference, "0077");
  },
);

test("keys typed while the checks are on their way are kept", SCRIPT_ONLY, async ({ page }) => {
  const reference = await openForm(page);
  const release = await holdScripts(page);
  await field(page, "number").focus();
  await page.keyboard.type("4000000000000077");
  await field(page, "csc").fill(VISA.cvv);
  await expect(field(page, "number")).toHaveValue("4000000000000077");
  await release();
  // The checks have arrived when they draw the digits in groups.
  await expect(async () => {
    await field(page, "number").focus();
    await field(page, "exp-month").focus();
    await expect(field(page, "number")).toHaveValue("4000 0000 0000 0077", { timeout: 500 });
  }).toPass();
  await expect(field(page, "csc")).toHaveValue(VISA.cvv);
  await field(page, "exp-month").fill(VISA.month);
  await field(page, "exp-year").fill(VISA.year);
  await field(page, "name").fill(VISA.holder);
  await pressPay(page);
  await expectPaidWith(page, reference, "0077");
});

test("a browser that fills in all fields at once is understood", SCRIPT_ONLY, async ({ page }) => {
  const reference = await openForm(page);
  await field(page, "number").focus();
  await page.evaluate((card) => {
    const values = { "cc-number": card.pan, "cc-exp-month": card.month, "cc-exp-year": `20${card.year}` };
    const all = { ...values, "cc-csc": card.cvv, "cc-name": card.holder };
    for (const [name, value] of Object.entries(all)) {
      const input = document.querySelector<HTMLInputElement>(`[autocomplete="${name}"]`);
      if (input === null) continue;
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }, VISA);
  await pressPay(page);
  await expectPaidWith(page, reference, "0077");
});

const WRITTEN = {
  "with spaces": "4000 0000 0000 0077",
  "with dashes": "4000-0000-0000-0077",
  "with wide spaces and marks nobody sees": "\u200e4000\u00a00000\u20030000\u202f0077 ",
  "in Arabic digits": "٤٠٠٠ ٠٠٠٠ ٠٠٠٠ ٠٠٧٧",
  "in full-width digits": "４０００００００００００００７７",
};

for (const [place, [how, number]] of Object.entries(WRITTEN).entries()) {
  test(`a number pasted ${how} is understood`, inTurn(place), async ({ page }) => {
    const reference = await openForm(page);
    await typeCard(page, { ...VISA, pan: "" });
    await field(page, "number").focus();
    await page.keyboard.insertText(number);
    await pressPay(page);
    await expectPaidWith(page, reference, "0077");
  });
}

test("a whole date in the first field is understood", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  const reference = await openForm(page);
  await typeCard(page, { ...VISA, month: "08/2030", year: "" });
  await pressPay(page);
  await expectPaidWith(page, reference, "0077");
});

test(
  "American Express has fifteen digits and a code of four",
  CHIEFLY_SCRIPT,
  async ({ page, javaScriptEnabled }) => {
    const reference = await openForm(page);
    await typeCard(page, { ...VISA, pan: "378282246310005", cvv: "1234" });
    if (javaScriptEnabled) {
      await expect(page.getByText("4 digits on the front")).toBeVisible();
      await expect(field(page, "number")).toHaveValue("3782 822463 10005");
    }
    await pressPay(page);
    await expectPaidWith(page, reference, "0005");
  },
);

test("a card without a code is asked for none", async ({ page, javaScriptEnabled }) => {
  const reference = await openForm(page);
  const code = field(page, "csc");
  const room = await code.boundingBox();
  await field(page, "number").fill("8600123412341239");
  if (javaScriptEnabled) await expect(code).toBeHidden();
  expect(await page.locator("#card-code").boundingBox()).toEqual(room);
  await field(page, "exp-month").fill(VISA.month);
  await field(page, "exp-year").fill(VISA.year);
  await field(page, "name").fill(VISA.holder);
  await pressPay(page);
  await expectPaidWith(page, reference, "1239");
});

test("another brand brings the field for the code back", SCRIPT_ONLY, async ({ page }) => {
  await openForm(page);
  await field(page, "number").fill("8600");
  await expect(field(page, "csc")).toBeHidden();
  await field(page, "number").fill("4000");
  await expect(field(page, "csc")).toBeVisible();
  await expect(page.getByText("3 digits on the back")).toBeVisible();
});

test(
  "number and code are gone when the payer comes Back; the rest is left to the browser",
  SCRIPT_ONLY,
  async ({ page }) => {
    await openForm(page);
    await typeCard(page, VISA);
    await page.goto("about:blank");
    await page.goBack();
    await expectStep(page, "card");
    await expect(field(page, "number")).toHaveValue("");
    await expect(field(page, "csc")).toHaveValue("");
  },
);

test("Tab goes through the form in the order in which it is read", CHIEFLY_SCRIPT, async ({ page }) => {
  await openForm(page);
  await field(page, "number").focus();
  for (const name of ["exp-month", "exp-year", "csc", "name"] as const) {
    await page.keyboard.press("Tab");
    await expect(field(page, name)).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(payButton(page)).toBeFocused();
});

test(
  "the fields are what browsers, keyboards and wallets know them by",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    await openForm(page);
    for (const name of ["number", "exp-month", "exp-year", "csc"] as const)
      await expect(field(page, name)).toHaveAttribute("inputmode", "numeric");
    for (const name of ["number", "exp-month", "exp-year"] as const)
      expect(await field(page, name).getAttribute("maxlength")).toBeNull();
    for (const label of ["Card number", "Security code", "Name on card"])
      await expect(page.getByLabel(label, { exact: true })).toBeVisible();
  },
);
