import { expect, test } from "vitest";
import { deviceCheckEnd } from "@/lib/threeds/time-boxes";

const check = {
  key: "a",
  at: 5,
  instruction: { kind: "deviceCheck", url: "https://acs.example", params: [] },
} as const;

test("a device check ends ten seconds after we learned of it, by the store's clock", () => {
  expect(deviceCheckEnd({ ...check, since: 1_000 })).toBe(11_000);
});

test("a check whose beginning was not kept is over; what is no device check never ends this way", () => {
  expect(deviceCheckEnd(check)).toBe(10_000);
  expect(deviceCheckEnd(null)).toBe(Infinity);
  expect(deviceCheckEnd({ key: "a", at: 5, since: 1, instruction: { kind: "confirmation" } })).toBe(Infinity);
});
