import { expect, test } from "vitest";
import { countParked, parkCallback } from "@/lib/store/parked";
import { useTestDatabase, withClient } from "@/lib/store/test-database";

useTestDatabase();

const rows = () =>
  withClient(
    async (client) =>
      (
        await client.query(
          "select reason, fingerprint, payment_id, times from parked_callbacks order by 1, 2",
        )
      ).rows,
  );

test("each parked callback counts, the same one on its own line", async () => {
  expect(await countParked()).toBe(0);
  const callback = { reason: "forged", projectId: 42, paymentId: "cpi_a-1", fingerprint: "f1", news: null };
  await parkCallback(callback);
  await parkCallback(callback);
  await parkCallback({ ...callback, reason: "unknownPayment" });
  await parkCallback({ reason: "forged", projectId: null, paymentId: null, fingerprint: "f2", news: null });
  expect(await countParked()).toBe(4);
  expect(await rows()).toEqual([
    { reason: "forged", fingerprint: "f1", payment_id: "cpi_a-1", times: "2" },
    { reason: "forged", fingerprint: "f2", payment_id: null, times: "1" },
    { reason: "unknownPayment", fingerprint: "f1", payment_id: "cpi_a-1", times: "1" },
  ]);
});

test("a payment id of a stranger is cut and cannot break the store", async () => {
  const paymentId = `\0${"x".repeat(500)}`;
  await parkCallback({ reason: "forged", projectId: 1, paymentId, fingerprint: "long", news: null });
  const long = (await rows()).find((row) => row.fingerprint === "long");
  expect(long?.payment_id).toBe(`\uFFFD${"x".repeat(99)}`);
});

test("a flood of forged callbacks fills no disk but is counted", async () => {
  await withClient((client) =>
    client.query(
      "insert into parked_callbacks (reason, fingerprint) select 'forged', 'flood' || n from generate_series(1, 10000) n",
    ),
  );
  const before = await countParked();
  for (const fingerprint of ["more1", "more2"]) {
    await parkCallback({ reason: "forged", projectId: 1, paymentId: "p", fingerprint, news: null });
  }
  expect(await countParked()).toBe(before + 2);
  expect((await rows()).filter((row) => row.fingerprint.startsWith("more"))).toEqual([
    { reason: "forged", fingerprint: "more", payment_id: null, times: "2" },
  ]);
});
