import { expect, type Page } from "@playwright/test";
import { SCRIPT_ONLY, CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import { chooseCard, expectOutcome, expectStep, payButton, typeCard } from "@/e2e/journeys/support/payer";
import { takePictures } from "@/e2e/journeys/support/picture";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { LEMON, OWL } from "@/e2e/scenarios/brand";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

const fill = (page: Page): Promise<string> =>
  payButton(page).evaluate((button) => getComputedStyle(button).backgroundColor);
const ground = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

const DARK = "rgb(16, 18, 23)";
const RED = "rgb(226, 0, 26)";

test(
  "a merchant's logo, colour and word stand on every step and on the receipt",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url } = await placeOrder({ ...BY_INVOICE, account: OWL });
    await page.goto(url);
    await expectStep(page, "method");
    await takePictures(page, "brand-owl-method");
    const logo = page.getByRole("img", { name: "Night Owl Books" });
    await expect(logo).toBeVisible();
    await expect.poll(() => logo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(440);
    const room = await logo.boundingBox();
    expect([room?.width, room?.height]).toEqual([160, 40]);
    await chooseCard(page);
    await expectStep(page, "card");
    await takePictures(page, "brand-owl-card");
    expect(await fill(page)).toBe("rgb(43, 10, 143)");
    await expect(payButton(page)).toContainText("Order and pay €108.90");
    await typeCard(page, VISA);
    await payButton(page).click();
    await expectOutcome(page, "paid");
    await takePictures(page, "brand-owl-paid");
    await expect(logo).toBeVisible();
  },
);

test("on a dark screen the logo for dark screens is shown", CHIEFLY_SCRIPT, async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const { url } = await placeOrder({ ...BY_INVOICE, account: OWL });
  await page.goto(url);
  const logo = page.getByRole("img", { name: "Night Owl Books" });
  await expect(logo).toBeVisible();
  const shown = () => logo.evaluate((image) => (image as HTMLImageElement).currentSrc);
  const dark = await shown();
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(shown).not.toBe(dark);
});

test("a logo may be kept for ever, runs nothing, and unknown ones are not there", async ({ page }) => {
  const { url } = await placeOrder({ ...BY_PARAMETERS, account: LEMON });
  await page.goto(url);
  await takePictures(page, "brand-lemon-method");
  const src = await page.getByRole("img", { name: "Lemon & Leaf" }).getAttribute("src");
  const answer = await page.request.get(`${stackUrl("checkout")}${src}`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
  expect(answer.headers()["content-security-policy"]).toMatch(/^default-src 'none'.*; sandbox$/);
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  const missing = await page.request.get(`${stackUrl("checkout")}/api/logo/nobody.png`);
  expect(missing.status()).toBe(404);
  await chooseCard(page);
  await expectStep(page, "card");
  await takePictures(page, "brand-lemon-card");
  expect(await fill(page)).toBe("rgb(255, 228, 92)");
});

test("a link's style holds from the list to the card, also for an invoice that stood before", async ({
  page,
}) => {
  const style = { theme: "dark", primary: "#e2001a", danger_color: "red;}", pay_button_label: "donate" };
  for (const order of [BY_PARAMETERS, BY_INVOICE]) {
    const { url } = await placeOrder({ ...order, style });
    await page.goto(url);
    await expectStep(page, "method");
    expect(await ground(page)).toBe(DARK);
    await chooseCard(page);
    await expectStep(page, "card");
    expect(await ground(page)).toBe(DARK);
    expect(await fill(page)).toBe(RED);
    await expect(payButton(page)).toContainText("Donate €108.90");
  }
  // Looks of one invoice are not those of the next one.
  await page.goto((await placeOrder(BY_INVOICE)).url);
  await expectStep(page, "method");
  expect(await ground(page)).not.toBe(DARK);
});

test("a link that asks for a light page has one on a dark device", SCRIPT_ONLY, async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const { url } = await placeOrder({ ...BY_PARAMETERS, style: { theme: "light" } });
  await page.goto(url);
  await expectStep(page, "method");
  expect(await ground(page)).toBe("rgb(244, 242, 238)");
});
