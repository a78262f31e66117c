import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectStep, readResult } from "@/e2e/journeys/support/payer";
import { chargesOf, decide, gatePaymentsOf } from "@/e2e/journeys/support/sandbox";
import { startInstance } from "@/e2e/journeys/robust/support/instance";
import { payUrl, placeInvoice, pressPay } from "@/e2e/journeys/robust/support/orders";
import { useOwnStack } from "@/e2e/journeys/robust/support/own-stack";
import { postCard, readCardForm } from "@/e2e/journeys/robust/support/plain-form";
import { freePort } from "@/e2e/run/ports.mjs";
import { VISA } from "@/e2e/scenarios/common";

/** Two processes of Checkout on one database, as behind a balancer. The Gate calls the first one back. */
let second = "";
let accounts = "";

const stack = useOwnStack(async () => {
  second = `http://127.0.0.1:${await freePort()}`;
  accounts = join(await mkdtemp(join(tmpdir(), "checkout-")), "accounts.json");
  const all = JSON.parse(await readFile("e2e/sandbox/accounts.json", "utf8")) as { brand?: unknown }[];
  // Logos lie beside the sandbox's own file.
  await writeFile(accounts, JSON.stringify(all.map(({ brand: _brand, ...account }) => account)));
  return { env: { CHECKOUT_ACCOUNTS_FILE: accounts, CHECKOUT_EXTRA_ORIGINS: second } };
});

let stopSecond = (): Promise<void> => Promise.resolve();
test.beforeAll(async () => {
  stopSecond = await startInstance(stack(), second, {
    CHECKOUT_ACCOUNTS_FILE: accounts,
    CHECKOUT_EXTRA_ORIGINS: second,
  });
});
test.afterAll(() => stopSecond());

test("twenty submits of one invoice at two instances at once: one sale, one charge", async ({ page }) => {
  const order = await placeInvoice();
  const forms = [stack().urls.checkout, second].map((origin) => payUrl(order.invoice_id, "card", origin));
  const ready = await Promise.all(forms.map(async (url) => ({ url, hidden: await readCardForm(url) })));
  const posts = Array.from({ length: 10 }, () => ready).flat();
  const answers = await Promise.all(posts.map(({ url, hidden }) => postCard(url, hidden, VISA)));

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  await page.goto(order.url);
  expect((await readResult(page)).outcome).toBe("paid");
  expect((await gatePaymentsOf(order.reference)).map(({ sales }) => sales)).toEqual([1]);
  expect(await chargesOf(order.reference)).toHaveLength(1);
});

test("a callback that comes to one instance is told to who watches at the other", async ({ page }) => {
  const order = await placeInvoice({ outcome: { kind: "processing" } });
  await pressPay(page, order.invoice_id);
  await expectStep(page, "waiting");
  await page.goto(payUrl(order.invoice_id, "waiting", second));
  await expectStep(page, "waiting");
  const live = await fetch(`${second}/api/live/${order.invoice_id}`);
  const told = readUntil(live, "data: change");

  const [payment] = await gatePaymentsOf(order.reference);
  await decide(payment?.payment_id ?? "", { kind: "success" });
  await told;
  expect((await readResult(page)).outcome).toBe("paid");
  expect(new URL(page.url()).origin).toBe(second);
});

test("a try that one instance left behind is ended by the other", async ({ page }) => {
  const order = await placeInvoice({ sale: "timeoutAfterAccept", callback: { lost: true } });
  await pressPay(page, order.invoice_id);
  await expect.poll(() => chargesOf(order.reference)).toHaveLength(1);
  const restarted = stack().restartCheckout("SIGKILL");
  await page.goto(payUrl(order.invoice_id, "", second));
  expect((await readResult(page)).outcome).toBe("paid");
  await restarted;
  expect((await gatePaymentsOf(order.reference)).map(({ sales }) => sales)).toEqual([1]);
});

/** Reads a stream of events until these words are in it. */
async function readUntil(response: Response, words: string): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let heard = ""; !heard.includes(words);) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) throw new Error("The stream has ended.");
    heard += value ?? "";
  }
  await reader?.cancel();
}
