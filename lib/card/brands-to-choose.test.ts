import { expect, it } from "vitest";
import { brandsToChoose } from "@/lib/card/brands-to-choose";

it.each([
  ["a card with no brand that is known", [], null, []],
  ["a saved card, as the Gate describes it today", ["visa"], ["visa", "mastercard"], []],
  ["the same brand by two names", ["visa", "VISA"], null, []],
  ["a brand that nobody knows", ["visa", "constructor"], null, []],
  ["two brands of which one is taken", ["visa", "mastercard"], ["visa"], []],
  [
    "two brands that are taken",
    ["visa", "mastercard"],
    ["mastercard", "visa", "jcb"],
    ["visa", "mastercard"],
  ],
  ["two brands where the Gate names none", ["visa", "mastercard"], null, ["visa", "mastercard"]],
])("a choice of brand exists only between two that are taken: %s", (_, ofCard, accepted, brands) =>
  expect(brandsToChoose(ofCard, accepted)).toEqual(brands),
);
