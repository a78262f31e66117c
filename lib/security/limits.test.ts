import { expect, test } from "vitest";
import { giveBack, overLimit, type Count, type LimitedAct } from "@/lib/security/limits";

/** Counts like the store, in one endless window. */
const counter = (): { hit: Count; keys: () => readonly string[] } => {
  const counts = new Map<string, number>();
  return {
    hit: async (counters) =>
      counters.map(({ key, seconds }) => {
        const name = `${key} ${seconds}`;
        counts.set(name, (counts.get(name) ?? 0) + 1);
        return counts.get(name) ?? 0;
      }),
    keys: () => [...counts.keys()],
  };
};

/** How many acts pass before the first is over a limit, and which limit that is. */
const firstOver = async (act: LimitedAct, actor: (at: number) => Parameters<typeof overLimit>[2]) => {
  const { hit } = counter();
  for (let passed = 0; passed < 1_000; passed += 1) {
    const limit = await overLimit(hit, act, actor(passed));
    if (limit !== null) return [passed, limit];
  }
  return null;
};

test("one invoice takes twelve submits in ten minutes, from wherever they come", async () => {
  const actor = (at: number) => ({ invoiceId: "cpi_1", address: `192.0.2.${at}` });
  expect(await firstOver("submit", actor)).toEqual([12, "submit.invoice.600"]);
});

test("one address takes sixty submits in ten minutes, and sixty choices", async () => {
  const actor = (at: number) => ({ invoiceId: `cpi_${at}`, address: "192.0.2.1" });
  expect(await firstOver("submit", actor)).toEqual([60, "submit.address.600"]);
  expect(await firstOver("choice", actor)).toEqual([60, "choice.address.600"]);
});

test("one address takes three hundred submits a day", async () => {
  const { hit } = counter();
  // Each ten minutes begin anew, the day does not.
  let at = 0;
  const slow: Count = (counters) =>
    hit(counters.map(({ key, seconds }) => ({ key: seconds === 600 ? `${key} ${at}` : key, seconds })));
  for (; at < 300; at += 1) {
    expect(await overLimit(slow, "submit", { invoiceId: `cpi_${at}`, address: "192.0.2.1" })).toBeNull();
  }
  const over = await overLimit(slow, "submit", { invoiceId: "cpi_300", address: "192.0.2.1" });
  expect(over).toBe("submit.address.86400");
});

test("who guesses invoices may miss sixty times a minute, his whole IPv6 household counted", async () => {
  const actor = (at: number) => ({ invoiceId: null, address: `2001:db8::${at.toString(16)}` });
  expect(await firstOver("miss", actor)).toEqual([60, "miss.address.60"]);
});

test("this machine and an unknown address are not counted by address", async () => {
  const { hit, keys } = counter();
  for (const address of ["127.0.0.1", "::1", null]) {
    expect(await overLimit(hit, "submit", { invoiceId: "cpi_1", address })).toBeNull();
  }
  expect(keys()).toEqual(["submit.invoice.cpi_1 600"]);
});

test("when nobody can count, the act does not pass in silence", async () => {
  const broken: Count = () => Promise.reject(new Error("no store"));
  const actor = { invoiceId: "cpi_1", address: null };
  await expect(overLimit(broken, "submit", actor)).rejects.toThrow("no store");
});

test("five wrong codes a minute, fifteen in ten, sixty a day: whoever goes on waits longer and longer", async () => {
  const actor = { invoiceId: null, address: "192.0.2.1" };
  expect(await firstOver("guess", () => actor)).toEqual([5, "guess.address.60"]);
  const windows: number[] = [];
  const ways: number[] = [];
  const note: Count = async (counters) => {
    windows.push(...counters.map(({ seconds }) => seconds));
    ways.push(counters.length);
    return counters.map(() => 0);
  };
  await overLimit(note, "guess", actor);
  // All at once: one way to the store.
  expect(ways).toEqual([3]);
  expect(windows).toEqual([60, 600, 86_400]);
});

test("what is given back was never counted", async () => {
  const counts = new Map<string, number>();
  const add = (by: number) => async (key: string, seconds: number) => {
    const name = `${key} ${seconds}`;
    counts.set(name, (counts.get(name) ?? 0) + by);
    return counts.get(name) ?? 0;
  };
  const actor = { invoiceId: null, address: "192.0.2.1" };
  for (let look = 0; look < 100; look += 1) {
    const count: Count = (counters) => Promise.all(counters.map(({ key, seconds }) => add(1)(key, seconds)));
    expect(await overLimit(count, "guess", actor)).toBeNull();
    await giveBack(async (key, seconds) => void (await add(-1)(key, seconds)), "guess", actor);
  }
  expect([...counts.values()]).toEqual([0, 0, 0]);
});
