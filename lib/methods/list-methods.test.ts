import { describe, expect, test } from "vitest";
import { listMethods, onlyMethod, textIn, type MethodList } from "@/lib/methods/list-methods";
import type { Offer, PaymentMethod, PaymentService } from "@/lib/methods/types";

const service = (code: string, changes: Partial<PaymentService> = {}): PaymentService => {
  const [, method = code, currency = "usd", flow = "hpp"] = /^(.+)_([a-z]{3})_([a-z]+)$/.exec(code) ?? [];
  return {
    code,
    method,
    flow,
    currency: currency.toUpperCase(),
    fields: [],
    min: null,
    max: null,
    fee: null,
    zeroFee: false,
    ...changes,
  };
};

const method = (code: string, changes: Partial<PaymentMethod> = {}): PaymentMethod => ({
  code,
  name: { en: code },
  category: "alternative",
  position: 0,
  ...changes,
});

const offer = (services: readonly PaymentService[], methods: readonly PaymentMethod[] = []): Offer => ({
  amount: null,
  testMode: true,
  services,
  methods,
  merchant: { name: null, description: null, website: null },
});

const list = (offer: Offer, changes: Partial<MethodList> = {}) =>
  listMethods({
    offer,
    amount: { minor: 10000, currency: "USD" },
    locale: "uk",
    gateMethods: { payment_card: "card" },
    show: [],
    hide: [],
    ...changes,
  });

const codesOf = (groups: ReturnType<typeof list>): string[] =>
  groups.flatMap((group) => group.items.map((item) => item.service.code));

const itemOf = (only: PaymentService, methods: readonly PaymentMethod[] = [], changes = {}) => {
  const item = onlyMethod(list(offer([only], methods), changes));
  if (item === null) throw new Error("one line was expected");
  return item;
};

describe("the list of methods", () => {
  test("groups come in their order, methods in theirs", () => {
    const groups = list(
      offer(
        [
          service("test_usd_test"),
          service("oxxo_usd_invoice"),
          service("pix_usd_hpp"),
          service("sepa_usd_hpp"),
          service("payment_card_usd_hpp"),
          service("bitcoin_btc_hpp"),
        ],
        [
          method("test"),
          method("oxxo", { category: "cash_payment" }),
          method("pix", { category: "bank_transfer", position: 2 }),
          method("sepa", { category: "bank_transfer", position: 1 }),
          method("payment_card", { category: "payment_card", position: 9 }),
          method("bitcoin"),
        ],
      ),
    );
    expect(groups.map((group) => group.category)).toEqual(["card", "bank", "cash", "crypto", "other"]);
    expect(groups[1]?.items.map((item) => item.method.code)).toEqual(["sepa", "pix"]);
  });

  test("a method in several currencies stands there once for each, the asked one first", () => {
    const services = ["wallet_eur_hpp", "wallet_uah_hpp", "wallet_usd_hpp"].map((code) => service(code));
    const codes = codesOf(list(offer(services, [method("wallet")])));
    expect(codes).toEqual(["wallet_usd_hpp", "wallet_eur_hpp", "wallet_uah_hpp"]);
  });

  test("the order does not depend on the order of the answer", () => {
    const services = ["b_usd_hpp", "a_usd_hpp", "c_usd_hpp"].map((code) => service(code));
    const methods = ["c", "a", "b"].map((code) => method(code));
    expect(codesOf(list(offer(services, methods)))).toEqual(
      codesOf(list(offer(services.toReversed(), methods.toReversed()))),
    );
  });

  test("the link may show only some methods and hide others", () => {
    const all = offer([service("a_usd_hpp"), service("b_usd_hpp"), service("c_usd_hpp")]);
    expect(codesOf(list(all, { show: ["a", "b"] }))).toEqual(["a_usd_hpp", "b_usd_hpp"]);
    expect(codesOf(list(all, { hide: ["b"] }))).toEqual(["a_usd_hpp", "c_usd_hpp"]);
    expect(codesOf(list(all, { show: ["a", "b"], hide: ["b"] }))).toEqual(["a_usd_hpp"]);
  });

  test.each([
    [null, null, true],
    ["100", "100", true],
    ["100.00000000", "100.00000000", true],
    ["100.01", null, false],
    [null, "99.99", false],
    ["0.01", "100000", true],
    ["0.00001", null, true],
    [null, "0", true],
    [null, "99999999999999999999", true],
    ["nonsense", "nonsense", true],
  ])("100 USD within %s and %s is offered: %s", (min, max, offered) => {
    expect(codesOf(list(offer([service("a_usd_hpp", { min, max })])))).toHaveLength(offered ? 1 : 0);
  });

  test("limits in another currency hide nothing: only Commerce knows the rate", () => {
    expect(codesOf(list(offer([service("a_uah_hpp", { min: "5000" })])))).toHaveLength(1);
  });

  test("through the Gate two flows of one method and currency are one line", () => {
    const services = [
      service("payment_card_usd_hpp"),
      service("payment_card_usd_card"),
      service("payment_card_eur_hpp"),
    ];
    expect(codesOf(list(offer(services)))).toEqual(["payment_card_usd_hpp", "payment_card_eur_hpp"]);
  });

  test("nothing offered is an empty list", () => {
    expect(list(offer([]))).toEqual([]);
    expect(onlyMethod([])).toBeNull();
  });

  test("two lines are a choice, one is none", () => {
    expect(onlyMethod(list(offer([service("a_usd_hpp"), service("b_usd_hpp")])))).toBeNull();
    expect(onlyMethod(list(offer([service("a_usd_hpp")])))?.service.code).toBe("a_usd_hpp");
  });
});

