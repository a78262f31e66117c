import { expect, type Page } from "@playwright/test";
import { changed } from "@/e2e/journeys/support/changed-link";
import { CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, inTurn, test } from "@/e2e/journeys/support/journey";
import {
  chooseCard,
  expectOutcome,
  expectStep,
  openCardForm,
  pageText,
  payByCard,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { getOrder, invoicesOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { expectInvoices, expectPaidOnce, expectShop } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

/** What payment links may say, and what they must not be able to do. */

const WRONG: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  "with an empty key": { public_key: "" },
  "with markup for a key": { public_key: "<script>alert(1)</script>" },
  "without a currency": { currency: null },
  "over nothing": { amount: "0" },
  "over less than nothing": { amount: "-5.00" },
  "over too many decimals": { amount: "1.005" },
  "over more than can be counted": { amount: "99999999999999999999" },
  "with an endless order number": { reference_id: "x".repeat(300) },
  "with an invoice that climbs": { cpi: "../../api/health/ready" },
  "with an invoice that is markup": { cpi: "<img src=x>" },
};

for (const [place, [how, change]] of Object.entries(WRONG).entries()) {
  test(
    `a link ${how} opens nothing, creates nothing and says what to do`,
    inTurn(place),
    async ({ page }) => {
      const { url, reference } = await placeOrder(BY_PARAMETERS);
      const answer = await page.goto(changed(url, change));
      expect(answer?.status()).toBe(400);
      await expectStep(page, "link");
      expect(await pageText(page)).toMatch(/[Nn]othing was taken/);
      expect(await pageText(page)).toMatch(/shop/);
      await expectInvoices(reference, 0);
    },
  );
}

for (const [place, path] of [
  "/pay/cpi_NobodyKnowsThis1",
  "/pay/cpi_NobodyKnowsThis1/card",
  "/pay/%2e%2e",
  "/gone",
  "/nothing",
].entries()) {
  test(`${path} is a page that says that the link has ended`, inTurn(place), async ({ page }) => {
    const answer = await page.goto(`${stackUrl("checkout")}${path}`);
    expect(answer?.status()).toBe(404);
    await expectStep(page, "link");
    expect(await pageText(page)).toMatch(/[Nn]othing was taken/);
  });
}

test(
  "looking at a link creates nothing, however often and by whatever means",
  CHIEFLY_NO_SCRIPT,
  async ({ page, request }) => {
    const { url, reference } = await placeOrder(BY_PARAMETERS);
    for (let time = 0; time < 5; time += 1) {
      expect((await request.get(url)).status()).toBe(200);
      expect((await request.head(url)).status()).toBe(200);
    }
    await page.goto(url);
    await expectStep(page, "method");
    await page.reload();
    await expectStep(page, "method");
    await expectInvoices(reference, 0);
    expect((await getOrder(reference)).callbacks).toEqual([]);
  },
);

test("an order that has its invoice cannot be opened over another sum", CHIEFLY_SCRIPT, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_PARAMETERS);
  await openCardForm(page, url);
  await page.goto(changed(url, { amount: "1.00" }));
  await expectStep(page, "link");
  expect(await pageText(page)).toContain("This order already has an invoice");
  await page.goto(url);
  await expectStep(page, "method");
  await expectInvoices(reference, 1);
});

test(
  "a sum that the payer changed in the link is not the shop's: the shop ships nothing for it",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_PARAMETERS);
    await payByCard(page, changed(url, { amount: "1.00" }), VISA);
    await expectOutcome(page, "paid");
    await expect
      .poll(async () => (await getOrder(reference)).callbacks.map(({ verdict }) => verdict))
      .toContain("amountWrong");
    await expectShop(reference, "new");
  },
);

test("a link without an order number is paid too, once", CHIEFLY_SCRIPT, async ({ page }) => {
  const { url } = await placeOrder(BY_PARAMETERS);
  await page.goto(changed(url, { reference_id: null }));
  await chooseCard(page);
  await expectStep(page, "card");
  await typeCard(page, VISA);
  await pressPay(page);
  await expectOutcome(page, "paid");
});

const backLink = (page: Page) => page.getByRole("link", { name: "Back to Green Room", exact: true });

test(
  "after paying the way back is the shop's own address, and the shop knows",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await payByCard(page, url, VISA);
    await expectOutcome(page, "paid");
    await expect(backLink(page)).toHaveAttribute("href", `${stackUrl("shop")}/orders/${reference}/success`);
    await expectPaidOnce(reference);
    await backLink(page).click();
    await expect(page).toHaveURL(new RegExp(`/orders/${reference}/success$`));
    await expect(page.locator("body")).toContainText("Paid. Thank you.");
  },
);

test(
  "after a decline the way back without paying is the shop's decline address",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    await payByCard(page, url, { ...VISA, pan: "4000000000000135" });
    await expectOutcome(page, "declined");
    await expect(page.getByRole("link", { name: "Back to Green Room without paying" })).toHaveAttribute(
      "href",
      `${stackUrl("shop")}/orders/${reference}/decline`,
    );
  },
);

const FOREIGN = [
  "https://evil.example/thanks",
  "//evil.example",
  "javascript:alert(1)",
  "http://127.0.0.1:1/elsewhere",
  "https://user:secret@evil.example/",
];

for (const [place, address] of FOREIGN.entries()) {
  test(`a link cannot send the payer to ${address}`, inTurn(place), async ({ page }) => {
    const { url } = await placeOrder(BY_PARAMETERS);
    const link = changed(url, {
      return_url: address,
      "return_urls[success]": address,
      "return_urls[fail]": address,
      "options[return_url]": address,
    });
    await payByCard(page, link, VISA);
    await expectOutcome(page, "paid");
    await expect(backLink(page)).toHaveAttribute("href", `${stackUrl("shop")}/back/success`);
    const hrefs = await page
      .locator("a")
      .evaluateAll((links) => links.map((each) => each.getAttribute("href")));
    expect(hrefs.filter((href) => href?.includes("evil") || href?.startsWith("javascript"))).toEqual([]);
  });
}

test("what a link says of itself is shown as text, whatever it is", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  const { url } = await placeOrder(BY_PARAMETERS);
  const nasty = `<img src=x onerror=alert(1)>"';--{{7*7}} ${"long ".repeat(80)}`;
  await page.goto(changed(url, { description: nasty, "metadata[__proto__]": "x", theme: "<style>" }));
  await expectStep(page, "method");
  expect(await pageText(page)).toContain(`<img src=x onerror=alert(1)>"';--{{7*7}} long long`);
  await expect(page.locator("img")).toHaveCount(0);
});

test("a posted link is a link", CHIEFLY_NO_SCRIPT, async ({ page }) => {
  const { url, reference } = await placeOrder(BY_PARAMETERS);
  const link = new URL(url);
  // As a shop's own page would send it.
  await page.goto(stackUrl("shop"));
  await page.evaluate(
    ({ action, fields }) => {
      const form = document.createElement("form");
      form.method = "post";
      form.action = action;
      for (const [name, value] of fields) {
        const input = document.createElement("input");
        input.name = name;
        input.value = value;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    { action: `${link.origin}/hpp/`, fields: [...link.searchParams] },
  );
  await expectStep(page, "method");
  await expectInvoices(reference, 0);
  await chooseCard(page);
  await expectStep(page, "card");
  expect(await invoicesOf(reference)).toHaveLength(1);
});
