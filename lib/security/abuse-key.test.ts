import { expect, test } from "vitest";
import type { Pan } from "@/lib/card/pan";
import { abuseKeys, printsOf } from "@/lib/security/abuse-key";
import { issuePass, readPass } from "@/lib/security/pass";

const ofAccount = (secret: string, formerSecret?: string, commerceAccount = "coma_1") => ({
  commerceAccount,
  gate: { projectId: 42, secret, formerSecret },
});
const bond = { invoiceId: "cpi_AbCdEfGh12345678", address: null, tries: 0 };
const passUnder = (key: Buffer): string => issuePass(key, bond, { kind: "wait", readyAt: 0 }, 0);
const isGood = (keys: readonly Buffer[], pass: string): boolean =>
  readPass(keys, bond, pass, 1).kind === "good";

test("a pass that was given before the Gate's secret was changed is good as long as the former one is known", () => {
  const [former] = abuseKeys(ofAccount("one"), null, "pass");
  expect(isGood(abuseKeys(ofAccount("two", "one"), null, "pass"), passUnder(former))).toBe(true);
  expect(isGood(abuseKeys(ofAccount("two"), null, "pass"), passUnder(former))).toBe(false);
});

test("what is new is made under the present secret", () => {
  const [changing] = abuseKeys(ofAccount("two", "one"), null, "pass");
  expect(isGood(abuseKeys(ofAccount("two"), null, "pass"), passUnder(changing))).toBe(true);
});

test("with ABUSE_KEY no change of a secret moves any key", () => {
  expect(abuseKeys(ofAccount("two", "one"), "own", "card")).toEqual(
    abuseKeys(ofAccount("one"), "own", "card"),
  );
});

test("keys of two accounts and of two uses are never the same, nor are prints of a card and of its range", () => {
  const [card] = abuseKeys(ofAccount("one"), "own", "card");
  const others = [
    abuseKeys(ofAccount("one"), "own", "pass")[0],
    abuseKeys(ofAccount("one", undefined, "coma_2"), "own", "card")[0],
  ];
  for (const other of others) expect(other.equals(card)).toBe(false);
  const one = printsOf(card, "4000000000000002" as Pan);
  const other = printsOf(card, "4000000099999990" as Pan);
  expect(one.bin).toBe(other.bin);
  expect(new Set([one.card, other.card, one.bin]).size).toBe(3);
});
