import { expect, test, type Page } from "@playwright/test";
import { PLAYS_ALL } from "@/e2e/journeys/support/journey";
import { expectStep, readResult } from "@/e2e/journeys/support/payer";
import { chargesOf, decide, gatePaymentsOf, getOrder, setFaults } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { statesOf } from "@/e2e/journeys/robust/support/database";
import { placeInvoice, pressPay, type Invoiced } from "@/e2e/journeys/robust/support/orders";
import { useOwnStack } from "@/e2e/journeys/robust/support/own-stack";
import type { Faults } from "@/e2e/sandbox/shared/faults";

const stack = useOwnStack();

type Ending = "paid" | "declined";

/** Where Checkout is when it is killed, and what of the Gate's word is still to come then. */
type Crash = {
  readonly name: string;
  readonly faults: Faults;
  /** What is true at the moment of the kill. */
  readonly moment: (order: Invoiced) => Promise<void>;
  /** "dead": the bank decides while Checkout is down; "back": after it is there again. */
  readonly decided: "dead" | "back";
  readonly ending: Ending;
};

const thinking = { kind: "processing" } as const;

const taken = async ({ reference }: Invoiced): Promise<void> => {
  await expect
    .poll(async () => (await gatePaymentsOf(reference)).map(({ sales, status }) => ({ sales, status })))
    .toEqual([{ sales: 1, status: "processing" }]);
};

const acceptedHere = ({ invoice_id }: Invoiced): Promise<void> =>
  expect.poll(() => statesOf(invoice_id)).toEqual(["accepted"]);

const silent = { faults: { outcome: thinking, sale: "timeoutAfterAccept" }, moment: taken } as const;
const slow = { faults: { outcome: thinking, sale: "slow" }, moment: taken } as const;
const answered = { faults: { outcome: thinking }, moment: acceptedHere } as const;
const lost = { callback: { lost: true } } as const;

const crashes: readonly Crash[] = [
  { name: "the Gate is silent", ...silent, decided: "back", ending: "paid" },
  { name: "the Gate is silent, and the bank decides meanwhile", ...silent, decided: "dead", ending: "paid" },
  {
    name: "the Gate is silent, and no callback ever comes",
    ...silent,
    faults: { ...silent.faults, ...lost },
    decided: "dead",
    ending: "declined",
  },
  { name: "the sale is slow", ...slow, decided: "back", ending: "declined" },
  { name: "the sale is slow, and the bank decides meanwhile", ...slow, decided: "dead", ending: "paid" },
  { name: "the answer is there, the callback is not", ...answered, decided: "back", ending: "paid" },
  {
    name: "the answer is there, the callback meets nobody",
    ...answered,
    decided: "dead",
    ending: "declined",
  },
  {
    name: "the answer is there, and no callback ever comes",
    ...answered,
    faults: { ...answered.faults, ...lost },
    decided: "back",
    ending: "paid",
  },
];

const outcomeOf = {
  paid: { kind: "success" },
  declined: { kind: "decline", code: "10105" },
} as const satisfies Record<Ending, Faults["outcome"]>;

const isDead = async (): Promise<boolean> =>
  fetch(`${stackUrl("checkout")}/api/health/live`).then(
    () => false,
    () => true,
  );

const decideNow = async ({ reference }: Invoiced, ending: Ending): Promise<void> => {
  const [payment] = await gatePaymentsOf(reference);
  if (!payment) throw new Error("The Gate has no such payment.");
  await decide(payment.payment_id, outcomeOf[ending]);
};

/** kill -9, and a new start; what else happens while it is down. */
const crash = async (meanwhile?: () => Promise<void>): Promise<void> => {
  const restarted = stack().restartCheckout("SIGKILL");
  if (meanwhile) {
    await expect.poll(isDead, { intervals: [10] }).toBe(true);
    await meanwhile();
  }
  await restarted;
};

/** One sale request, the money as it ended, the same said by page, shop and Gate. */
const expectTruth = async (page: Page, { reference }: Invoiced, ending: Ending): Promise<void> => {
  expect((await readResult(page)).outcome).toBe(ending);
  expect(await chargesOf(reference)).toHaveLength(ending === "paid" ? 1 : 0);
  expect((await gatePaymentsOf(reference)).map(({ sales }) => sales)).toEqual([1]);
  await expect
    .poll(async () => (await getOrder(reference)).state)
    .toBe(ending === "paid" ? "paid" : "waiting");
};

for (const script of [true, false]) {
  test.describe(script ? "kill -9, with script" : "kill -9, without script", () => {
    test.use({ javaScriptEnabled: script });

    // What follows a kill is the server's, and `npm run test:cluster` kills it at every point: a sample for npm test.
    const now = crashes.filter((_, place) => PLAYS_ALL || place % 4 === (script ? 1 : 2));
    for (const { name, faults, moment, decided, ending } of now) {
      test(`${name}: one sale, the page tells that it is ${ending}`, async ({ page }) => {
        const order = await placeInvoice(faults);
        await pressPay(page, order.invoice_id);
        await moment(order);
        await crash(decided === "dead" ? () => decideNow(order, ending) : undefined);
        await page.goto(order.url);
        if (decided === "back") {
          await expectStep(page, "waiting");
          await decideNow(order, ending);
        }
        await expectTruth(page, order, ending);
      });
    }

    if (!PLAYS_ALL && script) return;
    test("the sale never reached the Gate: nothing was taken, and the payer may try again", async ({
      page,
    }) => {
      const order = await placeInvoice({ sale: "timeoutNotAccepted" });
      await pressPay(page, order.invoice_id);
      await expect.poll(async () => (await gatePaymentsOf(order.reference))[0]?.sales).toBe(1);
      await crash();
      await page.goto(order.url);
      expect((await readResult(page)).outcome).toBe("notStarted");
      expect(await chargesOf(order.reference)).toEqual([]);

      await setFaults(order.reference, {});
      await pressPay(page, order.invoice_id);
      expect((await readResult(page)).outcome).toBe("paid");
      expect(await chargesOf(order.reference)).toHaveLength(1);
      expect((await gatePaymentsOf(order.reference)).map(({ sales }) => sales)).toEqual([2]);
    });
  });
}

test.describe("kill -9 before the eyes of a payer", () => {
  for (const lostCallbacks of [false, true]) {
    const how = lostCallbacks ? "no callback comes" : "the callback comes later";
    test(`a page that waits turns by itself when Checkout is back, ${how}`, async ({ page }) => {
      const order = await placeInvoice({ outcome: thinking, ...(lostCallbacks ? lost : {}) });
      // A page that asks has all its script.
      const asked = page.waitForResponse((response) => response.url().includes("/api/state/"));
      await pressPay(page, order.invoice_id);
      await expectStep(page, "waiting");
      await asked;
      await crash();
      await decideNow(order, "paid");
      await expectTruth(page, order, "paid");
    });
  }

  test("a form that is handed in again by reload after the crash starts no second sale", async ({ page }) => {
    const order = await placeInvoice(silent.faults);
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await pressPay(page, order.invoice_id);
    const form = await sent;
    await silent.moment(order);
    await crash();
    const again = await page.request.fetch(form.url(), {
      method: "POST",
      headers: await form.allHeaders(),
      data: form.postDataBuffer() ?? Buffer.alloc(0),
      maxRedirects: 0,
    });
    expect(again.status()).toBe(303);
    await decideNow(order, "paid");
    await page.goto(order.url);
    await expectTruth(page, order, "paid");
  });
});
