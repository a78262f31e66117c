import { expect, test } from "vitest";
import { isGateSilent, noteReach } from "@/lib/gate/reach";

test("the Gate counts as silent after three unanswered requests in a row, until one is answered or all are long ago", () => {
  const silent = [false, false, false].map((answered, at) => {
    noteReach(answered, at);
    return isGateSilent(at);
  });
  expect(silent).toEqual([false, false, true]);
  expect(isGateSilent(200_000)).toBe(false);
  expect(isGateSilent(3)).toBe(true);
  noteReach(true, 4);
  expect(isGateSilent(4)).toBe(false);
});
