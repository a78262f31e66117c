import { expect, type Page } from "@playwright/test";
import {
  askForm,
  CODE,
  codeField,
  fillIn,
  newCodeButton,
  payUntilAsked,
  sendButton,
  sendCode,
  untilCodeIsOver,
} from "@/e2e/journeys/support/asked-plays";
import {
  NO_SCRIPT_ONLY,
  SCRIPT_ONLY,
  CHIEFLY_NO_SCRIPT,
  CHIEFLY_SCRIPT,
  test,
} from "@/e2e/journeys/support/journey";
import { expectOutcome, expectStep, middleOf, pageText } from "@/e2e/journeys/support/payer";
import { reloaded } from "@/e2e/journeys/support/plays";
import type { Stage } from "@/e2e/journeys/support/stage";
import { gatePaymentsOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { expectPaidOnce } from "@/e2e/journeys/support/truth";
import type { Faults } from "@/e2e/sandbox/shared/faults";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** What the Gate asks is answered once, by whoever is first; and what was typed is lost on nothing. */

/** A code that may be wrong three times lives three times as long: several windows want their time. */
const LONG_CODE = "code-three-tries";

type Scene = Pick<Stage, "page" | "otherDevice">;

const enter = async (
  { page, otherDevice }: Scene,
  scenario: NonNullable<Faults["scenario"]>,
  step: string,
): Promise<Stage> => {
  const { url, reference } = await placeOrder({ ...BY_INVOICE, faults: { scenario } });
  const script = test.info().project.name === "script";
  const stage: Stage = { page, otherDevice, url, reference, card: VISA, script, surface: "desktop" };
  await payUntilAsked(stage, step);
  return stage;
};

const sentBy = async (reference: string): Promise<readonly string[]> =>
  (await gatePaymentsOf(reference)).flatMap(({ follow_ups }) => follow_ups);

/** Presses as quick as the browser takes them. */
const pressOften = async (page: Page, target = sendButton(page)): Promise<void> => {
  const { x, y } = await middleOf(target);
  await page.mouse.click(x, y, { clickCount: 8 });
};

test("many presses hand a code in once", CHIEFLY_SCRIPT, async ({ page, otherDevice }) => {
  const { reference } = await enter({ page, otherDevice }, LONG_CODE, "clarification");
  await codeField(page).fill(CODE);
  await pressOften(page);
  await expectOutcome(page, "paid");
  expect(await sentBy(reference)).toEqual(["clarification"]);
  await expectPaidOnce(reference);
});

test(
  "of two tabs and another device one answers, and all end where the payment ends",
  CHIEFLY_SCRIPT,
  async ({ page, otherDevice }) => {
    const { reference, url } = await enter({ page, otherDevice }, LONG_CODE, "clarification");
    const pages = [page, await page.context().newPage(), await otherDevice()];
    for (const each of pages.slice(1)) await each.goto(url);
    for (const each of pages) await codeField(each).fill(CODE);
    await Promise.all(pages.map((each) => sendButton(each).click({ noWaitAfter: true })));
    for (const each of pages) await expectOutcome(each, "paid");
    expect(await sentBy(reference)).toEqual(["clarification"]);
    await expectPaidOnce(reference);
  },
);

test(
  "a page that somebody else has answered meanwhile sends nothing more",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice }) => {
    const { reference, url } = await enter({ page, otherDevice }, LONG_CODE, "clarification");
    const other = await otherDevice();
    await other.goto(url);
    await sendCode(other, CODE);
    await expectOutcome(other, "paid");
    // With script the page goes on by itself; without it the next press does.
    if ((await codeField(page).count()) > 0)
      await sendCode(page, "000000").catch(() => expectOutcome(page, "paid"));
    await expectOutcome(page, "paid");
    expect(await sentBy(reference)).toEqual(["clarification"]);
  },
);

test("reload and Back ask for nothing and hand in nothing", CHIEFLY_SCRIPT, async ({ page, otherDevice }) => {
  const { reference } = await enter({ page, otherDevice }, LONG_CODE, "clarification");
  await reloaded(page, "clarification");
  await page.goBack();
  await expectStep(page, "clarification");
  await sendCode(page, CODE);
  await expectOutcome(page, "paid");
  await page.goBack();
  await expectStep(page, "result");
  await reloaded(page, "result");
  expect(await sentBy(reference)).toEqual(["clarification"]);
});

