import { afterEach, expect, test, vi } from "vitest";
import { beginDraining, forgetDraining, whenDraining } from "@/lib/checkout/draining";
import { readiness } from "@/lib/checkout/readiness";
import { noteReach } from "@/lib/gate/reach";

const fault = vi.hoisted(() => vi.fn(async (): Promise<string | null> => null));
vi.mock("@/lib/store/store-fault", () => ({ storeFault: fault }));
afterEach(() => {
  forgetDraining();
  noteReach(true, 0);
  fault.mockClear();
});

// Each test asks at a time of its own, later than all before: an answer of late would be given again.
test("an instance with a store is ready", async () => {
  expect(await readiness(10_000)).toEqual({ ready: true, causes: [], notes: [] });
});

test("a store that keeps nothing makes it unready, by its cause", async () => {
  fault.mockResolvedValueOnce("storeFull");
  expect(await readiness(20_000)).toEqual({ ready: false, causes: ["storeFull"], notes: [] });
});

test("an instance that is about to end is unready, also with a good store, and tells who waits for it once", async () => {
  const ended = vi.fn();
  whenDraining(ended);
  const forgotten = vi.fn();
  whenDraining(forgotten)();
  beginDraining();
  beginDraining();
  expect(await readiness(30_000)).toMatchObject({ ready: false, causes: ["draining"] });
  whenDraining(ended);
  expect([ended.mock.calls.length, forgotten.mock.calls.length]).toEqual([2, 0]);
});

test("a silent Gate is told and takes no traffic away", async () => {
  for (const at of [1, 2, 3]) noteReach(false, 40_000 + at);
  expect(await readiness(40_010)).toEqual({ ready: true, causes: [], notes: ["gateSilent"] });
});

test("a flood of questions asks the store once a second", async () => {
  await Promise.all(Array.from({ length: 100 }, (_, ms) => readiness(50_000 + ms)));
  expect(fault).toHaveBeenCalledTimes(1);
  await readiness(51_000);
  expect(fault).toHaveBeenCalledTimes(2);
});
