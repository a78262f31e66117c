import { expect, type Page } from "@playwright/test";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, inTurn, test } from "@/e2e/journeys/support/journey";
import {
  chooseCard,
  expectOutcome,
  expectStep,
  field,
  pageText,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";
import { LANGUAGES as LANGUAGES_OF_PAGE } from "@/lib/i18n/languages";

/** The payer's language holds over the whole journey. */

type Words = {
  readonly name: string;
  readonly step: Readonly<Record<"method" | "card" | "waiting" | "result", RegExp>>;
};

const LANGUAGES: Readonly<Record<"en" | "ru" | "uk", Words>> = {
  en: {
    name: "English",
    step: {
      method: /How would you like to pay/,
      card: /Pay by card/,
      waiting: /your bank/,
      result: /Paid\. Thank you/,
    },
  },
  ru: {
    name: "Русский",
    step: { method: /[Кк]ак.*(платить|оплат)/, card: /карт/, waiting: /банк/, result: /[Оо]плачено/ },
  },
  uk: {
    name: "Українська",
    step: {
      method: /[Яя]к.*(платити|оплат|сплат)/,
      card: /картк/,
      waiting: /банк/,
      result: /[Сс]плачено|[Оо]плачено/,
    },
  },
};

/** Names of languages, each in its own letters, and nothing else. */
const OTHERS = new RegExp(
  Object.values(LANGUAGES_OF_PAGE)
    .map(({ name }) => name)
    .join("|"),
  "g",
);

const languages = ["en", "ru", "uk"] as const;

const expectLanguage = async (
  page: Page,
  language: (typeof languages)[number],
  step: keyof Words["step"],
): Promise<void> => {
  await expectStep(page, step);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(LANGUAGES[language].step[step]);
  // One language a page: the two that look alike have letters of their own.
  const text = (await pageText(page)).replaceAll(OTHERS, "");
  if (language === "ru") expect(text).not.toMatch(/[іїєґІЇЄҐ]/);
  if (language === "uk") expect(text).not.toMatch(/[ыъэёЫЪЭЁ]/);
  if (language === "en") expect(text).not.toMatch(/[а-яА-Я]/);
};

/** Many languages stand on a page of their own, behind the name of the present one. */
const changeLanguage = async (page: Page, name: string): Promise<void> => {
  await page.locator('footer a[href*="languages="]').click();
  await expectStep(page, "language");
  await page.getByRole("link", { name }).click();
};

const walk = async (page: Page, reference: string, language: (typeof languages)[number]): Promise<void> => {
  await expectLanguage(page, language, "method");
  await chooseCard(page);
  await expectLanguage(page, language, "card");
  await typeCard(page, { ...VISA, cvv: "1" });
  await pressPay(page);
  await expect(page.locator("#problem")).toBeVisible();
  await expectLanguage(page, language, "card");
  await typeCard(page, VISA);
  await pressPay(page);
  await expectLanguage(page, language, "waiting");
  await letBankDecide(reference);
  await expectOutcome(page, "paid");
  await expectLanguage(page, language, "result");
};

const KINDS = [
  ["parameters", BY_PARAMETERS],
  ["an invoice", BY_INVOICE],
] as const;

for (const [place, language] of languages.entries()) {
  for (const [turn, [kind, order]] of KINDS.entries()) {
    test(
      `a link with ${kind} that asks for ${language} speaks it on every step`,
      inTurn(place + turn),
      async ({ page }) => {
        const { url, reference } = await placeOrder({
          ...order,
          locale: language,
          description: "1, 2, 3",
          items: [],
        });
        await holdBank(reference);
        await page.goto(url);
        await walk(page, reference, language);
      },
    );
  }

  test(
    `the switch to ${language} keeps the step, and the language holds to the end`,
    inTurn(place),
    async ({ page }) => {
      const from = language === "en" ? "ru" : "en";
      const { url, reference } = await placeOrder({
        ...BY_INVOICE,
        locale: from,
        description: "1, 2, 3",
        items: [],
      });
      await holdBank(reference);
      await page.goto(url);
      await expectLanguage(page, from, "method");
      await changeLanguage(page, LANGUAGES[language].name);
      await walk(page, reference, language);
    },
  );
}

test("the language can be changed on every step of an invoice", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  const { url, reference } = await placeOrder({ ...BY_INVOICE, description: "1, 2, 3", items: [] });
  await holdBank(reference);
  await page.goto(url);
  await chooseCard(page);
  await expectLanguage(page, "en", "card");
  await changeLanguage(page, "Русский");
  await expectLanguage(page, "ru", "card");
  await expect(field(page, "number")).toHaveValue("");
  await typeCard(page, VISA);
  await pressPay(page);
  await expectLanguage(page, "ru", "waiting");
  await changeLanguage(page, "Українська");
  await expectLanguage(page, "uk", "waiting");
  await letBankDecide(reference);
  await expectOutcome(page, "paid");
  await expectLanguage(page, "uk", "result");
  await changeLanguage(page, "English");
  await expectLanguage(page, "en", "result");
});

test.describe("a payer whose browser speaks Ukrainian", () => {
  test.use({ locale: "uk-UA" });
  test("is spoken to in Ukrainian without asking", CHIEFLY_NO_SCRIPT, async ({ page }) => {
    const { url } = await placeOrder({ ...BY_INVOICE, description: "1, 2, 3", items: [] });
    await page.goto(url);
    await expectLanguage(page, "uk", "method");
  });
});

test.describe("a payer whose browser speaks a language that we do not", () => {
  test.use({ locale: "fi-FI" });
  test("is spoken to in English", CHIEFLY_SCRIPT, async ({ page }) => {
    const { url } = await placeOrder({ ...BY_INVOICE, description: "1, 2, 3", items: [] });
    await page.goto(url);
    await expectLanguage(page, "en", "method");
  });
});
