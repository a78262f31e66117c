import { expect, test, vi } from "vitest";
import { reportViolation } from "@/lib/checkout/report-violation";

const log = vi.hoisted(() => vi.fn());
vi.mock("@/lib/logging/log", () => ({ log }));

test("a flood of reports is written ten times a minute for each directive, and made-up directives share one", () => {
  for (let n = 0; n < 100; n += 1) {
    reportViolation('{"csp-report":{"effective-directive":"script-src-elem","blocked-uri":"https://a"}}', 0);
    reportViolation(`{"effectiveDirective":"made-up-${"abc".repeat((n % 9) + 1)}"}`, 0);
  }
  expect(log.mock.calls.filter(([level]) => level === "warn")).toHaveLength(20);
  expect(log).toHaveBeenCalledTimes(200);
  expect(log.mock.calls[0]).toEqual(["warn", "csp.violation", { code: "script-src-elem" }]);
});
