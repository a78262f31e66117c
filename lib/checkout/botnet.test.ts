import { expect, test, vi } from "vitest";
import { BotnetWorld } from "@/lib/checkout/botnet";
import { addBotnet, addPayers } from "@/lib/checkout/botnet-players";
import { ModelStore } from "@/lib/checkout/botnet-store";

const alarms = vi.hoisted(() => ({ began: 0 }));
vi.mock("@/lib/logging/log", () => ({
  log: (_level: string, event: string) => {
    if (event === "attack.began") alarms.began += 1;
  },
}));

const midnight = 1_800_000_000;
const hour = 3_600;

/** Forty ranges of banks that hardly any payer of this shop is with: a list as it is sold. */
const stolen = Array.from({ length: 40 }, (_, at) => String(52_000_000 + 17 * at));

/** An hour of attack, ten minutes into a shop's hour and ten minutes. */
test("a botnet gets under 3 % of its cards to the Gate, and no honest payer is blocked", async () => {
  const store = new ModelStore();
  store.now = midnight * 1_000;
  const world = new BotnetWorld(store, 1);
  const from = 600;
  const payers = addPayers(world, { count: 1_000, from: 0, to: from + hour, attacked: stolen });
  const bots = addBotnet(world, {
    bins: stolen,
    cards: 10_000,
    links: 1_000,
    addresses: 1_000,
    from,
    live: 0.02,
  });
  await world.run(midnight + from + hour + 1_800);
  const extra = payers.extra.toSorted((a, b) => a - b);
  const at = (part: number): string => (extra[Math.floor(part * (extra.length - 1))] ?? 0).toFixed(0);
  process.stdout.write(
    `botnet: ${bots.atGate} of ${bots.cards} cards reached the Gate (${bots.solved} passes worked); honest payers ` +
      `blocked: ${payers.blocked} of 1000, asked for another card: ${payers.otherCard}; extra seconds for them: ` +
      `median ${at(0.5)}, 95 % ${at(0.95)}, 99 % ${at(0.99)}, worst ${at(1)}\n`,
  );
  expect(bots.atGate / bots.cards).toBeLessThan(0.03);
  expect({ blocked: payers.blocked, reached: payers.reached }).toEqual({ blocked: 0, reached: 1_000 });
  expect(payers.otherCard).toBeLessThan(20);
  expect(payers.paid).toBeGreaterThan(900);
  // Operators were told, once.
  expect(alarms.began).toBe(1);
}, 120_000);
