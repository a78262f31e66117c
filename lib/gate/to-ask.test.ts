import { expect, test } from "vitest";
import { toAsk } from "@/lib/gate/to-ask";

const acs = { acs: { acs_url: "https://acs.example/c", pa_req: "abc", md: "m" } };
const wrongCode = {
  clarification_fields: {
    customer: { properties: { code: {} }, errors: [{ property: "customer.code", constraint: "wrong" }] },
  },
};

test("the same challenge has one key, whatever operation and date repeat it", () => {
  const key = toAsk(acs, "awaiting 3ds result", "1", "2026-01-11T13:02:42+0000")?.key;
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(toAsk(acs, "Awaiting 3DS result", "2", null)?.key).toBe(key);
  const other = { acs: { ...acs.acs, pa_req: "abd" } };
  expect(toAsk(other, "awaiting 3ds result", "1", null)?.key).not.toBe(key);
});

test("the same question after another wrong code is another round", () => {
  const status = "awaiting clarification";
  const first = toAsk(wrongCode, status, "1", "2026-01-11T13:02:42+0000");
  expect(toAsk(wrongCode, status, "1", "2026-01-11T13:02:42+0000")).toEqual(first);
  expect(toAsk(wrongCode, status, "1", "2026-01-11T13:03:10+0000")?.key).not.toBe(first?.key);
});

test("an offer of another try says why the last one ended and how long it holds, where the Gate says so", () => {
  const read = (body: Parameters<typeof toAsk>[0]) =>
    toAsk(body, "awaiting customer", null, null)?.instruction;
  const offer = { payment: { attempts_timeout: 600 }, operations: [{ code: "1" }, { code: "10105" }] };
  expect(read(offer)).toEqual({ kind: "retryOffer", code: "10105", lifetimeMs: 600_000 });
  expect(read({ operation: { code: "10105" } })).toMatchObject({ code: "10105", lifetimeMs: null });
  expect(read({ operations: [{ code: "x<y" }] })).toMatchObject({ code: null });
});

test("an offer of another try is the same however much of its time is left", () => {
  const offer = (left: number) => ({ payment: { attempts_timeout: left } });
  const key = toAsk(offer(600), "awaiting customer", "1", "2026-01-11T13:02:42+0000")?.key;
  expect(toAsk(offer(599), "awaiting customer", "1", "2026-01-11T13:02:42+0000")?.key).toBe(key);
});

test("requisites are the same however much of their time is left, and others with another end or account", () => {
  const shown = (...entries: readonly (readonly [title: string, data: string])[]) =>
    toAsk(
      { display_data: entries.map(([title, data]) => ({ type: "add_info", title, data })) },
      "awaiting customer action",
      null,
      null,
    );
  const first = shown(["receiver_account", "KZ1"], ["lifetime", "900"]);
  expect(first?.instruction).toMatchObject({ lifetimeMs: 900_000 });
  expect(shown(["receiver_account", "KZ1"], ["lifetime", "897"])?.key).toBe(first?.key);
  expect(shown(["receiver_account", "KZ2"], ["lifetime", "900"])?.key).not.toBe(first?.key);
  expect(shown(["receiver_account", "KZ1"], ["expired_timestamp", "1765960403"])?.key).not.toBe(first?.key);
});

test("a message that asks nothing has no ask", () => {
  expect(toAsk({}, "processing", "1", null)).toBeNull();
});
