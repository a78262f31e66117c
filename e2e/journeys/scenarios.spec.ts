import { expect, type Page } from "@playwright/test";
import { PLAYS_ALL, test } from "@/e2e/journeys/support/journey";
import { DIGITS_OF_CARD, main, pageText, payButton } from "@/e2e/journeys/support/payer";
import { takePictures } from "@/e2e/journeys/support/picture";
import { walkProvider } from "@/e2e/journeys/support/walk-provider";
import { playMethod } from "@/e2e/journeys/support/method-plays";
import { plays, reloaded, straight } from "@/e2e/journeys/support/plays";
import { gatePaymentsOf, invoicesOf, placeOrder, type Placed } from "@/e2e/journeys/support/sandbox";
import { expectCharges, expectShop, salesOf } from "@/e2e/journeys/support/truth";
import { payByWallet } from "@/e2e/journeys/support/wallets";
import { shopPage } from "@/e2e/journeys/support/shop-frame";
import { MARKS } from "@/e2e/journeys/support/marks";
import { expectFollowed } from "@/e2e/journeys/support/followed";
import { isChief, namesCard, runsScript, saidOn, type Surface } from "@/e2e/scenarios/surfaces";
import { scenarios, type Scenario } from "@/e2e/scenarios/table";

/** Every way that a payment can go, as a payer would walk it: see e2e/scenarios/table.ts. */

// Which rows are played on which surface is the configuration's to say: see e2e/scenarios/surfaces.ts.
for (const scenario of scenarios) {
  const { id, title, order, card, method, faults, ends, play, provider, wallet } = scenario;

  test(`${id}: ${title}`, async ({ page, otherDevice, surface, surroundings }) => {
    const script = runsScript(surface);
    const made = await placeOrder({ ...order, ...(faults ? { faults } : {}) });
    const { reference } = made;
    // With the widget a payer opens the shop's page.
    const placed = surface === "widget" ? { ...made, url: shopPage(reference, "link") } : made;
    const { url } = placed;
    // Where every row comes from a television, that one goes straight.
    const isStraight = play === undefined || (play === "handOver" && surface === "handOff");
    const act = isStraight ? straight : plays[play];
    const end =
      card === null ? page : await act({ page, otherDevice, url, reference, card, script, surface });
    if (wallet !== undefined) await payByWallet(page, url, wallet);
    else if (provider !== undefined) await walkProvider(page, placed, provider, script);
    else if (method !== undefined) await playMethod(page, placed, method, script);
    else if (card === null) await page.goto(url);
    // Without script a result stands still; whatever the payer does next shows the new one.
    if (faults?.callback?.contradiction && !script) {
      await expectShop(reference, ends.orderState);
      // The shop hears of it from Commerce, Checkout from the Gate: either may be first.
      await expectTold(reference, toldTimes(faults.callback));
      await reloaded(end, "result");
    }
    await expectEnd(end, scenario, surface);
    await expectTruth(placed, scenario, surface);
    const television = surroundings.televisionOf(url);
    if (surface === "handOff") await expectFollowed(television, scenario);
    if (isBeforePaying(ends.page) || ends.page === "link") return;
    if (PLAYS_ALL || isChief(scenario)) {
      await reloaded(end, ends.page);
      await expectEnd(end, scenario, surface);
    }
    await expectOthersSeeNoCard(made, scenario);
  });
}

const isBeforePaying = (page: Scenario["ends"]["page"]): boolean =>
  ["card", "wallet", "leave"].includes(page);

async function expectEnd(page: Page, scenario: Scenario, surface: Surface): Promise<void> {
  const { ends } = scenario;
  const mark = isBeforePaying(ends.page) ? null : MARKS[ends.outcome];
  // A success may follow a decline on the same page: it is waited for.
  await expect(
    page.locator(`main[data-step="${ends.page}"]${mark === null ? "" : `[data-outcome="${mark}"]`}`),
  ).toBeVisible();
  await takePictures(page, `end-${ends.page}-${ends.group ?? ends.outcome}`);
  if (ends.group !== undefined) await expect(main(page)).toHaveAttribute("data-group", ends.group);
  for (const words of saidOn(scenario, surface)) expect(await pageText(page)).toContain(words);
  if (!namesCard(scenario, surface)) expect(await page.content()).not.toMatch(DIGITS_OF_CARD);
  // Whoever waits or has paid is offered no second payment.
  if (ends.page === "waiting" || ends.charged > 0) await expect(payButton(page)).toHaveCount(0);
}

/** Waits until the Gate has told Checkout that many times, and was answered. */
const expectTold = (reference: string, times: number): Promise<void> =>
  expect
    .poll(async () => (await gatePaymentsOf(reference)).flatMap(({ callbacks }) => callbacks).length)
    .toBeGreaterThanOrEqual(times);

/** What the Gate, Commerce and the shop know: the truth that the page must have told. */
async function expectTruth({ reference }: Placed, scenario: Scenario, surface: Surface): Promise<void> {
  const { order, faults, card, method, ends, provider, wallet } = scenario;
  const told = toldTimes(faults?.callback);
  const isPaidHere = card !== null || method !== undefined || wallet?.payer === "confirms";
  const wasHandedIn = isPaidHere && !isBeforePaying(ends.page) && ends.handedIn !== false;
  if (wasHandedIn && faults?.callback) await expectTold(reference, told);
  await expectShop(reference, ends.orderState);
  await expectCharges(
    reference,
    ends.minor === undefined ? [] : [{ minor: ends.minor, currency: order.currency }],
  );
  expect(await salesOf(reference)).toEqual(wasHandedIn ? (ends.sales ?? Array(ends.tries ?? 1).fill(1)) : []);
  // Looking at a link makes nothing; paying by it makes one invoice, and so does a code for a phone.
  const invoices = await invoicesOf(reference);
  const isMade =
    surface === "handOff" ||
    card !== null ||
    wallet !== undefined ||
    (provider !== undefined && provider.does.at !== "here");
  expect(invoices).toHaveLength(order.link === "invoice" || isMade ? 1 : 0);
  if (provider !== undefined)
    for (const { taken_minor, amount_minor } of invoices)
      expect(taken_minor).toBe(ends.outcome === "paid" ? amount_minor : null);
}

/** How many messages the Gate sends at this order's faults before it has said all it has to say. */
function toldTimes(callback: NonNullable<Scenario["faults"]>["callback"]): number {
  if (!callback || callback.lost) return 0;
  const extra = [callback.forged, callback.reordered, callback.contradiction].filter(Boolean);
  return (callback.copies ?? 1) + extra.length;
}

/** A stranger with the same link, and a browser that knows nothing: the same truth, and nothing of the card. */
async function expectOthersSeeNoCard({ url }: Placed, { ends }: Scenario): Promise<void> {
  const html = await (await fetch(url)).text();
  expect(html).toContain(`data-step="${ends.page}"`);
  const mark = MARKS[ends.outcome];
  if (mark !== null) expect(html).toContain(`data-outcome="${mark}"`);
  expect(html).not.toMatch(DIGITS_OF_CARD);
}
