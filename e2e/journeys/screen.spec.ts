import { expect, type Page } from "@playwright/test";
import { holdBank, letBankDecide } from "@/e2e/journeys/support/bank";
import { PHONE, TELEVISION } from "@/e2e/journeys/support/devices";
import { CHIEFLY_NO_SCRIPT, CHIEFLY_SCRIPT, test } from "@/e2e/journeys/support/journey";
import {
  chooseCard,
  DIGITS_OF_CARD,
  expectOutcome,
  expectStep,
  pageText,
  pressPay,
  typeCard,
} from "@/e2e/journeys/support/payer";
import { takePictures } from "@/e2e/journeys/support/picture";
import { query } from "@/e2e/journeys/robust/support/database";
import { randomAddress } from "@/e2e/journeys/robust/support/random-address";
import { invoicesOf, placeOrder } from "@/e2e/journeys/support/sandbox";
import { button, codeOn, door, readCode, showCode } from "@/e2e/journeys/support/television";
import { expectPaidOnce } from "@/e2e/journeys/support/truth";
import { BY_INVOICE, BY_PARAMETERS, VISA } from "@/e2e/scenarios/common";

/** A television hands its payment to a phone, and both go in step to the end. */

test.use(TELEVISION);

const takeOver = async (phone: Page, code: string): Promise<void> => {
  await phone.goto(door(code));
  await button(phone, /^Go on to pay/).click();
  await expectStep(phone, "method");
};

const expectHeading = (page: Page, name: string) =>
  expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();

test("a phone takes over and pays; both screens say each step, and the television nothing of the payer", async ({
  page,
  otherDevice,
}) => {
  const { url, reference } = await placeOrder(BY_INVOICE);
  const code = await showCode(page, url);
  await takePictures(page, "screen-code");
  const phone = await otherDevice(PHONE);
  // Typed as people type: in small letters, with the hyphen.
  await phone.goto(door());
  await phone.getByLabel("Code").fill(` ${code.toLowerCase()} `);
  await button(phone, "Open the payment").click();
  await expect.poll(() => pageText(phone)).toContain("You are paying for a request shown on another screen.");
  await expect.poll(() => pageText(phone)).toContain("Pay €108.90 to Green Room?");
  await button(phone, "Go on to pay €108.90").click();
  await expectStep(phone, "method");
  await expectHeading(page, "Opened on a phone");
  // Not hidden but gone: cameras read what is faint.
  expect(await page.content()).not.toContain(code.replace("-", ""));
  await expect(page.locator(".qr")).toHaveCount(0);
  await holdBank(reference);
  await chooseCard(phone);
  await typeCard(phone, VISA);
  await pressPay(phone);
  await expectHeading(page, "Paying on the phone");
  // Whatever page of the payment the television asks for, it follows.
  await page.goto(url);
  await expectStep(page, "screen");
  await letBankDecide(reference);
  await Promise.all([expectOutcome(phone, "paid"), expectOutcome(page, "paid")]);
  await expect(page.getByRole("link", { name: "Back to Green Room" })).toBeVisible();
  const seen = await page.content();
  expect(seen).not.toMatch(DIGITS_OF_CARD);
  expect(seen.toLowerCase()).not.toContain(VISA.holder.toLowerCase());
  await expectPaidOnce(reference);
});

test(
  "a decline on the phone is told without its reason; the phone tries again",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice }) => {
    const { url, reference } = await placeOrder(BY_PARAMETERS);
    const code = await showCode(page, url);
    const phone = await otherDevice(PHONE);
    await takeOver(phone, code);
    await chooseCard(phone);
    await typeCard(phone, { ...VISA, pan: "4000000000000135" });
    await pressPay(phone);
    await expectOutcome(phone, "declined");
    await expectHeading(page, "The payment on the phone didn’t go through");
    expect(await pageText(page)).not.toMatch(/your bank|0135|money on the card/i);
    await phone.locator("main .actions a").first().click();
    await typeCard(phone, VISA);
    await pressPay(phone);
    await Promise.all([expectOutcome(phone, "paid"), expectOutcome(page, "paid")]);
    await expectPaidOnce(reference);
  },
);

