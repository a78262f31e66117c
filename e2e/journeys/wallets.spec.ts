import { expect } from "@playwright/test";
import { NO_SCRIPT_ONLY, SCRIPT_ONLY, test } from "@/e2e/journeys/support/journey";
import { expectOutcome, expectStep, pageText } from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { expectCharges, expectPaidOnce, salesOf } from "@/e2e/journeys/support/truth";
import { payByWallet } from "@/e2e/journeys/support/wallets";
import { BY_INVOICE } from "@/e2e/scenarios/common";

/** Wallets of the device. The sheet itself belongs to the browser and is stood in for. */

const walletButtons = 'button[value="apple_pay"], button[value="google_pay"]';

test("a browser that has no wallet is offered none", async ({ page }) => {
  await page.addInitScript(() => Object.assign(window, { PaymentRequest: undefined }));
  await page.goto((await placeOrder(BY_INVOICE)).url);
  await expectStep(page, "method");
  await page.waitForLoadState("networkidle");
  await expect(page.locator(walletButtons)).toHaveCount(0);
});

test(
  "without script nothing of a wallet is shown, and its page leads on",
  NO_SCRIPT_ONLY,
  async ({ page }) => {
    const { url, invoice_id } = await placeOrder(BY_INVOICE);
    await page.goto(url);
    await expect(page.locator(walletButtons)).toHaveCount(0);
    await page.goto(new URL(`/pay/${invoice_id}/wallet?by=apple_pay`, url).href);
    expect(await pageText(page)).toContain("Apple Pay can’t be opened in this browser. Nothing was taken.");
    await page.getByRole("link", { name: "Choose another way" }).click();
    await expectStep(page, "method");
  },
);

test("Apple's sheet is told yes only when the money was taken", SCRIPT_ONLY, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  const heard = await payByWallet(page, url, { by: "apple_pay", payer: "confirms" });
  await expectOutcome(page, "paid");
  expect(heard).toEqual([`session for ${new URL(url).hostname}`, "yes"]);
  await expectPaidOnce(reference);
});

test(
  "a sheet is told no after a decline, and the result offers the wallet again",
  SCRIPT_ONLY,
  async ({ page }) => {
    const faults = { outcome: { kind: "decline", code: "10105" } } as const;
    const { url, reference } = await placeOrder({ ...BY_INVOICE, faults });
    expect(await payByWallet(page, url, { by: "google_pay", payer: "confirms" })).toEqual(["fail"]);
    await expectOutcome(page, "declined");
    await expectCharges(reference, []);
  },
);

test("what the wallet handed over is in no address and no page", SCRIPT_ONLY, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await payByWallet(page, url, { by: "google_pay", payer: "confirms" });
  await expectOutcome(page, "paid");
  expect(addresses.filter((address) => address.includes("ECv2"))).toEqual([]);
  expect(await page.content()).not.toContain("ECv2");
  expect(await salesOf(reference)).toEqual([1]);
});

test("no page but the wallet's own and the list may ask for a wallet", async ({ page }) => {
  const { url, invoice_id } = await placeOrder(BY_INVOICE);
  const policyOf = async (path: string): Promise<readonly [string, string]> => {
    const answer = await page.request.get(new URL(`/pay/${invoice_id}/${path}`, url).href);
    const { "content-security-policy": csp = "", "permissions-policy": permissions = "" } = answer.headers();
    return [/connect-src ([^;]*)/.exec(csp)?.[1] ?? "", /payment=\(\w*\)/.exec(permissions)?.[0] ?? ""];
  };
  const open = ["'self' https://google.com/pay https://pay.google.com", "payment=(self)"];
  expect(await policyOf("card")).toEqual(["'self'", "payment=()"]);
  expect(await policyOf("method")).toEqual(open);
  expect(await policyOf("wallet?by=google_pay")).toEqual(open);
});
