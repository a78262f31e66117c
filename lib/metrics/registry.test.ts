import { beforeEach, expect, test } from "vitest";
import { createLog } from "@/lib/logging/log";
import { tally } from "@/lib/metrics/of-log";
import { count, forgetMetrics, gauge, metricsText, observe, shift } from "@/lib/metrics/registry";
import { definitions } from "@/lib/metrics/table";

beforeEach(() => forgetMetrics());

const lines = () => metricsText().split("\n");
const value = (series: string) =>
  Number(
    lines()
      .find((line) => line.startsWith(`${series} `))
      ?.split(" ")[1],
  );

test("a counter stands there as 0 before it ever counts, and counts by its label", () => {
  expect(value('checkout_alarms_total{alarm="secondCharge"}')).toBe(0);
  count("checkout_alarms_total", { alarm: "secondCharge" });
  count("checkout_alarms_total", { alarm: "secondCharge" });
  expect(value('checkout_alarms_total{alarm="secondCharge"}')).toBe(2);
  expect(value('checkout_alarms_total{alarm="lateSuccess"}')).toBe(0);
});

test("a value that is not on the list is counted as other and never shown: an id cannot become a label", () => {
  count("checkout_declines_total", { group: 'cpi_AbCdEfGh12345678"} 1' });
  expect(value('checkout_declines_total{group="other"}')).toBe(1);
  expect(metricsText()).not.toContain("cpi_");
});

test("a histogram adds up: each bucket holds all that took no longer", () => {
  const labels = { request: "status", outcome: "answer2xx" } as const;
  for (const seconds of [0.01, 0.05, 0.3, 100]) observe("checkout_gate_seconds", labels, seconds);
  const series = (le: string) =>
    `checkout_gate_seconds_bucket{request="status",outcome="answer2xx",le="${le}"}`;
  expect(["0.05", "0.1", "0.25", "0.5", "30", "+Inf"].map((le) => value(series(le)))).toEqual([
    2, 2, 2, 3, 3, 4,
  ]);
  const whole = 'request="status",outcome="answer2xx"';
  expect(value(`checkout_gate_seconds_sum{${whole}}`)).toBeCloseTo(100.36);
  expect(value(`checkout_gate_seconds_count{${whole}}`)).toBe(4);
});

test("a gauge is what it was last told, and moves by steps", () => {
  gauge("checkout_ready", {}, 1);
  gauge("checkout_ready", {}, 0);
  shift("checkout_live_streams", {}, 1);
  shift("checkout_live_streams", {}, 1);
  shift("checkout_live_streams", {}, -1);
  expect([value("checkout_ready"), value("checkout_live_streams")]).toEqual([0, 1]);
});

test("every line is in the text format of Prometheus, and each family is described once", () => {
  count("checkout_events_total", { event: "server.started" });
  observe("checkout_store_seconds", { call: "query", outcome: "done" }, 0.002);
  const text = lines();
  expect(text.at(-1)).toBe("");
  const sample = /^[a-z_]+(\{([a-z]+="[^"\n\\]*",?)+\})? -?[0-9.e+-]+$/;
  const wrong = text
    .slice(0, -1)
    .filter((line) => !/^# (HELP|TYPE) [a-z_]+ \S/.test(line) && !sample.test(line));
  expect(wrong).toEqual([]);
  const described = text.filter((line) => line.startsWith("# TYPE")).map((line) => line.split(" ")[2]);
  expect(described).toEqual(Object.keys(definitions));
});

test("what the log says is counted: funnel, decline groups, callbacks, alarms, errors", () => {
  tally("debug", "link.opened", {});
  tally("info", "attempt.claimed", {});
  tally("info", "attempt.asked", { answer: "challenge" });
  tally("info", "attempt.moved", { from: "sent", to: "accepted", code: null });
  tally("info", "attempt.moved", { from: "accepted", to: "declined", code: "10105" });
  tally("info", "attempt.moved", { from: "declined", to: "paid", code: "0" });
  tally("debug", "callback.taken", { answer: "forged" });
  tally("error", "callback.failed", {});
  tally("error", "payment.alarm", { alarm: "lateSuccess" });
  const steps = ["linkOpened", "handedIn", "challenge", "declined", "paid", "refused", "other"];
  expect(steps.map((step) => value(`checkout_funnel_total{step="${step}"}`))).toEqual([
    1,
    1,
    1,
    1,
    1,
    0,
    Number.NaN,
  ]);
  const declines = lines().filter((line) => /^checkout_declines_total.* 1$/.test(line));
  expect(declines).toHaveLength(1);
  expect(value('checkout_callbacks_total{outcome="forged"}')).toBe(1);
  expect(value('checkout_callbacks_total{outcome="failed"}')).toBe(1);
  expect(value('checkout_alarms_total{alarm="lateSuccess"}')).toBe(1);
  expect(value('checkout_errors_total{event="payment.alarm"}')).toBe(1);
  expect(value('checkout_errors_total{event="link.opened"}')).toBe(0);
});

test("what a log was not to write is not its own to count: only the process's log counts", () => {
  createLog({ write: () => undefined }, "silent")("error", "payment.alarm", { alarm: "lateSuccess" });
  expect(value('checkout_alarms_total{alarm="lateSuccess"}')).toBe(0);
});
