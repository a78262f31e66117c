import { expect, test } from "vitest";
import { inInvoice } from "@/lib/store/in-invoice";
import { saveInvoice } from "@/lib/store/read";
import {
  dropSavedCard,
  getCardNote,
  getSavedCards,
  hasPaidForCustomer,
  keepSavedCard,
  noteCard,
  sweepSavedCards,
  touchSavedCard,
} from "@/lib/store/saved-cards";
import { useTestDatabase, withClient } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";

useTestDatabase();

const card = (browser: string, print: string) => ({
  account: "coma_1",
  browser,
  print,
  brand: "visa",
  last4: "4242",
  expiry: { month: 8, year: 2030 },
  sealed: "k1.a.b.c",
});
let made = 0;
/** Keeps a card as the payment of a fresh try does. */
const keep = async (kept: Parameters<typeof keepSavedCard>[1]): Promise<string> => {
  const id = invoiceId(`cpi_KeptCard${String((made += 1)).padStart(6, "0")}`);
  await saveInvoice(buildInvoice(id), "coma_1", null);
  const attempt = await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id)));
  const { account, browser } = kept;
  await noteCard(attempt.id, { account, browser, keepFor: "browser-1", savedCard: null });
  await keepSavedCard(attempt.id, kept);
  return attempt.id;
};
const cardsOf = (browser: string, account = "coma_1") => getSavedCards({ account, browser });

test("a card is listed in the browser and at the account that kept it, nowhere else", async () => {
  await keep(card("mine", "p1"));
  expect(await cardsOf("mine")).toMatchObject([card("mine", "p1")]);
  expect(await cardsOf("other")).toEqual([]);
  expect(await cardsOf("mine", "coma_2")).toEqual([]);
});

test("the same card again is one row, with its new date", async () => {
  await keep(card("again", "p1"));
  await keep({ ...card("again", "p1"), expiry: { month: 9, year: 2034 } });
  expect(await cardsOf("again")).toMatchObject([{ expiry: { month: 9, year: 2034 } }]);
});

test("a card without a known date is kept", async () => {
  await keep({ ...card("dateless", "p1"), expiry: null });
  expect(await cardsOf("dateless")).toMatchObject([{ expiry: null }]);
});

test("the card used last is listed first", async () => {
  await keep(card("order", "p1"));
  await keep(card("order", "p2"));
  for (const { id, print } of await cardsOf("order")) {
    await withClient((client) => client.query("update saved_cards set used_at = used_at - 1000"));
    await touchSavedCard(id);
    expect((await cardsOf("order"))[0]?.print).toBe(print);
  }
});

test("only its owner forgets a card", async () => {
  await keep(card("owner", "p1"));
  const [{ id } = { id: "" }] = await cardsOf("owner");
  await dropSavedCard({ account: "coma_1", browser: "thief" }, id);
  await dropSavedCard({ account: "coma_2", browser: "owner" }, id);
  await dropSavedCard({ account: "coma_1", browser: "owner" }, "no id at all");
  expect(await cardsOf("owner")).toHaveLength(1);
  await dropSavedCard({ account: "coma_1", browser: "owner" }, id);
  expect(await cardsOf("owner")).toEqual([]);
});

test("a try keeps its card once: told again after a removal, the card stays away", async () => {
  const attempt = await keep(card("once", "p1"));
  const [{ id } = { id: "" }] = await cardsOf("once");
  await dropSavedCard({ account: "coma_1", browser: "once" }, id);
  await keepSavedCard(attempt, card("once", "p1"));
  expect(await cardsOf("once")).toEqual([]);
});

test("a browser has paid for a customer only where its own payment of that customer's invoice went through", async () => {
  const id = invoiceId("cpi_PaidForCustom1");
  await saveInvoice({ ...buildInvoice(id), customer: "c-17" }, "coma_1", null);
  const attempt = await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id, { browser: "payer" })));
  const hasPaid = (browser: string, customer = "c-17", account = "coma_1") =>
    hasPaidForCustomer({ account, browser }, customer);
  expect(await hasPaid("payer")).toBe(false);
  await inInvoice(id, (tx) => tx.updateAttempt(attempt.id, { state: "paid", holds: true }));
  expect(await hasPaid("payer")).toBe(true);
  expect(await hasPaid("thief")).toBe(false);
  expect(await hasPaid("payer", "c-18")).toBe(false);
  expect(await hasPaid("payer", "c-17", "coma_2")).toBe(false);
});

test("the last note of a try counts, and it can be taken back", async () => {
  const id = invoiceId("cpi_SavedCards0001");
  await saveInvoice(buildInvoice(id), "coma_1", null);
  const attempt = await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id)));
  const note = { account: "coma_1", browser: "mine", keepFor: "browser-1", savedCard: null };
  await noteCard(attempt.id, note);
  await noteCard(attempt.id, { ...note, keepFor: null });
  expect(await getCardNote(attempt.id)).toEqual({ ...note, keepFor: null });
  await noteCard(attempt.id, null);
  expect(await getCardNote(attempt.id)).toBeNull();
});

test("what was not used for long is forgotten", async () => {
  await keep(card("swept", "p1"));
  await sweepSavedCards(-1_000);
  expect(await cardsOf("swept")).toEqual([]);
});
