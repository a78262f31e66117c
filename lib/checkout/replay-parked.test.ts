import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { HistoryWorld, projectId } from "@/lib/checkout/history-world";
import { loadPayment } from "@/lib/checkout/load-payment";
import { receiveCallback } from "@/lib/checkout/receive-callback";
import { replayParked } from "@/lib/checkout/replay-parked";
import { submitTry } from "@/lib/checkout/submit-try";
import { sha256 } from "@/lib/checkout/wiring";
import type { Pan } from "@/lib/card/pan";
import { buildPaymentId } from "@/lib/payment/payment-id";
import { inInvoice } from "@/lib/store/in-invoice";
import { countParked } from "@/lib/store/parked";
import { useTestDatabase, withClient } from "@/lib/store/test-database";
import { buildAttempt, invoiceId } from "@/lib/store/test-factories";

vi.mock("@/lib/checkout/until-settled", () => ({ untilSettled: async () => undefined }));
useTestDatabase();

const world = new HistoryWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());

let made = 0;

/** The Gate has charged the first try of an invoice, and has told us when our store knew nothing of it. */
async function chargedInAnotherLife() {
  const id = invoiceId(`cpi_Parked${String((made += 1)).padStart(8, "0")}`);
  world.amounts.set(id, 10_890);
  await loadPayment(id);
  const paymentId = buildPaymentId(id, 1, sha256);
  world.lives.set(paymentId, { status: "processing", minor: 10_890, pan: "" });
  world.settle(paymentId, "success");
  const raw = world.callbacks.at(-1)?.raw ?? "";
  return { id, paymentId, raw };
}

const outcome = async (id: Parameters<typeof loadPayment>[0]) => {
  const loaded = await loadPayment(id);
  return loaded.ok ? loaded.value.outcome.kind : null;
};

it("what was told of a payment that the store had lost is taken in before another sale, and no card is sent", async () => {
  const { id, raw } = await chargedInAnotherLife();
  const before = await countParked();
  expect(await receiveCallback(raw)).toBe("parked");
  expect(await receiveCallback(raw)).toBe("parked");
  expect(await countParked()).toBe(before + 2);
  expect(await outcome(id)).toBe("payable");
  const submitted = await submitTry({
    invoiceId: id,
    method: "payment_card",
    instrument: {
      kind: "card",
      pan: "4242424242424242" as Pan,
      month: 12,
      year: 2031,
      cvv: "123",
      holder: "A",
    },
    contact: { id: null, email: null, phone: null },
    seen: "10890:EUR",
    address: null,
    browser: null,
    browserHash: null,
    origin: "http://127.0.0.1:3000",
  });
  expect(submitted.ok).toBe(true);
  expect(world.held).toEqual([]);
  expect(await outcome(id)).toBe("paid");
});

it("after a restore a start takes in what came meanwhile, once", async () => {
  const { id, paymentId, raw } = await chargedInAnotherLife();
  expect(await receiveCallback(raw)).toBe("parked");
  expect(await replayParked()).toBe(0);
  await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id, { paymentId, projectId })));
  expect(await replayParked()).toBe(1);
  expect(await outcome(id)).toBe("paid");
  expect(await replayParked()).toBe(0);
});

it("a forged one is never kept for later", async () => {
  const { id, paymentId, raw } = await chargedInAnotherLife();
  const forged = raw.replace(/"signature":"[^"]{4}/, '"signature":"AAAA');
  expect(await receiveCallback(forged)).toBe("forged");
  await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id, { paymentId, projectId })));
  expect(await replayParked()).toBe(0);
  expect(await outcome(id)).toBe("checking");
});

it("keeps what happened to the money, and no token, name or body", async () => {
  const { raw } = await chargedInAnotherLife();
  await receiveCallback(raw);
  const rows = await withClient(
    async (client) => (await client.query("select news from parked_callbacks")).rows,
  );
  for (const { news } of rows) if (news !== null) expect(news).toMatchObject({ ask: null, onFile: null });
});
