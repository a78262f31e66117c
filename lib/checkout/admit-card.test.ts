import { beforeEach, expect, it, vi } from "vitest";
import { settleTry } from "@/lib/checkout/admit-card";
import { aCard, aLink, BotnetWorld } from "@/lib/checkout/botnet";
import { ModelStore } from "@/lib/checkout/botnet-store";

const told = vi.hoisted(() => ({ lines: [] as string[] }));
vi.mock("@/lib/logging/log", () => ({
  log: (_level: string, event: string, { limit, reason }: { limit?: string; reason?: string }) =>
    told.lines.push(`${event} ${limit ?? reason ?? ""}`),
}));

const account = "account.coma_1";
const address = "203.0.113.7";
let store = new ModelStore();
let world = new BotnetWorld(store, 1);
let links = 0;
const link = () => aLink(`test${String((links += 1)).padStart(12, "0")}`);

beforeEach(() => {
  store = new ModelStore();
  store.now = 1_800_000_000_000;
  world = new BotnetWorld(store, 1);
  told.lines = [];
});

type Try = {
  on?: ReturnType<typeof link>;
  bin?: string;
  card?: number;
  device?: string;
  pass?: string | null;
};
/** Hands a card in and lets the Gate decide at once. `pass` null: a good one. */
const tryCard = async (paid: boolean, of: Try = {}): Promise<string> => {
  const on = of.on ?? link();
  const pass = of.pass === null ? world.pass(on, address) : (of.pass ?? "");
  const by = {
    card: aCard(of.bin ?? "41000000", of.card ?? links),
    address: `10.0.${links >> 8}.${links & 255}`,
    device: of.device ?? null,
    pass,
  };
  const gate = { paid, seconds: 0, ended: () => undefined };
  const answer = await world.submit(on, of.pass === null ? { ...by, address } : by, gate);
  await world.run(store.now / 1_000);
  return answer;
};
const times = async (most: number, act: (n: number) => Promise<string>): Promise<string[]> => {
  const answers: string[] = [];
  for (let n = 0; n < most; n += 1) answers.push(await act(n));
  return answers;
};
const bins = (n: number): string => String(50_000_000 + n);

it("on a good day no card needs a pass, and one in four may be declined", async () => {
  const answers = await times(200, (n) => tryCard(n % 4 !== 0, { bin: bins(n % 30) }));
  expect(new Set(answers)).toEqual(new Set(["sent"]));
  expect(told.lines).toEqual([]);
});

it("more than 60 % declines in the last fifty outcomes are an attack, told once; thirty-one are, thirty are not", async () => {
  await times(50, (n) => tryCard(n >= 30, { bin: bins(n) }));
  expect(store.isRaised(account)).toBe(false);
  await times(31, (n) => tryCard(false, { bin: bins(100 + n) }));
  expect(store.isRaised(account)).toBe(true);
  expect(told.lines.filter((line) => line.startsWith("attack.began"))).toEqual(["attack.began ratio"]);
});

it("thirty declines of one range in ten minutes are an attack on it; cards of others pass as before", async () => {
  await times(60, (n) => tryCard(true, { bin: bins(n) }));
  for (let n = 0; n < 30; n += 1) {
    await tryCard(false, { bin: "52000000" });
    await tryCard(true, { bin: bins(n) });
  }
  expect(told.lines).toEqual(["attack.began bin"]);
  expect(await tryCard(true, { bin: "52000000", pass: null })).toBe("cardPaused");
  expect(await tryCard(true, { bin: bins(1) })).toBe("sent");
});

it("under attack a card goes to the Gate with a pass only, and each pass is good once", async () => {
  await store.raise(account, 600_000);
  expect(await tryCard(true)).toBe("checkFirst");
  const on = link();
  const pass = world.pass(on, address);
  const hand = () =>
    world.submit(
      on,
      { card: aCard("41000000", 7), address, device: null, pass },
      { paid: false, seconds: 60, ended: () => undefined },
    );
  expect(await hand()).toBe("sent");
  expect(await hand()).toBe("checkFirst");
  on.tries = 0;
  expect(await hand()).toBe("checkFirst");
});

it("under attack a range of which nothing was paid is let through four times, others go on", async () => {
  await store.raise(account, 600_000);
  const answers = await times(6, (n) => tryCard(false, { bin: "52000000", card: n, pass: null }));
  expect(answers).toEqual(["sent", "sent", "sent", "sent", "cardPaused", "cardPaused"]);
  expect(await tryCard(true, { pass: null })).toBe("sent");
});

it("a burst is braked before the first decline is known", async () => {
  const gate = { paid: false, seconds: 30, ended: () => undefined };
  const answers = await times(300, async (n) => {
    const on = link();
    const card = aCard(bins(n), n);
    return world.submit(on, { card, address: `10.1.${n >> 8}.${n & 255}`, device: null, pass: "" }, gate);
  });
  expect(answers.filter((answer) => answer === "sent")).toHaveLength(81);
  expect(told.lines[0]).toBe("attack.began inFlight");
});

it("while the Gate refuses every sale, nobody is taken for an attack", async () => {
  const answers = await times(200, async (n) => {
    const on = link();
    const gate = { paid: false, seconds: 60, ended: () => undefined };
    const by = { card: aCard(bins(n), n), address: `10.2.${n >> 8}.${n & 255}`, device: null, pass: "" };
    const answer = await world.submit(on, by, gate);
    await settleTry({ id: `${on.id} 0`, gateMethod: "card" }, "refused", store);
    return answer;
  });
  expect(new Set(answers)).toEqual(new Set(["sent"]));
  expect(told.lines).toEqual([]);
});

it("a flood of refused cards is no crowd: whoever has a pass gets through it", async () => {
  await store.raise(account, 600_000);
  await times(500, () => tryCard(false));
  expect(await tryCard(true, { pass: null, bin: bins(1) })).toBe("sent");
});

it("one card may be declined five times an hour and one browser may try thirty times, whatever the invoice", async () => {
  const declines = await times(6, () => tryCard(false, { card: 1 }));
  expect(declines.lastIndexOf("sent")).toBe(4);
  expect(declines[5]).toBe("tooManySubmits");
  const tries = await times(32, (n) => tryCard(true, { device: "one", bin: bins(n) }));
  expect(tries.lastIndexOf("sent")).toBe(29);
});

it("an attack is over half an hour after its last sign, and told once", async () => {
  await times(50, (n) => tryCard(false, { bin: bins(n) }));
  store.now += 30 * 60_000;
  expect(store.isRaised(account)).toBe(false);
  expect(await store.endAttacks()).toContain(account);
  expect(await store.endAttacks()).toEqual([]);
});
