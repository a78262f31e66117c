import { beforeEach, expect, test, vi } from "vitest";
import { quietConsole } from "@/lib/logging/quiet-console";

const log = vi.hoisted(() => vi.fn());
vi.mock("@/lib/logging/log", () => ({ log, errorFields: (error: unknown) => ({ error }) }));
beforeEach(() => log.mockClear());

const speaker = () => {
  const quiet = { error: (..._words: unknown[]) => {}, warn: (..._words: unknown[]) => {} };
  quietConsole(quiet, () => 0);
  return quiet;
};

test("what the framework says is one entry of the log, by its error where there is one", () => {
  const fault = new TypeError("Failed to parse body");
  const { error, warn } = speaker();
  error("\u2a2f", fault);
  warn("Request body exceeded %s", "300KB");
  expect(log.mock.calls).toEqual([
    ["warn", "framework.said", { error: fault }],
    ["warn", "framework.said", { error: "Request body exceeded %s 300KB" }],
  ]);
});

test("a flood of complaints is written for a small part and counted whole", () => {
  const { error } = speaker();
  for (let n = 0; n < 500; n += 1) error(new Error("again"));
  expect(log).toHaveBeenCalledTimes(500);
  expect(log.mock.calls.filter(([level]) => level === "warn")).toHaveLength(30);
});
