import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldKinds, type LogFields } from "@/lib/logging/fields";
import { createLog, errorFields } from "@/lib/logging/log";
import { isSensitive } from "@/lib/logging/redact";
import { supportCode } from "@/lib/payment/support-code";

const recorder = (level = "debug") => {
  const lines: string[] = [];
  const log = createLog({ write: (line) => void lines.push(line) }, level);
  return { log, lines, last: (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? "{}") };
};

test("a line has its level, time, event and fields, and nothing of the machine", () => {
  const { log, last } = recorder();
  log("info", "attempt.moved", { from: "sent", to: "paid", ms: 12, code: null });
  const { time, ...rest } = last();
  expect(rest).toEqual({
    level: "info",
    event: "attempt.moved",
    from: "sent",
    to: "paid",
    ms: 12,
    code: null,
  });
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

test("an id that opens a page is logged by its first twelve signs only", () => {
  const { log, lines, last } = recorder();
  log("info", "attempt.moved", {
    invoice: "cpi_AbCdEfGh12345678",
    paymentId: "cpi_abcdefgh12345678-0123abcd-1",
  });
  expect(last()).toMatchObject({ invoice: "cpi_AbCdEfGh", paymentId: "cpi_abcdefgh" });
  expect(lines.join()).not.toContain("12345678");
});

test("an entry about a try carries the code that its payer can read out, whatever the level of detail", () => {
  const { log, last } = recorder();
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const paymentId = "cpi_abcdefgh12345678-0123abcd-1";
  log("info", "attempt.moved", { paymentId });
  expect(last()["support"]).toBe(supportCode(paymentId, sha256));
  log("info", "attempt.moved", { invoice: "cpi_AbCdEfGh12345678" });
  expect(Object.keys(last())).not.toContain("support");
});

test("a field that is not on the list is dropped, whatever it holds", () => {
  const { log, last } = recorder();
  log("info", "attempt.moved", { cvv: "123", number: "4111", headers: {}, state: "paid" } as LogFields);
  expect(Object.keys(last()).toSorted()).toEqual(["event", "level", "state", "time"]);
});

test("no name on the list is a telling one", () => {
  expect(Object.keys(fieldKinds).filter(isSensitive)).toEqual([]);
});

test("an error is one redacted line without its stack", () => {
  const { log, lines, last } = recorder();
  log("error", "page.failed", errorFields(new RangeError("card 4111-1111-1111-1111 refused")));
  expect(last()["error"]).toBe("RangeError: card [redacted] refused");
  expect(lines.join()).not.toContain("at ");
});

test("what is quieter than the level is not written", () => {
  const { log, lines } = recorder("warn");
  log("info", "server.started");
  log("fatal", "server.refused");
  expect(lines).toHaveLength(1);
  const silent = recorder("silent");
  silent.log("fatal", "server.refused");
  expect(silent.lines).toEqual([]);
});

test("a canary in any field of any type is in no line", () => {
  const names = fc.constantFrom(...Object.keys(fieldKinds));
  const canary = fc.constantFrom("4111111111111111", 4_111_111_111_111_111, new Error("4111 1111 1111 1111"));
  fc.assert(
    fc.property(names, canary, fc.boolean(), (name, value, isArray) => {
      const { log, lines } = recorder();
      log("info", "page.failed", { [name]: isArray ? [value] : value } as LogFields);
      return lines.length === 1 && !/4\D*1{3}\D*1{4}/.test(lines.join());
    }),
    { numRuns: 1_000 },
  );
});