test("a code works once, and looking does not use it up", CHIEFLY_SCRIPT, async ({ page, otherDevice }) => {
  const { url } = await placeOrder(BY_INVOICE);
  const code = await showCode(page, url);
  for (let look = 0; look < 3; look += 1) {
    const preview = await fetch(door(code), { headers: { "user-agent": "TelegramBot (like TwitterBot)" } });
    expect(preview.headers.get("x-robots-tag")).toBe("noindex");
    expect(preview.headers.get("cache-control")).toContain("no-store");
    expect(await preview.text()).toContain("Go on to pay");
  }
  const [first, second, third] = [
    await otherDevice(PHONE),
    await otherDevice(PHONE),
    await otherDevice(PHONE),
  ];
  await second.goto(door(code));
  await takeOver(first, code);
  // Whoever had the page open hears what happened; whoever comes later hears what any stranger hears.
  await button(second, /^Go on to pay/).click();
  await expect.poll(() => pageText(second)).toContain("This code was used on another phone");
  await third.goto(door(code));
  expect(await pageText(third)).toContain("This code opens nothing");
  // The phone that has it may come again by it.
  await first.goto(door(code));
  await expectStep(first, "method");
});

test(
  "a new code ends the old one, paying here ends both",
  CHIEFLY_NO_SCRIPT,
  async ({ page, otherDevice }) => {
    const { url } = await placeOrder(BY_INVOICE);
    const old = await showCode(page, url);
    await button(page, "New code").click();
    await expect(page.locator(".hand-off-code")).not.toHaveText(old);
    const fresh = await codeOn(page);
    const phone = await otherDevice(PHONE);
    await phone.goto(door(old));
    expect(await pageText(phone)).toContain("This code opens nothing");
    await phone.goto(door(fresh));
    await expect(button(phone, /^Go on to pay/)).toBeVisible();
    await button(page, "Pay here on this screen").click();
    await expectStep(page, "method");
    await button(phone, /^Go on to pay/).click();
    await expect.poll(() => pageText(phone)).toContain("This code opens nothing");
  },
);

test(
  "when the time is up the code is gone from the page, and one press makes another",
  CHIEFLY_SCRIPT,
  async ({ page }) => {
    const { url, reference } = await placeOrder(BY_INVOICE);
    const code = await showCode(page, url);
    const [invoice] = await invoicesOf(reference);
    expect(await readCode(page)).toBe(door(code));
    // Not long ago: what ended a day ago is forgotten.
    await query("update hand_offs set expires_at = now_ms() - 1 where invoice_id = $1", [invoice?.id]);
    await page.reload();
    await expectHeading(page, "This code’s time is up");
    expect(await page.content()).not.toContain(code.replace("-", ""));
    expect(await readCode(page)).toBe("");
    await button(page, "New code").click();
    expect(await codeOn(page)).not.toBe(code);
  },
);

test("opening a link, or the page of the code, creates nothing", CHIEFLY_NO_SCRIPT, async () => {
  const { url, reference } = await placeOrder(BY_PARAMETERS);
  const headers = { "user-agent": TELEVISION.userAgent };
  expect(await (await fetch(url, { headers })).text()).toContain("Pay with your phone");
  expect(await invoicesOf(reference)).toEqual([]);
  const placed = await placeOrder(BY_INVOICE);
  expect(await (await fetch(placed.url, { headers })).text()).toContain("Pay with your phone");
  const [invoice] = await invoicesOf(placed.reference);
  expect(await query("select from hand_offs where invoice_id = $1", [invoice?.id])).toHaveLength(0);
});

test(
  "whoever guesses is slowed down, and a right code is no way round",
  CHIEFLY_NO_SCRIPT,
  async ({ page }) => {
    const { url } = await placeOrder(BY_INVOICE);
    const code = await showCode(page, url);
    const headers = { "x-forwarded-for": randomAddress() };
    const guess = async (text: string): Promise<string> =>
      /data-outcome="(\w+)"/.exec(await (await fetch(door(text), { headers })).text())?.[1] ?? "open";
    // Right ones are no guesses.
    for (let look = 0; look < 7; look += 1) expect(await guess(code)).toBe("open");
    const wrong = ["BBBBBBBB", "CCCCCCCC", "DDDDDDDD", "FFFFFFFF", "nonsense"];
    for (const each of wrong) expect(await guess(each)).toBe("nothing");
    expect(await guess("GGGGGGGG")).toBe("tooMany");
    expect(await guess(code)).toBe("tooMany");
  },
);