test(
  "what was typed comes back after a fault, and stands in no address",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice }) => {
    const { reference } = await enter({ page, otherDevice }, "clarification-schema", "clarification");
    await fillIn(page);
    await page.locator('[autocomplete="email"]').fill("ivan at example");
    await page.locator('[autocomplete="given-name"]').fill("Ümit-Ivan");
    await sendButton(page).click();
    await expect(page.locator("#problem")).toBeVisible();
    expect(decodeURIComponent(page.url())).not.toMatch(/ivan|Ümit|Almaty/i);
    await expect(page.locator('[autocomplete="email"]')).toHaveValue("ivan at example");
    await expect(page.locator('[autocomplete="given-name"]')).toHaveValue("Ümit-Ivan");
    await expect(page.locator('select[autocomplete="country"]')).toHaveValue("KZ");
    expect(await sentBy(reference)).toEqual([]);
    // Another device has nothing of it.
    const other = await otherDevice();
    await other.goto(page.url().replace(/\?.*$/, ""));
    await expect(other.locator('[autocomplete="given-name"]')).toHaveValue("");
    await page.locator('[autocomplete="email"]').fill("ivan@example.com");
    await sendButton(page).click();
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
  },
);

test(
  "what the Gate would not have is said beside its field, in the payer's language",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice }) => {
    const { reference } = await enter({ page, otherDevice }, "clarification-schema", "clarification");
    await fillIn(page);
    // Its own check of this pattern is told once; then the Gate has the last word.
    const region = askForm(page).locator('[autocomplete="billing address-level1"]');
    await region.fill("north-east");
    await sendButton(page).click();
    await expect(page.locator("#problem")).toContainText("another form is expected");
    await sendButton(page).click();
    // A new round, with that field alone.
    await expect(askForm(page).locator("input:not([type=hidden])")).toHaveCount(1);
    await expect(region).toHaveValue("north-east");
    const text = await pageText(page);
    expect(text).toContain("was not accepted");
    expect(text).not.toContain("This value");
    await region.fill("NE");
    await sendButton(page).click();
    await expectOutcome(page, "paid");
    expect(await sentBy(reference)).toEqual(["clarification", "clarification"]);
  },
);

test(
  "many presses send one new code, whose life is counted anew",
  CHIEFLY_SCRIPT,
  async ({ page, otherDevice }) => {
    const { reference } = await enter({ page, otherDevice }, "code", "clarification");
    expect(await pageText(page)).toContain("3 more codes can be sent.");
    await untilCodeIsOver(page);
    await pressOften(page, newCodeButton(page));
    await expect(codeField(page)).toBeVisible();
    await expect(newCodeButton(page)).toBeDisabled();
    expect(await pageText(page)).toContain("2 more codes can be sent.");
    expect(await sentBy(reference)).toEqual(["resend"]);
    await sendCode(page, CODE);
    await expectOutcome(page, "paid");
    await expectPaidOnce(reference);
  },
);

test(
  "a proof is begun once by many presses, and every window shows the same",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice }) => {
    const { reference, url } = await enter({ page, otherDevice }, "merchant-auth", "confirmation");
    await pressOften(page, page.locator("main form button"));
    await expect(codeField(page)).toBeVisible();
    expect(await sentBy(reference)).toEqual(["start"]);
    await reloaded(page, "confirmation");
    await expect(codeField(page)).toHaveValue("");
    const other = await otherDevice();
    await other.goto(url);
    await expect(codeField(other)).toBeVisible();
    await sendButton(other).click();
    await expect(other.locator("#problem")).toBeVisible();
    await sendCode(other, "00 42");
    await expectOutcome(other, "paid");
    expect(await sentBy(reference)).toEqual(["start", "finish"]);
  },
);

test("the offer of another try stands beside nothing else", CHIEFLY_SCRIPT, async ({ page, otherDevice }) => {
  const { url } = await enter({ page, otherDevice }, "retry-offer", "retry-offer");
  await reloaded(page, "retry-offer");
  expect(await pageText(page)).toContain("Nothing was taken.");
  await page.goto(page.url().replace("/retry-offer", "/method"));
  await expectStep(page, "retry-offer");
  const other = await otherDevice();
  await other.goto(url);
  await expectStep(other, "retry-offer");
});

test("a counter runs by script", SCRIPT_ONLY, async ({ page, otherDevice }) => {
  await enter({ page, otherDevice }, "code", "clarification");
  await expect(page.getByText(/^Time left: 0:0\d$/)).toBeVisible();
});

test(
  "without script the page draws itself anew when the code has ended",
  NO_SCRIPT_ONLY,
  async ({ page, otherDevice }) => {
    await enter({ page, otherDevice }, "code", "clarification");
    expect(await pageText(page)).toMatch(/The code works until \d\d:\d\d:\d\d UTC\./);
    await untilCodeIsOver(page);
  },
);
