import { expect, test } from "vitest";
import { maskedLast4 } from "@/lib/card/mask";

test.each([
  ["424242******4243", "4243"],
  ["430291******0000", "0000"],
  ["4242 42** **** 4243", "4243"],
  ["42424242****4243", "4243"],
  ["************4243", "4243"],
  ["•••• 4243", "4243"],
  ["xxxx-xxxx-xxxx-4243", "4243"],
  ["4243", "4243"],
  ["", null],
  ["******", null],
  ["424242******424", null],
  ["4242424242424243", null],
  ["4242 4242 4242 4243", null],
  ["John 4243", null],
])("of %s the last four are %s", (masked, last4) => {
  expect(maskedLast4(masked)).toBe(last4);
});
