import { expect } from "@playwright/test";
import {
  bankPage,
  cancel,
  confirm,
  goBack,
  goToBank,
  pressToBank,
  walkThroughBank,
} from "@/e2e/journeys/support/at-bank";
import { expectStep, pageText, payButton, payByCard, typeCard } from "@/e2e/journeys/support/payer";
import type { Act } from "@/e2e/journeys/support/stage";
import { decide, gatePaymentsOf } from "@/e2e/journeys/support/sandbox";
import { expectOutcome } from "@/e2e/journeys/support/payer";

const confirmAtBank: Act = async ({ page, url, card, script }) => {
  await payByCard(page, url, card);
  await walkThroughBank(page, script);
  return page;
};

/** Nobody presses anything while the bank looks at the device. */
const waitForDevice: Act = async ({ page, url, card, script, reference }) => {
  await payByCard(page, url, card);
  await expectStep(page, "device-check");
  await walkThroughBank(page, script, true);
  const [payment] = await gatePaymentsOf(reference);
  expect(payment?.device_checks).toEqual([false]);
  return page;
};

const wrongCodeAtBank: Act = async ({ page, url, card, script }) => {
  await payByCard(page, url, card);
  if (!script) await page.locator('main[data-step="device-check"] form button').click();
  await goToBank(page, script);
  for (const left of [2, 1]) {
    await confirm(page, "000000");
    await expect(bankPage(page).locator("#wrong")).toContainText(String(left));
  }
  await confirm(page, "000000");
  await goBack(page);
  return page;
};

const cancelAtBank: Act = async ({ page, url, card, script }) => {
  await payByCard(page, url, card);
  await goToBank(page, script);
  await cancel(page);
  return page;
};

/** The bank's page hangs; the payer goes back to ours, which stands and says how long it may take. */
const silentBank: Act = async ({ page, url, card, script, reference }) => {
  await payByCard(page, url, card);
  if (!script) await page.locator('main[data-step="device-check"] form button').click();
  await goToBank(page, script);
  await confirm(page, "123456");
  await expect(page.locator('main[data-page="silent"]')).toBeVisible();
  await page.goto(url);
  await expectStep(page, "challenge");
  expect(await pageText(page)).toContain("Your bank waits until about");
  const [payment] = await gatePaymentsOf(reference);
  await decide(payment?.payment_id ?? "", { kind: "decline", code: "108" });
  // Without script the page stands still: the payer looks.
  if (!script) {
    await expect.poll(async () => (await gatePaymentsOf(reference))[0]?.status).toBe("decline");
    await expect
      .poll(async () => {
        await page.goto(url);
        return page.locator("main[data-step]").getAttribute("data-step");
      })
      .toBe("result");
  }
  return page;
};

/** A bank that comes back by GET has told nothing; with script, too, nobody is sent round in a circle. */
const backByLink: Act = async ({ page, url, card, script, reference, surface }) => {
  await payByCard(page, url, card);
  if (!script) await page.locator('main[data-step="device-check"] form button').click();
  await goToBank(page, script);
  await confirm(page);
  // The payer has left a shop's frame, not this window: it leads to the bank once more by itself.
  if (surface === "widget") return page;
  await expectStep(page, "challenge");
  expect((await gatePaymentsOf(reference))[0]?.threeds_results).toEqual([]);
  await pressToBank(page);
  await goBack(page);
  return page;
};

/** The first try is declined softly; the second, by the same card, is confirmed. */
const tryAgainAtBank: Act = async ({ page, url, card, script }) => {
  await payByCard(page, url, card);
  await expectOutcome(page, "declined");
  expect(await pageText(page)).toContain("Try again and confirm when your bank asks");
  await page.locator('main[data-step="result"] a[href$="/card"]').click();
  await expectStep(page, "card");
  await typeCard(page, card);
  await payButton(page).click();
  await expect(page.locator('main[data-step="result"]')).toHaveCount(0);
  await walkThroughBank(page, script);
  return page;
};

export const bankPlays = {
  confirmAtBank,
  waitForDevice,
  wrongCodeAtBank,
  cancelAtBank,
  silentBank,
  backByLink,
  tryAgainAtBank,
} as const satisfies Record<string, Act>;
