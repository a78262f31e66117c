import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { inTurn, test } from "@/e2e/journeys/support/journey";
import {
  chooseCard,
  expectOutcome,
  expectStep,
  methodButton,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { expectStrange } from "@/e2e/journeys/support/strange-words";
import { BY_INVOICE, VISA } from "@/e2e/scenarios/common";

/** A language that nobody speaks: twice as long as English, from the catalogue alone. See `PSEUDO_LOCALES`. */

test.use({ viewport: { width: 320, height: 640 } });

for (const [place, language] of (["en-XA", "ar-XB"] as const).entries()) {
  const inLanguage = (url: string): string => `${url}${url.includes("?") ? "&" : "?"}lang=${language}`;

  test(
    `in ${language} every word of a card's way is the catalogue's, and fits a small phone`,
    inTurn(place),
    async ({ page }) => {
      const { url, reference } = await placeOrder({ ...BY_INVOICE, description: "1, 2, 3", items: [] });
      const known = ["Green Garden", reference];
      await page.goto(inLanguage(url));
      await expectStep(page, "method");
      await expectStrange(page, "method", known);
      await page.locator('footer a[href*="languages="]').click();
      await expectStep(page, "language");
      await expectStrange(page, "the languages", known);
      await page.goBack();
      await chooseCard(page);
      await expectStep(page, "card");
      await page.goto(
        `${page.url().split("?")[0]}?faults=number.checksum,expiry.past,cvv.length4,holder.strayDigits`,
      );
      await expectStrange(page, "card with faults", known);
      await typeCard(page, { ...VISA, pan: "4000000000000135" });
      await pressPay(page);
      await expectOutcome(page, "declined");
      await expectStrange(page, "declined", known);
      await page.goBack();
      await expectStep(page, "card");
      await holdBank(reference);
      await typeCard(page, VISA);
      await pressPay(page);
      await expectStep(page, "waiting");
      await expectStrange(page, "waiting", known);
      await letBankDecide(reference);
      await expectOutcome(page, "paid");
      await expectStrange(page, "paid", known);
    },
  );

  test(
    `in ${language} details, the way out and dead ends are the catalogue's, and fit`,
    inTurn(place + 1),
    async ({ page }) => {
      const { url, reference } = await placeOrder({ ...BY_INVOICE, description: "1, 2, 3", items: [] });
      const known = ["Green Garden", reference, new URL(stackUrl("commerce")).host];
      await page.goto(inLanguage(url));
      await methodButton(page, "neteller_eur").click();
      await expectStep(page, "details");
      await expectStrange(page, "details", [...known, "Email", "The address of your wallet"]);
      await page.locator('input[type="email"]').fill("payer@example.com");
      await page.locator('main button[type="submit"]').first().click();
      await expectStep(page, "redirect");
      await expectStrange(page, "redirect", known);
      await page.goto(`${stackUrl("checkout")}/pay/cpi_NobodyKnowsThis1`);
      await expectStep(page, "link");
      await expectStrange(page, "dead link", known);
    },
  );
}
