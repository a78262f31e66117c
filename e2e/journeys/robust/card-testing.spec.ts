import { expect, test, type Page } from "@playwright/test";
import {
  expectOutcome,
  expectStep,
  field,
  main,
  pageText,
  payButton,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { expectPaidOnce } from "@/e2e/journeys/support/truth";
import { query } from "@/e2e/journeys/robust/support/database";
import { payUrl } from "@/e2e/journeys/robust/support/orders";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** What an honest payer meets while a shop's payments are under attack. A shop that no other file here pays at. */

const account = "coma_SandboxLemon0001";
const NO_MONEY = { ...VISA, pan: "4000000000000135" };

test.describe.configure({ mode: "default" });

test.beforeAll(() =>
  query(
    `insert into attacks (key, until, first_until, told) values ($1, now_ms() + 600000, 0, true)
     on conflict (key) do update set until = excluded.until`,
    [`account.${account}`],
  ),
);
test.afterAll(() => query("update attacks set until = 0 where key = $1", [`account.${account}`]));

const place = async (): Promise<{ reference: string; id: string }> => {
  const { reference, invoice_id: id } = await placeOrder({ ...BY_INVOICE, account });
  if (id === null) throw new Error("The shop has made no invoice.");
  return { reference, id };
};

const open = async (page: Page, id: string): Promise<string[]> => {
  const complaints: string[] = [];
  page.on("console", (line) => {
    if (/content security policy|trusted ?(types|script)|refused to|hydrat/i.test(line.text()))
      complaints.push(line.text());
  });
  await page.goto(payUrl(id, "card"));
  await expectStep(page, "card");
  return complaints;
};

test("with script the work is done while the payer types, and the payment goes through once", async ({
  page,
}) => {
  const { reference, id } = await place();
  const complaints = await open(page, id);
  await typeCard(page, VISA);
  await expect(page.locator('input[name="pass"]')).toHaveValue(/^work\..*~\d+$/);
  await payButton(page).click();
  await expectOutcome(page, "paid");
  await expectPaidOnce(reference);
  expect(complaints).toEqual([]);
});

test("who presses before the work is done is sent on by itself", async ({ page }) => {
  const { reference, id } = await place();
  // The work may not begin before the press: its timers are kept, all others run.
  await page.addInitScript(() => {
    const timer = window.setTimeout.bind(window);
    const kept: (() => void)[] = [];
    Object.assign(window, {
      setTimeout: (act: () => void, ms?: number) =>
        /Date\.now\(\)-t<12/.test(String(act)) && kept.push(act) > 0 ? 0 : timer(act, ms),
      letWork: () => {
        Object.assign(window, { setTimeout: timer });
        for (const act of kept) act();
      },
    });
  });
  await open(page, id);
  await typeCard(page, VISA);
  await payButton(page).click({ noWaitAfter: true });
  await expect(page.locator("form [role=status]").first()).toHaveText("This takes a moment");
  await page.evaluate(() => (window as unknown as { letWork: () => void }).letWork());
  await expectOutcome(page, "paid");
  await expectPaidOnce(reference);
});

test("a card without a pass is sent back with its reason, and what was typed beside the number stands there", async ({
  page,
}) => {
  const { reference, id } = await place();
  await open(page, id);
  await typeCard(page, VISA);
  await page.locator('input[name="pass"]').evaluate((input) => input.remove());
  await payButton(page).click();
  await expect(page.getByRole("alert").first()).toContainText("Nothing was sent, nothing was taken");
  await expect(field(page, "number")).toHaveValue("");
  await expect(field(page, "name")).toHaveValue(VISA.holder);
  await typeCard(page, VISA);
  await payButton(page).click();
  await expectOutcome(page, "paid");
  await expectPaidOnce(reference);
});

test("a decline does not tell its reason, nor its code", async ({ page }) => {
  const { id } = await place();
  await open(page, id);
  await typeCard(page, NO_MONEY);
  await payButton(page).click();
  await expectOutcome(page, "declined");
  const text = await pageText(page);
  expect(text).toContain("The payment was not approved");
  expect(text).not.toMatch(/10105|money on/);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the payer waits once before the form, also after a mistyped number, and pays", async ({ page }) => {
    const { reference, id } = await place();
    await open(page, id);
    await expect(main(page).locator("h1").first()).toHaveText("This takes a moment");
    await expect(field(page, "number")).toBeHidden();
    // Pressed too early it goes on waiting, and not from the start.
    await page.getByRole("link", { name: "Open the card form" }).click();
    await expect(main(page).locator("h1").first()).toHaveText("This takes a moment");
    await expect(field(page, "number")).toBeVisible();
    await typeCard(page, { ...VISA, pan: "4000000000000078" });
    await payButton(page).click();
    await expect(field(page, "number")).toBeVisible();
    await typeCard(page, VISA);
    await payButton(page).click();
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
  });
});
