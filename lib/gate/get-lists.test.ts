import { expect, test } from "vitest";
import { answering, withGate } from "@/lib/gate/fixtures/fake-gate";
import { getBanks, getOperators } from "@/lib/gate/get-lists";

const bank = (id: unknown, name: string, ...currencies: string[]) => ({
  id,
  name,
  currencies: currencies.map((alpha_3_4217) => ({ alpha_3_4217, exponent: 2 })),
});

test("banks are asked for by method, and those that take another currency only are left out", async () => {
  const banks = [
    bank(2914, "Altyn", "KZT", "EUR"),
    bank("2915", "Steppe"),
    bank(2916, "Far", "JPY"),
    bank({}, "No id"),
    { id: 2917 },
    null,
  ];
  await withGate(answering(200, JSON.stringify(banks)), async (gate, asked) => {
    expect(await getBanks(gate, "online-banking/homebank", "EUR")).toEqual([
      { code: "2914", name: "Altyn" },
      { code: "2915", name: "Steppe" },
      { code: "2917", name: "2917" },
    ]);
    expect(asked.map(({ path }) => path)).toEqual(["/v2/info/banks/online-banking/homebank/sale/list"]);
  });
});

test.each([
  [404, "{}"],
  [200, "<html>"],
  [200, '{"banks":[]}'],
])("an answer %i %s is no list: the payer types", async (http, body) => {
  await withGate(answering(http, body), async (gate) => {
    expect(await getBanks(gate, "card", "EUR")).toBeNull();
    expect(await getOperators(gate)).toBeNull();
  });
});
