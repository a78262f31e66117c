import { expect, test, type Page } from "@playwright/test";
import { openCardForm, payButton, readResult, typeCard } from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

/** Collects what the browser refuses of our pages: its events, its console, and the reports it sends. */
const collectViolations = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  await page.exposeFunction("tellViolation", (what: string) => void found.push(what));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const tell: unknown = Reflect.get(globalThis, "tellViolation");
      if (typeof tell === "function") tell(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on("console", (message) => {
    const isOurs = message.location().url.startsWith(stackUrl("checkout"));
    if (message.type() === "error" && isOurs) found.push(message.text());
  });
  page.on("pageerror", (error) => void found.push(String(error)));
  page.on("request", (request) => {
    if (request.url().endsWith("/api/csp")) found.push("a report was sent");
  });
  return found;
};

const own = (page: Page): boolean => new URL(page.url()).origin === stackUrl("checkout");

test("a whole journey with script violates no policy and breaks nowhere", async ({ page }) => {
  const found = await collectViolations(page);
  const faults = { bankMs: 4000 };
  const order = await placeOrder({ ...BY_PARAMETERS, faults });
  await openCardForm(page, order.url);
  // Everything that first focus loads, an unknown number, a known one, a fault that is shown and mended.
  await typeCard(page, { ...VISA, pan: "4000000000000078" });
  await payButton(page).click();
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
  await typeCard(page, VISA);
  await payButton(page).click();
  await expect(page.locator("main")).toHaveAttribute("data-step", "waiting");
  expect((await readResult(page)).outcome).toBe("paid");
  await page.locator("main a.button").first().click();
  await expect.poll(() => own(page)).toBe(false);
  expect(found).toEqual([]);
});

test("a decline, another card and Back violate no policy and break nowhere", async ({ page }) => {
  const found = await collectViolations(page);
  const order = await placeOrder({
    ...BY_INVOICE,
    faults: { outcome: { kind: "decline", code: "10105" } },
  });
  await openCardForm(page, order.url);
  await typeCard(page, VISA);
  await payButton(page).click();
  expect((await readResult(page)).outcome).toBe("declined");
  await page.locator('main a[href$="/card"]').click();
  await expect(page.locator("main")).toHaveAttribute("data-step", "card");
  await page.goBack();
  expect((await readResult(page)).outcome).toBe("declined");
  expect(found).toEqual([]);
});

test("leaving for a provider by a link violates no policy and breaks nowhere", async ({ page }) => {
  const found = await collectViolations(page);
  const order = await placeOrder(BY_INVOICE);
  await page.goto(order.url);
  await page.locator('button[name="service"][value^="ideal"]').click();
  await expect(page.locator("main")).toHaveAttribute("data-step", "redirect");
  await page.locator("main a.button").click();
  await expect.poll(() => own(page)).toBe(false);
  expect(found).toEqual([]);
});

test("leaving for a provider by a form violates no policy and breaks nowhere", async ({ page }) => {
  const found = await collectViolations(page);
  const order = await placeOrder(BY_INVOICE);
  await page.goto(order.url);
  await page.locator('button[name="service"][value^="skrill"]').click();
  await page.locator('main input[type="email"]').fill("payer@shop.example");
  await page.locator('main form button[type="submit"]').click();
  await expect(page.locator("main")).toHaveAttribute("data-step", "redirect");
  await page.locator('main form button[type="submit"]').click();
  await expect.poll(() => own(page)).toBe(false);
  expect(found).toEqual([]);
});
