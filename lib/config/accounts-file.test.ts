import { expect, test } from "vitest";
import { PLAIN } from "@/lib/brand/brand";
import { findAccount } from "@/lib/config/accounts";
import { parseAccounts } from "@/lib/config/accounts-file";

const wire = (changes: object = {}) => ({
  commerce_account: "coma_1",
  public_key: "pk_test_1",
  name: "Green Room",
  gate: { project_id: 42, secret: "sandbox-secret-key" },
  ...changes,
});

const problems = (json: unknown): readonly string[] => {
  const parsed = parseAccounts(json);
  return parsed.ok ? [] : parsed.error;
};
const accounts = (json: unknown) => {
  const parsed = parseAccounts(json);
  if (!parsed.ok) throw new Error(parsed.error.join("\n"));
  return parsed.value;
};

test("an account of the least members is whole, its optional ones empty", () => {
  expect(accounts([wire()])).toEqual([
    {
      commerceAccount: "coma_1",
      publicKey: "pk_test_1",
      name: "Green Room",
      gate: { projectId: 42, secret: "sandbox-secret-key" },
      gateMethods: {},
      returnUrl: { success: null, decline: null, return: null },
      allowedReturnOrigins: [],
      frameAncestors: [],
      frameCardPage: false,
      attemptsLimit: 5,
      wallets: { apple_pay: null, google_pay: null },
      saveCards: false,
      billingMethods: [],
      brand: PLAIN,
      legalUrl: null,
      supportUrl: null,
      live: false,
    },
  ]);
});

test("all members of the contract are read, unknown ones are let be", () => {
  const [account] = accounts([
    wire({
      gate_methods: { payment_card: "card" },
      return_url: { success: "https://shop.example/ok", decline: null },
      allowed_return_origins: ["https://shop.example/", "HTTPS://Other.example"],
      frame_ancestors: ["https://shop.example:8443"],
      frame_card_page: true,
      attempts_limit: 3,
      legal_url: "https://shop.example/legal",
      support_url: "https://shop.example/help",
      comment: "for the newcomer",
    }),
  ]);
  expect(account).toMatchObject({
    gateMethods: { payment_card: "card" },
    returnUrl: { success: "https://shop.example/ok", decline: null, return: null },
    allowedReturnOrigins: ["https://shop.example", "https://other.example"],
    frameAncestors: ["https://shop.example:8443"],
    frameCardPage: true,
    attemptsLimit: 3,
    legalUrl: "https://shop.example/legal",
    supportUrl: "https://shop.example/help",
  });
});

test("the billing address is asked for all methods, for some, or not at all", () => {
  const methods = (billing_address: unknown) => accounts([wire({ billing_address })])[0]?.billingMethods;
  expect([true, false, null, ["payment_card"]].map(methods)).toEqual([["*"], [], [], ["payment_card"]]);
});

test("wallets are off until the file says so, and take the usual networks", () => {
  const [account] = accounts([
    wire({ wallets: { apple_pay: { country: "DE" }, google_pay: { country: "DE", gateway: "gate" } } }),
  ]);
  expect(account?.wallets).toEqual({
    apple_pay: { country: "DE", networks: ["mastercard", "visa"] },
    google_pay: {
      country: "DE",
      networks: ["mastercard", "visa"],
      gateway: "gate",
      gatewayId: null,
      merchantId: null,
    },
  });
  expect(parseAccounts([wire({ wallets: { apple_pay: { country: "Germany" } } })]).ok).toBe(false);
});

test("a live key makes a live account, in the old spelling too", () => {
  const live = (public_key: string) => accounts([wire({ public_key })])[0]?.live;
  expect(["pk_live_1", "com_pk_live_1", "pk_test_1", "x_pk_live_1"].map(live)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("each fault is a sentence that says where and never shows a secret", () => {
  expect(problems({})).toHaveLength(1);
  expect(problems([])).toEqual(["CHECKOUT_ACCOUNTS_FILE: put at least one account."]);
  const faulty = problems([
    wire({ gate: { project_id: "42", secret: 7_777_777 }, frame_ancestors: ["https://a.example/; x"] }),
  ]);
  expect(faulty).toHaveLength(3);
  expect(faulty.join()).toContain("account 0.gate.project_id");
  expect(faulty.join()).toContain("account 0.frame_ancestors.0: put an origin without a path");
  expect(faulty.join()).not.toContain("7777777");
});

test("nothing but an http origin becomes an origin", () => {
  const texts = ["shop.example", "https://a.example/path", "https://u:p@a.example", "javascript:1", "*", ""];
  for (const text of texts) {
    expect(problems([wire({ allowed_return_origins: [text] })]), text).toHaveLength(1);
  }
});

test("what should be unique is, and one project has one secret", () => {
  const other = { commerce_account: "coma_2", public_key: "pk_test_2" };
  expect(problems([wire(), wire()])).toEqual([
    "CHECKOUT_ACCOUNTS_FILE: commerce_account coma_1 is there twice.",
    "CHECKOUT_ACCOUNTS_FILE: public_key pk_test_1 is there twice.",
  ]);
  expect(problems([wire(), wire(other)])).toEqual([]);
  expect(problems([wire(), wire({ ...other, gate: { project_id: 42, secret: "another" } })])).toEqual([
    "CHECKOUT_ACCOUNTS_FILE: gate.project_id 42 is there with two different secrets; put the same one.",
  ]);
});

test("a former secret is read, and is the same in all accounts of a project", () => {
  const gate = { project_id: 42, secret: "today", former_secret: "before" };
  expect(accounts([wire({ gate })])[0]?.gate).toEqual({
    projectId: 42,
    secret: "today",
    formerSecret: "before",
  });
  expect(accounts([wire({ gate: { ...gate, former_secret: null } })])[0]?.gate).toEqual({
    projectId: 42,
    secret: "today",
  });
  const other = {
    commerce_account: "coma_2",
    public_key: "pk_test_2",
    gate: { ...gate, former_secret: "x" },
  };
  expect(problems([wire({ gate }), wire(other)])).toHaveLength(1);
});

test("an account is found by what is given, and by nothing when nothing is given", () => {
  const all = accounts([
    wire(),
    wire({ commerce_account: "coma_2", public_key: "pk_test_2", gate: { project_id: 7, secret: "s" } }),
  ]);
  const find = (by: Parameters<typeof findAccount>[0]) => findAccount(by, all)?.commerceAccount ?? null;
  expect(find({ commerceAccount: "coma_2" })).toBe("coma_2");
  expect(find({ publicKey: "pk_test_1", commerceAccount: null })).toBe("coma_1");
  expect(find({ projectId: 7 })).toBe("coma_2");
  expect(find({ publicKey: "pk_test_1", projectId: 7 })).toBeNull();
  expect(find({ publicKey: "PK_TEST_1" })).toBeNull();
  expect(find({ publicKey: null })).toBeNull();
  expect(find({})).toBeNull();
});
