import { dirname } from "node:path";
import { expect, test } from "@playwright/test";
import { codeField, sendCode } from "@/e2e/journeys/support/asked-plays";
import { expectStep, readResult } from "@/e2e/journeys/support/payer";
import { findLeaks, makeCanary } from "@/e2e/journeys/robust/support/canary";
import { placeInvoice, pressPay } from "@/e2e/journeys/robust/support/orders";
import { useOwnStack } from "@/e2e/journeys/robust/support/own-stack";
import { filesSince, rowsOfStore } from "@/e2e/journeys/robust/support/remains";
import { Witness } from "@/e2e/journeys/robust/support/witness";

const stack = useOwnStack(async () => ({ env: { LOG_LEVEL: "debug" } }));

/** Codes that nobody else has, none of them the right one: each stands alone wherever it is found. */
const codes = { one: "70461938", two: "81572049" } as const;

for (const script of [true, false]) {
  test(`a typed code is found in no log, address, cookie or table, ${script ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const witness = new Witness();
    const context = await browser.newContext({ javaScriptEnabled: script });
    witness.watch(context);
    const page = await context.newPage();

    const { invoice_id: first } = await placeInvoice({ scenario: "code-three-tries" });
    await pressPay(page, first);
    await expectStep(page, "clarification");
    for (const code of [codes.one, codes.two]) {
      await sendCode(page, code);
      await expect(page.locator("#asked-0-fault")).toBeVisible();
      await witness.look(page);
    }
    await page.goBack();
    await witness.look(page);

    const { invoice_id: second } = await placeInvoice({ scenario: "merchant-auth" });
    await pressPay(page, second);
    await expectStep(page, "confirmation");
    await page.locator("main form button").click();
    await expect(codeField(page)).toBeVisible();
    await sendCode(page, codes.one);
    await readResult(page);
    await witness.look(page);
    await context.close();

    const remains = [
      ...(await witness.testimony()),
      ...(await rowsOfStore()),
      ...filesSince(dirname(stack().logs.checkout), 0),
    ];
    for (const code of Object.values(codes))
      expect(findLeaks({ pan: makeCanary().pan, cvv: code }, remains)).toEqual([]);
    // The search has looked in the right places, and would find it.
    expect(remains.some(({ text }) => text.includes("payer.answer.clarification"))).toBe(true);
    expect(
      findLeaks({ pan: makeCanary().pan, cvv: codes.one }, [{ where: "itself", text: `"${codes.one}"` }]),
    ).toHaveLength(1);
  });
}
