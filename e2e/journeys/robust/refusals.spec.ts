import { expect, test } from "@playwright/test";
import { gatePaymentsOf } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { statesOf } from "@/e2e/journeys/robust/support/database";
import { payUrl, placeInvoice, type Invoiced } from "@/e2e/journeys/robust/support/orders";
import { ask, cardBody, postCard, readCardForm, type Answer } from "@/e2e/journeys/robust/support/plain-form";
import { randomAddress } from "@/e2e/journeys/robust/support/random-address";
import { VISA } from "@/e2e/scenarios/common";

/** Wrong on purpose: the Gate must hear of none of these. */
const mistyped = { ...VISA, pan: "4000000000000078" };

const cardPage = async (order: Invoiced) => {
  const url = payUrl(order.invoice_id, "card");
  return { url, hidden: await readCardForm(url) };
};

const expectNothingHappened = async (order: Invoiced): Promise<void> => {
  expect(await gatePaymentsOf(order.reference)).toEqual([]);
  expect(await statesOf(order.invoice_id)).toEqual([]);
};

const isRefusedForNumber = ({ location }: Answer): boolean => location?.includes("tooManySubmits") ?? false;

test.describe("limits", () => {
  /** Windows are fixed: one that begins in the middle of a test gives up to twice as many. */
  const submitUntilRefused = async (
    most: number,
    submit: (n: number) => Promise<Answer>,
  ): Promise<number> => {
    for (let n = 1; n <= 2 * most + 1; n += 1) if (isRefusedForNumber(await submit(n))) return n - 1;
    throw new Error("No limit was met.");
  };

  test("an address that hands in too many cards is refused, another one is not", async ({ page }) => {
    test.setTimeout(180_000);
    const [guilty, innocent] = [randomAddress(), randomAddress()];
    const orders = await Promise.all(Array.from({ length: 13 }, () => placeInvoice()));
    const pages = await Promise.all(orders.map(cardPage));
    const submit = (n: number, address: string, card = mistyped): Promise<Answer> => {
      const { url, hidden } = pages[n % pages.length] ?? { url: "", hidden: [] };
      return postCard(url, hidden, card, { origin: stackUrl("checkout"), "x-forwarded-for": address });
    };
    const passed = await submitUntilRefused(60, (n) => submit(n, guilty));
    expect(passed).toBeGreaterThanOrEqual(60);

    const { location } = await submit(0, innocent);
    expect(location).toContain("number.checksum");
    for (const order of orders) await expectNothingHappened(order);

    await page.goto(`${pages[0]?.url ?? ""}?faults=tooManySubmits`);
    const alert = page.locator('main [role="alert"]:visible');
    await expect(alert).toContainText("Too many payments");
    await expect(alert).toContainText(/not sent|nothing was/i);
  });

  test("an invoice that gets too many cards refuses further ones, another invoice does not", async () => {
    const [order, other] = [await placeInvoice(), await placeInvoice()];
    const { url, hidden } = await cardPage(order);
    const passed = await submitUntilRefused(12, () => postCard(url, hidden, mistyped));
    expect(passed).toBeGreaterThanOrEqual(12);
    const second = await cardPage(other);
    expect((await postCard(second.url, second.hidden, mistyped)).location).toContain("number.checksum");
    await expectNothingHappened(order);
  });
});

test.describe("an action that was not asked for by a page of ours", () => {
  const origin = stackUrl("checkout");
  const foreign: readonly (readonly [name: string, headers: Readonly<Record<string, string>>])[] = [
    ["a foreign Origin", { origin: "https://evil.example" }],
    [
      "a foreign Origin and a forwarded host that agrees with it",
      { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    ],
    ["the Origin null", { origin: "null" }],
    ["an Origin that is none", { origin: "::::" }],
    ["no Origin and no word of the browser", {}],
    ["no Origin, from another site", { "sec-fetch-site": "cross-site" }],
    ["no Origin, from a sister site", { "sec-fetch-site": "same-site" }],
    ["our Origin with another port", { origin: origin.replace(/\d+$/, "1") }],
  ];

  for (const [name, headers] of foreign) {
    test(`${name}: nothing is sent, and no inner word comes back`, async () => {
      const order = await placeInvoice();
      const { url, hidden } = await cardPage(order);
      const answer = await postCard(url, hidden, VISA, headers);
      expect([303, 400, 403, 500]).toContain(answer.status);
      if (answer.status === 303) expect(answer.location).toContain("faults=unavailable");
      expectNoInnerWords(answer);
      await expectNothingHappened(order);
    });
  }

  test("no Origin, but the browser's word that it is ours: it is paid", async () => {
    const order = await placeInvoice();
    const { url, hidden } = await cardPage(order);
    expect((await postCard(url, hidden, VISA, { "sec-fetch-site": "same-origin" })).status).toBe(303);
    await expect.poll(() => statesOf(order.invoice_id)).toEqual(["paid"]);
  });
});

test.describe("a form that we did not draw", () => {
  test("a body over the limit is refused without inner words", async () => {
    const order = await placeInvoice();
    const { url, hidden } = await cardPage(order);
    const body = cardBody(hidden, VISA);
    body.append("more", "x".repeat(64 * 1024));
    const answer = await ask(url, { method: "POST", headers: { origin: stackUrl("checkout") }, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expectNoInnerWords(answer);
    await expectNothingHappened(order);
  });

  const unknownId = "0".repeat(42);
  const withoutAction = (hidden: readonly (readonly [string, string])[]) =>
    hidden.filter(([field]) => !field.startsWith("$ACTION"));

  test("a form whose action we do not know, as after a deploy, leads to the page as it is now", async () => {
    const order = await placeInvoice();
    const { url, hidden } = await cardPage(order);
    const fields = [[`$ACTION_ID_${unknownId}`, ""] as const, ...withoutAction(hidden)];
    const answer = await postCard(url, fields, VISA, { origin: stackUrl("checkout") });
    expect(answer.status).toBe(303);
    expectNoInnerWords(answer);
    expect(answer.location).toContain("/card?faults=unavailable#problem");
    await expectNothingHappened(order);
  });

  test("an action that we do not know, in the header, is refused without inner words", async () => {
    const order = await placeInvoice();
    const { url, hidden } = await cardPage(order);
    const headers = { origin: stackUrl("checkout"), "next-action": unknownId };
    const answer = await postCard(url, withoutAction(hidden), VISA, headers);
    expect(answer.status).toBe(404);
    expectNoInnerWords(answer);
    await expectNothingHappened(order);
  });

  test("a broken multipart body is refused without inner words", async () => {
    const order = await placeInvoice();
    const { url } = await cardPage(order);
    const answer = await ask(url, {
      method: "POST",
      headers: { origin: stackUrl("checkout"), "content-type": "multipart/form-data; boundary=x" },
      body: '--x\r\nContent-Disposition: form-data; name="number"\r\n\r\n4000',
    });
    expectNoInnerWords(answer);
    await expectNothingHappened(order);
  });
});

/** Places in our code, names of packages, paths of the machine. */
function expectNoInnerWords({ text }: Answer): void {
  expect(text).not.toMatch(/node_modules|\.next\/|webpack|turbopack|^\s+at .+:\d+/im);
  expect(text).not.toContain(process.cwd());
  expect(text).not.toContain(VISA.pan);
}
