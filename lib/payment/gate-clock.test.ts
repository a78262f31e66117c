import { expect, it } from "vitest";
import { ownTimes } from "@/lib/payment/gate-clock";

const hour = 3_600_000;

it.each([
  ["the clocks agree", 10_000, 12_000, 0, 0],
  ["nothing is known of its clock", null, 12_000, 0, 0],
  ["nobody wrote down when it came", 10_000, undefined, 0, 0],
  ["its clock is ahead", hour, 0, -hour, -hour],
  ["its clock is behind or the message was late", 0, hour, 0, hour],
])("an instant of the Gate by our clock, when %s", (_, at, since, earliest, latest) => {
  expect(ownTimes(5 * hour, { at, ...(since !== undefined && { since }) })).toEqual({
    earliest: 5 * hour + earliest,
    latest: 5 * hour + latest,
  });
});
