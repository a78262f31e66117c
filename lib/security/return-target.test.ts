import fc from "fast-check";
import { expect, test } from "vitest";
import { PLAIN } from "@/lib/brand/brand";
import type { Account } from "@/lib/config/account";
import { returnTarget, type ReturnBucket } from "@/lib/security/return-target";

const account = (changes: Partial<Account> = {}): Account => ({
  commerceAccount: "coma_1",
  publicKey: "pk_test_1",
  name: "Green Room",
  gate: { projectId: 42, secret: "s" },
  gateMethods: {},
  returnUrl: {
    success: "https://own.example/ok",
    decline: "https://own.example/no",
    return: "https://own.example/back",
  },
  allowedReturnOrigins: ["https://shop.example", "http://127.0.0.1:4030"],
  frameAncestors: [],
  frameCardPage: false,
  attemptsLimit: 5,
  saveCards: false,
  billingMethods: [],
  wallets: { apple_pay: null, google_pay: null },
  brand: PLAIN,
  legalUrl: null,
  supportUrl: null,
  live: false,
  ...changes,
});
const none = { success: null, pending: null, fail: null, any: null };
const buckets = ["success", "pending", "fail"] as const satisfies readonly ReturnBucket[];
const urlOf = (
  urls: Partial<typeof none> | Record<string, string>,
  bucket: ReturnBucket = "success",
  of = account(),
) => returnTarget({ ...none, ...urls }, of, bucket)?.url ?? null;

test("the invoice's address for the outcome goes before its one address and before the account's", () => {
  const invoice = {
    success: "https://shop.example/s",
    pending: "https://shop.example/p",
    fail: "https://shop.example/f",
    any: "https://shop.example/any",
  };
  expect(buckets.map((bucket) => urlOf(invoice, bucket))).toEqual([
    invoice.success,
    invoice.pending,
    invoice.fail,
  ]);
  expect(buckets.map((bucket) => urlOf({ any: invoice.any }, bucket))).toEqual(Array(3).fill(invoice.any));
});

test("without an invoice's address the account's own leads back, its general one where there is no other", () => {
  expect(buckets.map((bucket) => urlOf({}, bucket))).toEqual([
    "https://own.example/ok",
    "https://own.example/back",
    "https://own.example/no",
  ]);
  const general = account({
    returnUrl: { success: null, decline: null, return: "https://own.example/back" },
  });
  expect(buckets.map((bucket) => urlOf({}, bucket, general))).toEqual(
    Array(3).fill("https://own.example/back"),
  );
});

test("with no address at all the journey ends on our page", () => {
  const silent = account({ returnUrl: { success: null, decline: null, return: null } });
  expect(urlOf({}, "success", silent)).toBeNull();
});

test.each([
  "https://evil.example/",
  "https://shop.example.evil.example/",
  "https://shop.example:8443/",
  "http://shop.example/",
  "https://user:word@shop.example/",
  "https://user@shop.example/",
  "//shop.example/",
  "/local",
  "javascript:alert(1)//https://shop.example",
  "data:text/html,x",
  "https:\\\\evil.example",
  "",
  "https://",
])("an address that may not be used is passed over: %s", (any) => {
  expect(urlOf({ any })).toBe("https://own.example/ok");
});

test("the account's own origins count as allowed, and http does on this machine", () => {
  expect(urlOf({ any: "https://own.example/order/7?a=1#b" })).toBe("https://own.example/order/7?a=1#b");
  expect(urlOf({ any: "http://127.0.0.1:4030/back" })).toBe("http://127.0.0.1:4030/back");
  expect(urlOf({ any: "http://127.0.0.1:4031/back" })).toBe("https://own.example/ok");
});

test("an open http origin is never used where money is real, even if the account allows it", () => {
  const open = account({ allowedReturnOrigins: ["http://shop.example"] });
  expect(urlOf({ any: "http://shop.example/" }, "success", { ...open, live: true })).toBe(
    "https://own.example/ok",
  );
  expect(urlOf({ any: "http://shop.example/" }, "success", { ...open, live: false })).toBe(
    "http://shop.example/",
  );
});

test("the button says where it leads", () => {
  const target = returnTarget({ ...none, any: "http://127.0.0.1:4030/back" }, account(), "pending");
  expect(target).toEqual({ url: "http://127.0.0.1:4030/back", host: "127.0.0.1:4030" });
});

test("whatever text comes, it never throws and never leads to an origin that is not allowed", () => {
  const allowed = ["https://shop.example", "http://127.0.0.1:4030", "https://own.example"];
  const text = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.string().map((tail) => `https://shop.example${tail}`),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...buckets), (any, bucket) =>
      allowed.includes(new URL(urlOf({ any }, bucket) ?? "").origin),
    ),
  );
});
