import { expect, test } from "@playwright/test";
import { payByCard, readResult } from "@/e2e/journeys/support/payer";
import { chargesOf, getOrder, placeOrder } from "@/e2e/journeys/support/sandbox";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

const links = [
  { name: "a link with parameters", wish: BY_PARAMETERS },
  { name: "a link with an invoice", wish: BY_INVOICE },
];

for (const { name, wish } of links) {
  test(`${name} is paid by card: one charge, the page and the shop say so`, async ({ page }) => {
    const order = await placeOrder(wish);
    await payByCard(page, order.url, VISA);
    expect(await readResult(page)).toEqual({ outcome: "paid", group: null });
    const charges = await chargesOf(order.reference);
    expect(charges).toMatchObject([{ minor: 10_890, currency: "EUR" }]);
    await expect.poll(async () => (await getOrder(order.reference)).state).toBe("paid");
  });
}
