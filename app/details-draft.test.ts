import { beforeEach, expect, it, vi } from "vitest";
import { anInvoice } from "@/lib/payment/factories";
import { ok } from "@/lib/result";

const jar = new Map<string, { value: string; path: string; maxAge?: number }>();
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    has: (name: string) => jar.has(name),
    set: (name: string, value: string, more: { path: string; maxAge: number }) =>
      jar.set(name, { value, ...more }),
  }),
}));
const invoice = anInvoice();
const payment = { invoice, account: { gate: { projectId: 42, secret: "a secret of the Gate" } } } as never;
vi.mock("@/lib/checkout/load-payment", () => ({ loadPayment: async () => ok(payment) }));

const { keepDraft, readDraft } = await import("@/app/details-draft");

beforeEach(() => jar.clear());

it("what was typed is there for its own service alone, and nobody who sees the cookie can read it", async () => {
  const values = { phone: "+380501234567", email: "ada@shop.example" };
  await keepDraft(invoice.id, "s1", values);
  const cookie = jar.get("checkout_details");
  expect(cookie?.value).not.toMatch(/501234567|ada/);
  expect(Buffer.from(cookie?.value ?? "", "base64url").toString()).not.toMatch(/501234567|ada/);
  expect(cookie?.path).toBe(`/pay/${invoice.id}`);
  expect(await readDraft(payment, "s1")).toEqual(values);
  expect(await readDraft(payment, "s2")).toEqual({});
});

it("a cookie that we did not write, or another account's, is nothing", async () => {
  jar.set("checkout_details", { value: '["x",{"phone":"1"}]', path: "/" });
  expect(await readDraft(payment, "s1")).toEqual({});
  await keepDraft(invoice.id, "s1", { phone: "1" });
  const other = { invoice, account: { gate: { projectId: 7, secret: "another secret" } } } as never;
  expect(await readDraft(other, "s1")).toEqual({});
});

it("a card number is never kept, nor more than a cookie holds", async () => {
  await keepDraft(invoice.id, "s1", { phone: "4000000000000077", name: "Ada" });
  expect(await readDraft(payment, "s1")).toEqual({ name: "Ada" });
  jar.clear();
  await keepDraft(invoice.id, "s1", { name: "ж".repeat(2_000) });
  expect(jar.size).toBe(0);
});
