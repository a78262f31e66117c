import { expect, test } from "vitest";
import { cardKeyPrint, parseCardKeys } from "@/lib/config/card-keys";
import { knownCardKeyPrints } from "@/lib/config/unsafe-with-live";
import { readFileSync } from "node:fs";

const text = Buffer.alloc(32, 7).toString("base64");

test("keys are read in their order, each with its name", () => {
  const keys = parseCardKeys(`k2:${text}, k1:${Buffer.alloc(32, 9).toString("base64")}`);
  expect(keys?.map(({ name, key }) => [name, key.length])).toEqual([
    ["k2", 32],
    ["k1", 32],
  ]);
});

test.each([
  "",
  text,
  `:${text}`,
  "k1:",
  `k1:${Buffer.alloc(31).toString("base64")}`,
  `k1:${Buffer.alloc(33).toString("base64")}`,
  `k1:${text},k1:${text}`,
  `k1:${text},`,
  `k 1:${text}`,
])("%s is no list of keys", (list) => expect(parseCardKeys(list)).toBeNull());

test("the example's key is known as nobody's own", () => {
  const [, example = ""] = /^SAVED_CARD_KEYS=(.*)$/m.exec(readFileSync(".env.example", "utf8")) ?? [];
  const [key] = parseCardKeys(example) ?? [];
  expect(knownCardKeyPrints).toContain(key && cardKeyPrint(key.key));
});
