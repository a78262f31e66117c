import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCallback, verifyCallback } from "@/lib/gate/callback";
import type { JsonObject } from "@/lib/gate/json";
import { sign } from "@/lib/gate/signature";
import type { GateNews } from "@/lib/payment/news";

const secret = "sandbox-secret-key";

const success = {
  project_id: 42,
  payment: {
    id: "cpi_1-0a1b2c3d-1",
    type: "purchase",
    status: "success",
    date: "2026-01-11T13:02:42+0000",
    method: "card",
    sum: { amount: 400000, currency: "USD" },
    description: "",
  },
  account: { number: "424242******4243", type: "visa", card_holder: "JOHN SMITH", id: 45678 },
  customer: { id: "customer_12" },
  operation: {
    id: 9524000005536,
    type: "sale",
    status: "success",
    date: "2026-01-11T13:02:41+0000",
    request_id: "cd70b1fa16e2-00000001",
    code: "0",
    message: "Success",
  },
};

type Fields = Readonly<Record<string, unknown>>;

/** A signed callback; `null` members are left out. */
const raw = (changes: Fields = {}, payment: Fields = {}): string => {
  const members = { ...success, ...changes, payment: { ...success.payment, ...payment } };
  const body = JSON.parse(
    JSON.stringify(members, (_name, value: unknown) => (value === null ? undefined : value)),
  ) as JsonObject;
  return JSON.stringify({ ...body, signature: sign(body, secret) });
};

const take = (text: string): GateNews | "signature" | "unreadable" => {
  const read = readCallback(text);
  if (!read.ok) return read.error;
  const news = verifyCallback(read.value, { secret });
  return news.ok ? news.value : news.error;
};

const taken = (...changes: Parameters<typeof raw>): GateNews => {
  const news = take(raw(...changes));
  if (typeof news === "string") throw new Error(news);
  return news;
};

test("a success is told whole", () => {
  expect(take(raw())).toEqual({
    source: "callback",
    projectId: 42,
    paymentId: "cpi_1-0a1b2c3d-1",
    status: "success",
    wireStatus: "success",
    code: "0",
    sum: { minor: 400000, currency: "USD" },
    card: { brand: "visa", last4: "4243" },
    operationId: "9524000005536",
    requestId: "cd70b1fa16e2-00000001",
    ask: null,
    onFile: { token: null, accountId: 45678, expiry: null },
    at: Date.UTC(2026, 0, 11, 13, 2, 41),
  } satisfies GateNews);
});

test("the ids say whose secret to use before anything is believed", () => {
  const read = readCallback(raw().replace("success", "decline"));
  expect(read).toMatchObject({ ok: true, value: { projectId: 42, paymentId: "cpi_1-0a1b2c3d-1" } });
  expect(take(raw().replace("success", "decline"))).toBe("signature");
});

test.each([
  ["success", "success"],
  ["partially paid", "partial"],
  ["decline", "decline"],
  ["expired", "decline"],
  ["canceled", "decline"],
  ["cancelled", "decline"],
  ["invoice cancelled", "decline"],
  ["external error", "decline"],
  ["internal error", "decline"],
  ["error", "error"],
  ["refunded", "returned"],
  ["reversed", "returned"],
  ["partially refunded", "partlyReturned"],
  ["partially reversed", "partlyReturned"],
  ["processing", "waiting"],
  ["awaiting 3ds result", "waiting"],
  ["awaiting customer", "waiting"],
  ["partially paid out", "waiting"],
  ["successful", "waiting"],
  ["constructor", "waiting"],
])("payment status %s counts as %s", (wire, status) => {
  expect(taken({}, { status: wire })).toMatchObject({ status, wireStatus: wire });
});

describe("a return of money", () => {
  const refund = (status: string) => ({
    operation: { ...success.operation, type: "refund", status, code: "20000" },
  });

  test("that was declined leaves the payment as it was", () => {
    expect(taken(refund("decline")).status).toBe("success");
  });
  test("that was declined never makes the payment declined, whatever the payment's status says", () => {
    expect(taken(refund("decline"), { status: "decline" }).status).toBe("waiting");
  });
});

test("a rejection in validation carries its code without an operation", () => {
  const errors = [{ code: 502, message: "Validation error" }];
  const news = taken({ operation: null, errors }, { status: "error", sum: null });
  expect(news).toMatchObject({ status: "error", code: "502", sum: null, operationId: null });
});

const nothing = { code: null, sum: null, card: null, operationId: null, requestId: null, at: null } as const;
const nothingElse = { ...nothing, ask: null, onFile: null } as const;

test("project, payment id and status are enough", () => {
  const body = { project_id: 42, payment: { id: "p", status: "processing" } };
  const text = JSON.stringify({ ...body, signature: sign(body, secret) });
  expect(take(text)).toEqual({
    source: "callback",
    projectId: 42,
    paymentId: "p",
    status: "waiting",
    wireStatus: "processing",
    ...nothingElse,
  } satisfies GateNews);
});

