import { beforeEach, expect, it, vi } from "vitest";
import { guardRead } from "@/lib/checkout/guard-read";
import { error, ok } from "@/lib/result";

const world = vi.hoisted(() => ({ load: vi.fn(), hits: new Map<string, number>(), away: false }));
vi.mock("@/lib/config/env", () => ({
  getEnv: () => ({ trustedProxies: 0, checkoutUrl: "https://pay.example", extraOrigins: [] }),
}));
vi.mock("@/lib/checkout/load-payment", () => ({ loadPayment: world.load }));
vi.mock("@/lib/store/rate", () => ({
  count: async (counters: readonly { key: string }[]) => {
    if (world.away) throw new Error("away");
    return counters.map(({ key }) => {
      world.hits.set(key, (world.hits.get(key) ?? 0) + 1);
      return world.hits.get(key);
    });
  },
}));

beforeEach(() => {
  world.load.mockReset().mockResolvedValue(ok("payment"));
  world.hits.clear();
  world.away = false;
});

const from = (address: string) => new Headers({ "x-forwarded-for": address, host: "evil.example" });
const ask = (id = "cpi_AbCdEfGh12345678", address = "192.0.2.1") => guardRead(id, from(address));
const asMany = async (times: number, id?: string) => {
  for (let n = 0; n < times; n += 1) await ask(id);
};

it("an invoice is read by its id alone, and addressed by our own origin", async () => {
  expect(await ask()).toEqual(ok({ payment: "payment", origin: "https://pay.example" }));
});

it("an id that is not there, one of somebody else, and one that cannot be are told alike and counted alike", async () => {
  world.load.mockResolvedValue(error("unknown"));
  expect(await ask()).toEqual(error("unknown-invoice"));
  expect(await ask("../secret")).toEqual(error("unknown-invoice"));
  expect([...world.hits.values()]).toEqual([2, 2]);
});

it("one address is stopped after three hundred questions a minute, another is not", async () => {
  await asMany(300);
  expect(await ask()).toEqual(error("too-many-requests"));
  expect(await ask(undefined, "192.0.2.9")).toMatchObject({ ok: true });
});

it("who guesses is stopped after sixty misses, before anybody is asked for more", async () => {
  world.load.mockResolvedValue(error("unknown"));
  await asMany(60, "cpi_Guess0000000001");
  expect(await ask("cpi_Guess0000000002")).toEqual(error("too-many-requests"));
});

it("with Commerce or the store away nobody is told that there is no such invoice", async () => {
  world.load.mockResolvedValue(error("unavailable"));
  expect(await ask()).toEqual(error("unavailable"));
  world.load.mockRejectedValue(new Error("away"));
  expect(await ask()).toEqual(error("unavailable"));
  world.away = true;
  expect(await ask()).toEqual(error("unavailable"));
});