describe("a line of the list", () => {
  test.each([
    ["payment_card_usd_hpp", "gate"],
    ["paypal_usd_hpp", "commerce"],
    ["constructor_usd_hpp", "commerce"],
  ])("%s goes by the %s", (code, route) => {
    expect(itemOf(service(code)).route).toBe(route);
  });

  test.each([
    [{ uk: "Картка", en: "Card" }, "Картка"],
    [{ en: "Card", ru: "Карта" }, "Card"],
    [{ ru: "Карта" }, "Карта"],
    [{ uk: "", en: "" }, "pay"],
    [{}, "pay"],
  ])("%o is named %s to a Ukrainian", (name, shown) => {
    expect(itemOf(service("pay_usd_hpp"), [method("pay", { name })]).name).toBe(shown);
    expect(textIn(name, "uk", "pay")).toBe(shown);
  });

  test("a service whose method nobody describes is offered under its code", () => {
    expect(itemOf(service("strange_usd_hpp"))).toMatchObject({
      name: "strange",
      category: "other",
      mark: "other",
    });
  });

  test("a service in digital money is crypto, whatever its category says", () => {
    expect(itemOf(service("x_btc_hpp"), [method("x", { category: "digital_wallet" })])).toMatchObject({
      category: "crypto",
      mark: "crypto",
    });
  });

  test("its fields come in their order", () => {
    const field = (key: string, position: number) => ({
      key,
      position,
      label: {},
      hint: {},
      regexp: null,
      required: true,
    });
    expect(
      itemOf(service("a_usd_hpp", { fields: [field("b", 2), field("a", 1)] })).fields.map(({ key }) => key),
    ).toEqual(["a", "b"]);
  });

  test.each([
    ["payment_card_usd_hpp", {}, []],
    ["paypal_usd_hpp", {}, [{ kind: "leavesPage" }]],
    ["bank_usd_invoice", {}, []],
    ["bank_usd_invoice", { zeroFee: true }, [{ kind: "noFee" }]],
    ["bank_usd_invoice", { fee: { ratePercent: 0, fixed: 0 } }, [{ kind: "noFee" }]],
    [
      "bank_usd_invoice",
      { fee: { ratePercent: 1.5, fixed: 0 } },
      [{ kind: "fee", ratePercent: 1.5, fixed: null }],
    ],
    [
      "bank_usd_invoice",
      { fee: { ratePercent: 0, fixed: 0.3 } },
      [{ kind: "fee", ratePercent: 0, fixed: { minor: 30, currency: "USD" } }],
    ],
    ["qiwi_rub_hpp", {}, [{ kind: "otherCurrency", currency: "RUB" }, { kind: "leavesPage" }]],
  ])("%s with %o has the badges %o", (code, changes, badges) => {
    expect(itemOf(service(code, changes)).badges).toEqual(badges);
  });
});