test("PHP's habits are understood: numbers as texts, empty lists for maps", () => {
  const news = taken(
    { project_id: "42", account: [], operation: [], errors: [] },
    { sum: { amount: "1500", currency: "JPY" }, status: "decline" },
  );
  expect(news).toMatchObject({
    projectId: 42,
    sum: { minor: 1500, currency: "JPY" },
    card: null,
    code: null,
  });
});

test.each([
  ["a fraction", { amount: 10.5, currency: "USD" }],
  ["a negative", { amount: -1, currency: "USD" }],
  ["beyond exact integers", { amount: "9007199254740993", currency: "USD" }],
  ["a text", { amount: "much", currency: "USD" }],
  ["no currency", { amount: 100 }],
  ["a lower-case currency", { amount: 100, currency: "usd" }],
])("a success with a sum that cannot be read is no success: %s", (_name, sum) => {
  expect(take(raw({}, { sum }))).toBe("unreadable");
  expect(taken({}, { sum, status: "decline" })).toMatchObject({ status: "decline", sum: null });
});

test("a success without any sum is told as one without a sum", () => {
  expect(taken({}, { sum: null })).toMatchObject({ status: "success", sum: null });
});

test.each([
  ["a phone", "77011234567"],
  ["a whole card number", "4242424242424242"],
  ["too much of a number", "4242424242*4242424"],
  ["nothing", ""],
])("no card is shown for %s", (_name, number) => {
  expect(taken({ account: { number, type: "mobile" } }).card).toBeNull();
});

test.each([
  ["2026-01-11T13:02:41+0000", Date.UTC(2026, 0, 11, 13, 2, 41)],
  ["2026-01-11T13:02:41+0500", Date.UTC(2026, 0, 11, 8, 2, 41)],
  ["2026-01-11T13:02:41Z", Date.UTC(2026, 0, 11, 13, 2, 41)],
  ["2026-13-45T13:02:41+0000", Date.UTC(2026, 0, 11, 13, 2, 42)],
  ["yesterday", Date.UTC(2026, 0, 11, 13, 2, 42)],
])("operation date %s is understood, else the payment's date stands", (date, at) => {
  expect(taken({ operation: { ...success.operation, date } }).at).toBe(at);
});

test.each([
  ["not JSON", "<html>"],
  ["no object", "[]"],
  ["no payment", '{"project_id":42}'],
  ["no payment id", '{"project_id":42,"payment":{"status":"success"}}'],
  ["no project", '{"payment":{"id":"a","status":"success"}}'],
  ["a strange project", '{"project_id":"42 ","payment":{"id":"a","status":"success"}}'],
  ["a status that is no text", '{"project_id":42,"payment":{"id":"a","status":1}}'],
  ["more than 64 KB", `{"project_id":42,"payment":{"id":"a","status":"${"x".repeat(65_536)}"}}`],
])("unreadable: %s", (_name, text) => {
  expect(take(text)).toBe("unreadable");
});

const splice = fc.record({
  at: fc.nat(),
  drop: fc.nat(30),
  put: fc.string({ unit: "binary-ascii", maxLength: 20 }),
});

test("a mutilated decline never throws and never says that money was taken", () => {
  const original = raw({ operation: { ...success.operation, code: "10105" } }, { status: "decline" });
  fc.assert(
    fc.property(fc.array(splice, { minLength: 1, maxLength: 3 }), (cuts) => {
      const text = cuts.reduce((now, { at, drop, put }) => {
        const start = at % now.length;
        return now.slice(0, start) + put + now.slice(start + drop);
      }, original);
      const news = take(text);
      expect(typeof news === "string" || news.status === "decline").toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("a mutilated success is refused or says exactly what the whole one said", () => {
  const original = raw();
  const whole = take(original);
  fc.assert(
    fc.property(splice, ({ at, drop, put }) => {
      const start = at % original.length;
      const news = take(original.slice(0, start) + put + original.slice(start + drop));
      if (typeof news !== "string") expect(news).toEqual(whole);
    }),
    { numRuns: 500 },
  );
});

test("any JSON at all in place of the members never throws and is never believed unsigned", () => {
  const any = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(any, any, any, any, (payment, operation, account, sum) => {
      expect(typeof take(JSON.stringify({ ...success, payment }))).toBe("string");
      expect(typeof take(JSON.stringify({ ...success, operation, account }))).toBe("string");
      const signed = take(raw({ operation, account, errors: account }, { sum }));
      const amount = typeof signed === "string" ? null : signed.sum;
      if (amount !== null) expect(sum).toMatchObject({ currency: amount.currency });
    }),
  );
});
