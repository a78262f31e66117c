import { expect, test } from "vitest";
import { localRate } from "@/lib/security/local-rate";

test("each key is counted by itself, and anew in each window", () => {
  const { hit } = localRate(60_000);
  expect([hit("a", 0), hit("a", 59_999), hit("b", 59_999), hit("a", 60_000)]).toEqual([1, 2, 1, 1]);
});

test("a flood of keys takes no more memory than its bound", () => {
  const { hit } = localRate(60_000);
  hit("first", 0);
  for (let n = 0; n < 50_000; n += 1) hit(`key ${n}`, 0);
  expect(hit("first", 0)).toBe(1);
});
