import { expect, type Locator, type Page } from "@playwright/test";
import { expectStep, payButton, payByCard, typeCard } from "@/e2e/journeys/support/payer";
import { takePictures } from "@/e2e/journeys/support/picture";
import type { Act, Stage } from "@/e2e/journeys/support/stage";
import { decide, gatePaymentsOf } from "@/e2e/journeys/support/sandbox";

/** What a payer knows, by the token that browsers fill a field in by. */
const KNOWN: Readonly<Record<string, string>> = {
  "billing postal-code": "050000",
  "billing address-line1": "Abay ave. 10",
  "family-name": "Petrov",
  "given-name": "Ivan",
  email: "ivan@example.com",
  country: "KZ",
  "billing address-level2": "Almaty",
};

export const CODE = "123456";

/** The form in which something is typed, not the one that asks for a new code. */
export const askForm = (page: Page): Locator =>
  page.locator("main form", { has: page.locator("input:not([type=hidden]), select") });

export const sendButton = (page: Page): Locator => askForm(page).locator("button[type=submit]");
export const codeField = (page: Page): Locator => page.locator('[autocomplete="one-time-code"]');
export const newCodeButton = (page: Page): Locator => page.locator("#new-code");

/** Pays and stands on the page of what is asked. */
export const payUntilAsked = async (
  { page, url, card }: Pick<Stage, "page" | "url" | "card">,
  step: string,
): Promise<void> => {
  await payByCard(page, url, card);
  await expectStep(page, step);
};

export const fillIn = async (page: Page): Promise<void> => {
  for (const [token, value] of Object.entries(KNOWN)) {
    const field = page.locator(`main [autocomplete="${token}"]`);
    if ((await field.count()) === 0) continue;
    if ((await field.evaluate(({ tagName }) => tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
};

export const sendCode = async (page: Page, code: string): Promise<void> => {
  await codeField(page).fill(code);
  await sendButton(page).click();
};

const clarify: Act = async (stage) => {
  await payUntilAsked(stage, "clarification");
  await takePictures(stage.page, "clarification");
  await fillIn(stage.page);
  await sendButton(stage.page).click();
  return stage.page;
};

const chooseBank: Act = async (stage) => {
  const { page } = stage;
  await payUntilAsked(stage, "clarification");
  await takePictures(page, "clarification-bank");
  if (stage.surface === "tv") await expect(askForm(page).getByRole("radio").first()).toBeFocused();
  // On a television both stand open.
  for (const [label, chosen] of [
    ["Your bank", "Altyn Savings"],
    ["Mobile operator", "Kcell"],
  ] as const)
    if (stage.surface === "tv") await page.getByRole("radio", { name: chosen }).check();
    else await page.getByLabel(label).selectOption(chosen);
  await sendButton(page).click();
  return page;
};

const clarifyTwice: Act = async (stage) => {
  await clarify(stage);
  const { page } = stage;
  await expect(page.locator('main [autocomplete="email"]')).toBeVisible();
  await takePictures(page, "clarification-schema");
  await fillIn(page);
  await sendButton(page).click();
  return page;
};

const typing =
  (...codes: readonly string[]): Act =>
  async (stage) => {
    const { page } = stage;
    await payUntilAsked(stage, "clarification");
    await takePictures(page, "code");
    for (const [n, code] of codes.entries()) {
      if (n > 0) {
        await expect(page.locator("#asked-0-fault")).toBeVisible();
        // A code never comes back.
        await expect(codeField(page)).toHaveValue("");
        await takePictures(page, "code-wrong");
      }
      await sendCode(page, code);
    }
    return page;
  };

/** Waits until the page itself says that the code's time is up. */
export const untilCodeIsOver = async (page: Page): Promise<void> => {
  await expect(codeField(page)).toHaveCount(0, { timeout: 15_000 });
  await expectStep(page, "clarification");
  await expect(newCodeButton(page)).toBeEnabled();
};

const typeNewCode: Act = async (stage) => {
  const { page } = stage;
  await payUntilAsked(stage, "clarification");
  await expect(newCodeButton(page)).toBeDisabled();
  await untilCodeIsOver(page);
  await takePictures(page, "code-over");
  await newCodeButton(page).click();
  await expect(codeField(page)).toBeVisible();
  await sendCode(page, CODE);
  return page;
};

const typeNoCode: Act = async (stage) => {
  const { page, reference } = stage;
  await payUntilAsked(stage, "clarification");
  const [payment] = await gatePaymentsOf(reference);
  await decide(payment?.payment_id ?? "", { kind: "decline", code: "10602" });
  return page;
};

const proving =
  (code: string): Act =>
  async (stage) => {
    const { page } = stage;
    await payUntilAsked(stage, "confirmation");
    await takePictures(page, "confirmation");
    await page.locator("main form button").click();
    await expect(codeField(page)).toBeVisible();
    await takePictures(page, "confirmation-code");
    await sendCode(page, code);
    return page;
  };

const takeOffer: Act = async (stage) => {
  const { page, card } = stage;
  await payUntilAsked(stage, "retry-offer");
  await takePictures(page, "retry-offer");
  await page.locator("main a.button").click();
  await expectStep(page, "card");
  await typeCard(page, card);
  await payButton(page).click();
  return page;
};

export const askedPlays = {
  chooseBank,
  clarify,
  clarifyTwice,
  typeCode: typing("123 456"),
  typeWrongCode: typing("000000"),
  typeThreeWrongCodes: typing("000000", "111111", "222222"),
  typeNewCode,
  typeNoCode,
  proveCard: proving("0042"),
  proveCardWrongly: proving("0043"),
  takeOffer,
} as const satisfies Readonly<Record<string, Act>>;
