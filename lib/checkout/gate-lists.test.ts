import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { operatorsOf } from "@/lib/checkout/gate-lists";
import type { Account } from "@/lib/config/account";
import { getOperators } from "@/lib/gate/get-lists";

vi.mock("@/lib/gate/get-lists");
vi.mock("@/lib/checkout/wiring", () => ({ gateOf: () => ({ timeoutMs: 15_000 }) }));

const ask = vi.mocked(getOperators);
const account = (projectId: number): Account => ({ gate: { projectId } }) as never;
const list = [{ code: "KCELL", name: "Kcell" }];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  ask.mockReset();
});
afterEach(() => vi.useRealTimers());

test("a Gate that cannot tell holds no page up twice, and is asked again soon", async () => {
  ask.mockResolvedValueOnce(null).mockResolvedValue(list);
  expect(await operatorsOf(account(1))).toEqual([]);
  expect(await operatorsOf(account(1))).toEqual([]);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(ask.mock.calls[0]?.[0].timeoutMs).toBe(3_000);
  vi.advanceTimersByTime(10_000);
  expect(await operatorsOf(account(1))).toEqual(list);
});

test("a list that was told stays while the Gate is away", async () => {
  ask.mockResolvedValueOnce(list).mockResolvedValue(null);
  expect(await operatorsOf(account(2))).toEqual(list);
  vi.advanceTimersByTime(300_000);
  expect(await operatorsOf(account(2))).toEqual(list);
  expect(await operatorsOf(account(2))).toEqual(list);
  expect(ask).toHaveBeenCalledTimes(2);
});
