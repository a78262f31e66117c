import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectStep, payButton, readResult, typeCard } from "@/e2e/journeys/support/payer";
import { chargesOf, gatePaymentsOf, getOrder, decide } from "@/e2e/journeys/support/sandbox";
import { stackUrl } from "@/e2e/journeys/support/stack-urls";
import { payUrl, placeInvoice, pressPay } from "@/e2e/journeys/robust/support/orders";
import { useOwnStack } from "@/e2e/journeys/robust/support/own-stack";
import { ask } from "@/e2e/journeys/robust/support/plain-form";
import { openWay, type Way } from "@/e2e/cluster/way";
import { startPostgres } from "@/e2e/run/postgres.mjs";
import { postgresIdentity, temporaryFolder } from "@/e2e/run/postgres-user.mjs";
import { freePort } from "@/e2e/run/ports.mjs";
import { VISA } from "@/e2e/scenarios/common";

type Postgres = Awaited<ReturnType<typeof startPostgres>>;

/** The store of this file: a PostgreSQL that can be stopped, behind a way that can fall silent. */
const store: {
  port: number;
  dir: string;
  server: Postgres | null;
  way: Way | null;
  given: string | undefined;
} = { port: 0, dir: "", server: null, way: null, given: process.env["DATABASE_URL"] };

const startStore = async (): Promise<string> => {
  store.server = await startPostgres({ dir: store.dir, port: store.port, durable: false });
  return store.server.url;
};

useOwnStack(async () => {
  const folder = temporaryFolder(postgresIdentity());
  // Its user must come through to the folder below.
  chmodSync(folder, 0o711);
  Object.assign(store, { dir: join(folder, "store"), port: await freePort() });
  const url = new URL(await startStore());
  store.way = await openWay(store.port);
  process.env["DATABASE_URL"] = url.href;
  url.port = String(store.way.port);
  return { env: { DATABASE_URL: url.href } };
});

test.afterAll(async () => {
  if (store.given === undefined) delete process.env["DATABASE_URL"];
  else process.env["DATABASE_URL"] = store.given;
  await store.way?.close();
  await store.server?.stop();
});

const health = async (): Promise<number> => (await ask(`${stackUrl("checkout")}/api/health/ready`)).status;

const ways = [
  {
    name: "has stopped",
    goAway: async () => store.server?.stop(),
    comeBack: async () => void (await startStore()),
  },
  {
    name: "says nothing any more",
    goAway: async () => store.way?.be({ kind: "silent" }),
    comeBack: async () => store.way?.be({ kind: "none" }),
  },
];

for (const { name, goAway, comeBack } of ways) {
  for (const script of [true, false]) {
    test.describe(`the store ${name}, ${script ? "with" : "without"} script`, () => {
      test.use({ javaScriptEnabled: script });

      test("a payment is refused before the Gate hears of it, and is taken when the store is back", async ({
        page,
      }) => {
        const order = await placeInvoice();
        await page.goto(payUrl(order.invoice_id, "card"));
        await typeCard(page, VISA);
        await goAway();
        try {
          expect(await health()).toBe(503);
          await payButton(page).click();
          await expect(page.locator("main")).toContainText("Nothing was sent this time");
          expect(page.url()).toContain(order.invoice_id);
          expect(await gatePaymentsOf(order.reference)).toEqual([]);
        } finally {
          await comeBack();
        }
        await expect.poll(health).toBe(200);
        await pressPay(page, order.invoice_id);
        expect((await readResult(page)).outcome).toBe("paid");
        expect(await chargesOf(order.reference)).toHaveLength(1);
      });
    });
  }

  test(`the store ${name}: a callback is not taken, and the Gate's next one is`, async ({ page }) => {
    const order = await placeInvoice({ outcome: { kind: "processing" }, status: "http500" });
    await pressPay(page, order.invoice_id);
    await expectStep(page, "waiting");
    const [payment] = await gatePaymentsOf(order.reference);
    await goAway();
    try {
      await decide(payment?.payment_id ?? "", { kind: "success" });
      await expect
        .poll(async () => (await gatePaymentsOf(order.reference))[0]?.callbacks.map(({ http }) => http))
        .toContain(503);
    } finally {
      await comeBack();
    }
    // The page has been open all the time.
    expect((await readResult(page)).outcome).toBe("paid");
    expect(await chargesOf(order.reference)).toHaveLength(1);
    await expect.poll(async () => (await getOrder(order.reference)).state).toBe("paid");
  });
}
