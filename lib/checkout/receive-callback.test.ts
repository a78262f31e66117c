import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { applyNews } from "@/lib/checkout/apply-news";
import { claimActs } from "@/lib/checkout/claim-acts";
import { HistoryWorld } from "@/lib/checkout/history-world";
import { receiveCallback } from "@/lib/checkout/receive-callback";
import { useTestDatabase, withClient } from "@/lib/store/test-database";

vi.mock("@/lib/checkout/until-settled", () => ({ untilSettled: async () => undefined }));
vi.mock("@/lib/checkout/apply-news", { spy: true });
useTestDatabase();

const world = new HistoryWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());
const { newInvoice, submit, nextSale, outcome } = claimActs(world, "Receive");

/** The Gate has taken a sale and says that it was paid; nobody has heard it yet. */
const paidCallback = async () => {
  const id = newInvoice();
  const submitted = submit(id);
  const { paymentId, pan, answer } = await nextSale();
  world.lives.set(paymentId, { status: "processing", minor: 10_890, pan });
  answer(200, { status: "success", request_id: "r", project_id: 42, payment_id: paymentId });
  await submitted;
  world.settle(paymentId, "success");
  return { id, raw: world.callbacks.at(-1)?.raw ?? "" };
};

it("of a thousand copies of one callback at once one is worked in, and each is answered as taken", async () => {
  const { id, raw } = await paidCallback();
  vi.mocked(applyNews).mockClear();
  const fates = await Promise.all(Array.from({ length: 1_000 }, () => receiveCallback(raw)));
  expect(new Set(fates)).toEqual(new Set(["taken"]));
  expect(applyNews).toHaveBeenCalledTimes(1);
  expect((await outcome(id))?.kind).toBe("paid");
  // Later it is known, and is looked at again.
  expect(await receiveCallback(raw)).toBe("duplicate");
});

it("what could not be taken in is not remembered: the next copy is tried anew", async () => {
  const { id, raw } = await paidCallback();
  vi.mocked(applyNews).mockRejectedValueOnce(new Error("the store is away"));
  const both = await Promise.allSettled([receiveCallback(raw), receiveCallback(raw)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await receiveCallback(raw)).toBe("taken");
  const { rows } = await withClient((client) =>
    client.query("select 1 from events where invoice_id = $1 and kind = 'gate.success'", [id]),
  );
  expect(rows).toHaveLength(1);
});
