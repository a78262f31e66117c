import { dirname } from "node:path";
import { expect, test } from "@playwright/test";
import { filesSince, rowsOfStore } from "@/e2e/journeys/robust/support/remains";
import { useOwnStack } from "@/e2e/journeys/robust/support/own-stack";
import { Witness } from "@/e2e/journeys/robust/support/witness";
import { expectOutcome, openCardForm } from "@/e2e/journeys/support/payer";
import { gateCardsOf, placeOrder, saveCardAtGate } from "@/e2e/journeys/support/sandbox";
import { customerOf, keepCard, paySaved, savedRows } from "@/e2e/journeys/support/saved-plays";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";
import { CLUB } from "@/e2e/scenarios/saved";

const stack = useOwnStack(() => Promise.resolve({ env: { LOG_LEVEL: "debug" } }));

/** A code that nothing else looks like. */
const CODE = "7193";
const AMEX = { ...VISA, pan: "378282246310005", cvv: CODE };

const spellings = (secret: string): readonly string[] => [
  secret,
  Buffer.from(secret).toString("hex"),
  Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(0, -1),
];

for (const script of [true, false]) {
  test(`what pays a saved card is found nowhere, ${script ? "with" : "without"} script`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: script });
    const witness = new Witness();
    witness.watch(context);
    const page = await context.newPage();

    await keepCard(page, AMEX);
    await witness.look(page);
    await openCardForm(page, (await placeOrder({ ...BY_PARAMETERS, account: CLUB })).url);
    await expect(savedRows(page)).toHaveCount(1);
    await witness.look(page);
    await paySaved(page, CODE.slice(1));
    await witness.look(page);
    await paySaved(page, CODE);
    await expectOutcome(page, "paid");
    await witness.look(page);
    const kept = await gateCardsOf(await customerOf(page));

    const customer = `canary-${String(script)}`;
    await saveCardAtGate(customer, VISA);
    await openCardForm(page, (await placeOrder({ ...BY_INVOICE, account: CLUB, customer })).url);
    await witness.look(page);
    await paySaved(page, VISA.cvv);
    await expectOutcome(page, "paid");
    // Only who has paid for the customer is offered the removal.
    await openCardForm(page, (await placeOrder({ ...BY_INVOICE, account: CLUB, customer })).url);
    await page.locator('a[href*="/card/remove"]').first().click();
    await witness.look(page);
    const listed = await gateCardsOf(customer);

    const secrets = [...kept, ...listed].flatMap(({ token }) => spellings(token));
    const ids = [...kept, ...listed].map(({ saved_account_id: id }) => String(id));
    expect(secrets.length).toBeGreaterThan(3);
    const testimony = await witness.testimony();
    const remains = [
      ...testimony,
      ...(await rowsOfStore()),
      ...filesSince(dirname(stack().logs.checkout), 0).filter(({ where }) => where.includes("checkout")),
    ];
    const found = remains.flatMap(({ where, text }) => [
      ...secrets
        .filter((secret) => text.includes(secret))
        .map((secret) => `${where}: token ${secret.slice(0, 8)}`),
      ...ids.filter((id) => text.includes(id)).map((id) => `${where}: account ${id}`),
      ...(new RegExp(`(?<![\\w.:-])${CODE}(?![\\w.%-])`).test(text) ? [`${where}: code`] : []),
    ]);
    expect(found).toEqual([]);
    // The search looked where there is something to find.
    expect(
      remains.some(({ where, text }) => where.includes("saved_cards") && text.includes('"last4":"0005"')),
    ).toBe(true);
    await context.close();
  });
}
