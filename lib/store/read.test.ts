import { expect, test } from "vitest";
import type { Invoice } from "@/lib/payment/invoice";
import { getAttempts, getPayment, saveInvoice } from "@/lib/store/read";
import { useTestDatabase, withClient } from "@/lib/store/test-database";
import { buildInvoice, invoiceId } from "@/lib/store/test-factories";

useTestDatabase();

let made = 0;
const newId = () => invoiceId(`cpi_Read${(made += 1)}`);

/** Saves in turn and says after each whether watchers were told. */
const saveAll = (invoices: readonly Invoice[]) =>
  withClient(async (client) => {
    const told: boolean[] = [];
    let news = 0;
    client.on("notification", () => (news += 1));
    await client.query("listen checkout_invoice");
    for (const invoice of invoices) {
      news = 0;
      await saveInvoice(invoice, "coma_1", null);
      // News come before the answer of the next query of the same connection.
      await client.query("select 1");
      told.push(news === 1);
    }
    return told;
  });

test("an unknown invoice has nothing but the time", async () => {
  const before = Date.now();
  const { stored, attempts, now } = await getPayment(newId());
  expect({ stored, attempts }).toEqual({ stored: null, attempts: [] });
  expect(Math.abs(now - before)).toBeLessThan(120_000);
  expect(await getAttempts(newId())).toEqual([]);
});

test("an invoice comes back whole, with its account, options and the time it was fetched", async () => {
  const invoice = buildInvoice(newId(), {
    lines: [{ label: "Квиток 🎟", quantity: 2, amount: { minor: 5445, currency: "EUR" } }],
    flow: {
      action: "https://bank.example/pay",
      method: "POST",
      params: [
        ["b", "2"],
        ["a", "1"],
      ],
    },
    returnUrls: { success: "https://shop.example/ok", pending: null, fail: null, any: null },
  });
  const options = { hideHeader: true, locale: "uk", showMethods: ["payment_card"] };
  await saveInvoice(invoice, "coma_1", options);
  const { stored, now } = await getPayment(invoice.id);
  expect(stored).toEqual({ invoice, account: "coma_1", options, fetchedAt: stored?.fetchedAt });
  expect(stored?.fetchedAt).toBeLessThanOrEqual(now);
});

test("an older answer never overwrites a newer one, but counts as a look", async () => {
  const id = newId();
  const newer = buildInvoice(id, { status: "paid", updatedAt: 2_000 });
  await saveInvoice(newer, "coma_1", null);
  const first = await getPayment(id);
  for (const updatedAt of [1_999, null]) {
    await saveInvoice(buildInvoice(id, { status: "running", updatedAt }), "coma_1", null);
  }
  const second = await getPayment(id);
  expect(second.stored?.invoice).toEqual(newer);
  expect(second.stored?.fetchedAt).toBeGreaterThanOrEqual(first.stored?.fetchedAt ?? Infinity);
});

test("an answer of the same instant overwrites: Commerce counts in seconds", async () => {
  const id = newId();
  await saveInvoice(buildInvoice(id), "coma_1", null);
  await saveInvoice(buildInvoice(id, { status: "paid" }), "coma_1", null);
  expect((await getPayment(id)).stored?.invoice.status).toBe("paid");
});

test("of two answers of one instant the one that was asked for later stays, whichever arrives last", async () => {
  const id = newId();
  const { now } = await getPayment(id);
  await saveInvoice(buildInvoice(id, { status: "paid" }), "coma_1", null, now + 10);
  await saveInvoice(buildInvoice(id), "coma_1", null, now);
  expect((await getPayment(id)).stored).toMatchObject({ invoice: { status: "paid" }, fetchedAt: now + 10 });
});

test("options stay when none are given and change when some are", async () => {
  const id = newId();
  await saveInvoice(buildInvoice(id), "coma_1", { locale: "ru" });
  await saveInvoice(buildInvoice(id), "coma_1", null);
  expect((await getPayment(id)).stored?.options).toEqual({ locale: "ru" });
  await saveInvoice(buildInvoice(id), "coma_1", { locale: "en" });
  expect((await getPayment(id)).stored?.options).toEqual({ locale: "en" });
});

test("an invoice stays with its account", async () => {
  const id = newId();
  await saveInvoice(buildInvoice(id), "coma_1", null);
  await saveInvoice(buildInvoice(id), "coma_2", null);
  expect((await getPayment(id)).stored?.account).toBe("coma_1");
});

test("watchers are told of a new status, amount or instant, and of nothing else", async () => {
  const invoice = buildInvoice(newId());
  const told = await saveAll([
    invoice,
    invoice,
    { ...invoice, description: "Other words" },
    { ...invoice, status: "running" },
    { ...invoice, status: "running", amount: { minor: 1, currency: "EUR" } },
    { ...invoice, status: "running", amount: { minor: 1, currency: "EUR" }, updatedAt: 2_000 },
    { ...invoice, status: "paid", updatedAt: 1_500 },
  ]);
  expect(told).toEqual([true, false, false, true, true, true, false]);
});

test("a description that PostgreSQL would refuse is kept without the refused signs", async () => {
  const id = newId();
  await saveInvoice(buildInvoice(id, { description: "a\0b\uDC00c\\u0000d" }), "coma_1", null);
  expect((await getPayment(id)).stored?.invoice.description).toBe("a\uFFFDb\uFFFDc\\u0000d");
});
