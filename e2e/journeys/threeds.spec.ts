import { expect, type Page } from "@playwright/test";
import { bankPage, confirm, goToBank, pressToBank } from "@/e2e/journeys/support/at-bank";
import { CHIEFLY_NO_SCRIPT, NO_SCRIPT_ONLY, SCRIPT_ONLY, test } from "@/e2e/journeys/support/journey";
import { DIGITS_OF_CARD, expectOutcome, expectStep, pageText, payByCard } from "@/e2e/journeys/support/payer";
import { reloaded } from "@/e2e/journeys/support/plays";
import { takePictures } from "@/e2e/journeys/support/picture";
import { decide, gatePaymentsOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { expectPaidOnce } from "@/e2e/journeys/support/truth";
import type { Faults } from "@/e2e/sandbox/shared/faults";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** 3-D Secure where payers, banks and networks do other than they should. The straight ways are in the table. */

const pay = async (
  page: Page,
  faults: Faults,
): Promise<{ readonly reference: string; readonly url: string }> => {
  const placed = await placeOrder({ ...BY_INVOICE, faults });
  await payByCard(page, placed.url, VISA);
  return placed;
};

const resultsOf = async (reference: string) => (await gatePaymentsOf(reference))[0]?.threeds_results;

/** The bank's form that leads back, as it stands in a browser without script. */
const wayBack = async (page: Page) => {
  const form = page.locator('main[data-page="go-back"] #leave');
  await expect(form).toBeVisible();
  const action = (await form.getAttribute("action")) ?? "";
  const inputs = await form.locator("input[type=hidden]").all();
  const fields: Record<string, string> = {};
  for (const input of inputs) fields[(await input.getAttribute("name")) ?? ""] = await input.inputValue();
  return { action, fields, press: () => form.locator("button").click() };
};

/** As a bank's page posts: from elsewhere, with no cookie of ours. */
const post = (action: string, body: URLSearchParams | FormData): Promise<Response> =>
  fetch(action, { method: "POST", body, redirect: "manual", headers: { origin: stackUrl("acs") } });

const confirmed = async (page: Page, faults: Faults) => {
  const placed = await pay(page, faults);
  await goToBank(page, false);
  await bankPage(page).locator("#code").fill("123456");
  await bankPage(page).locator('button[value="confirm"]').click();
  return { ...placed, back: await wayBack(page) };
};

test(
  "another browser brings the answer, the first one comes later: one answer, one charge, one truth",
  NO_SCRIPT_ONLY,
  async ({ page, otherDevice }) => {
    const { reference, back } = await confirmed(page, { scenario: "3ds-device-skipped" });
    const answer = await post(back.action, new URLSearchParams(back.fields));
    expect(answer.status).toBe(303);
    const porch = answer.headers.get("location") ?? "";
    expect(porch).toMatch(/^\/pay\/cpi_[^/?]+$/);
    const other = await otherDevice();
    await other.goto(stackUrl("checkout") + porch);
    await expectOutcome(other, "paid");
    expect(await pageText(other)).not.toMatch(DIGITS_OF_CARD);
    await back.press();
    await expectOutcome(page, "paid");
    expect(await pageText(page)).toContain("Visa ending 0077");
    expect(page.url()).not.toContain("threeds");
    expect(await resultsOf(reference)).toEqual([{ isGenuine: true, passed: true }]);
    await expectPaidOnce(reference);
  },
);

test(
  "a form with parts, a query of the bank's own, the same answer five times at once",
  NO_SCRIPT_ONLY,
  async ({ page }) => {
    const { reference, back } = await confirmed(page, { scenario: "3ds-challenge-3ds1" });
    const parts = new FormData();
    for (const [name, value] of Object.entries(back.fields)) parts.set(name, value);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post(`${back.action}?operation_id=7&x=%00`, parts)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    await back.press();
    await expectOutcome(page, "paid");
    expect(await resultsOf(reference)).toHaveLength(1);
    await expectPaidOnce(reference);
  },
);

test("an answer that comes after the end changes nothing", NO_SCRIPT_ONLY, async ({ page }) => {
  const { reference, back } = await confirmed(page, { scenario: "3ds-device-skipped" });
  const [payment] = await gatePaymentsOf(reference);
  await decide(payment?.payment_id ?? "", { kind: "decline", code: "108" });
  await expect.poll(async () => (await gatePaymentsOf(reference))[0]?.status).toBe("decline");
  await back.press();
  await expectOutcome(page, "declined");
  expect(await pageText(page)).toContain("Nothing was taken.");
  expect(await resultsOf(reference)).toEqual([]);
});

test(
  "a token that is nobody's leads nowhere, by POST and by GET, at both landings",
  NO_SCRIPT_ONLY,
  async () => {
    for (const landing of ["return", "notify"])
      for (const method of ["POST", "GET"]) {
        const answer = await fetch(`${stackUrl("checkout")}/api/threeds/${landing}/AbCdEfGhIjKlMnOpQrStUv`, {
          method,
          redirect: "manual",
          ...(method === "POST" ? { body: new URLSearchParams({ cres: "abc" }) } : {}),
        });
        expect([answer.status, answer.headers.get("location")]).toEqual([303, "/gone"]);
      }
  },
);

test(
  "the device check runs in a hidden, fenced frame of that one bank, and reports once",
  SCRIPT_ONLY,
  async ({ page }) => {
    const { url, reference } = await placeOrder({
      ...BY_INVOICE,
      faults: { scenario: "3ds-challenge", acs: { device: "slow" } },
    });
    const answered = page.waitForResponse((answer) => answer.url().endsWith("/device-check"));
    await payByCard(page, url, VISA);
    const policy = (await (await answered).allHeaders())["content-security-policy"] ?? "";
    await expectStep(page, "device-check");
    expect(policy).toContain("frame-src 'self' https: http:");
    const own = page.locator('meta[http-equiv="Content-Security-Policy"]');
    const acs = stackUrl("acs");
    await expect(own).toHaveAttribute("content", `frame-src 'self' ${acs}; form-action 'self' ${acs}`);
    const frame = page.locator("iframe");
    await expect(frame).toHaveAttribute("sandbox", "allow-scripts allow-forms allow-same-origin");
    await expect(page.frameLocator("iframe").locator('main[data-page="device"]')).toBeAttached();
    // Nothing of it can be seen or reached.
    expect((await frame.locator("..").boundingBox())?.width).toBeLessThanOrEqual(1);
    await reloaded(page, "device-check").catch(() => undefined);
    await goToBank(page, true);
    expect((await gatePaymentsOf(reference))[0]?.device_checks).toHaveLength(1);
  },
);

test(
  "Back from the bank stands still, says how long it may take, and leads there again",
  SCRIPT_ONLY,
  async ({ page }) => {
    const { reference, url } = await pay(page, { scenario: "3ds-challenge" });
    await goToBank(page, true);
    await page.goBack();
    await expectStep(page, "challenge");
    const text = await pageText(page);
    expect(text).toContain(`Next comes a page of your bank, ${new URL(stackUrl("acs")).host}.`);
    expect(text).toContain("Nothing has been taken yet.");
    expect(text).toContain("Your bank waits until about");
    await reloaded(page, "challenge");
    const second = await page.context().newPage();
    await second.goto(url);
    await goToBank(second, true);
    await confirm(second);
    await expectOutcome(second, "paid");
    // The first tab hears of it by itself.
    await expectOutcome(page, "paid");
    expect(await resultsOf(reference)).toHaveLength(1);
    await expectPaidOnce(reference);
  },
);

test(
  "after the result our leaving pages lead to the result, never to the bank again",
  SCRIPT_ONLY,
  async ({ page }) => {
    const { reference } = await pay(page, { scenario: "3ds-device-skipped" });
    await goToBank(page, true);
    await confirm(page);
    await expectOutcome(page, "paid");
    for (const step of ["challenge", "device-check"]) {
      await page.goto(page.url().replace(/\/result$/, `/${step}`));
      await expectOutcome(page, "paid");
    }
    expect(await resultsOf(reference)).toHaveLength(1);
    await expectPaidOnce(reference);
  },
);

test(
  "a second check is never begun without the payer's word",
  CHIEFLY_NO_SCRIPT,
  async ({ page, javaScriptEnabled }) => {
    const script = javaScriptEnabled ?? true;
    const { reference } = await pay(page, { scenario: "3ds-cascade" });
    if (!script) await page.locator('main[data-step="device-check"] form button').click();
    await goToBank(page, script);
    await confirm(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your bank has to ask once more");
    await takePictures(page, "challenge-again");
    expect(await pageText(page)).toContain("nothing was taken");
    await reloaded(page, "challenge");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your bank has to ask once more");
    await pressToBank(page);
    await confirm(page);
    await expectOutcome(page, "paid");
    expect(await resultsOf(reference)).toHaveLength(2);
    await expectPaidOnce(reference);
  },
);
