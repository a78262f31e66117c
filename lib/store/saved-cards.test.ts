import { expect, test } from "vitest";
import { inInvoice } from "@/lib/store/in-invoice";
import { saveInvoice } from "@/lib/store/read";
import {
  dropSavedCard,
  getCardNote,
  getSavedCards,
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
const cardsOf = (browser: string, account = "coma_1") => getSavedCards({ account, browser });

test("a card is listed in the browser and at the account that kept it, nowhere else", async () => {
  await keepSavedCard(card("mine", "p1"));
  expect(await cardsOf("mine")).toMatchObject([card("mine", "p1")]);
  expect(await cardsOf("other")).toEqual([]);
  expect(await cardsOf("mine", "coma_2")).toEqual([]);
});

test("the same card again is one row, with its new date", async () => {
  await keepSavedCard(card("again", "p1"));
  await keepSavedCard({ ...card("again", "p1"), expiry: { month: 9, year: 2034 } });
  expect(await cardsOf("again")).toMatchObject([{ expiry: { month: 9, year: 2034 } }]);
});

test("a card without a known date is kept", async () => {
  await keepSavedCard({ ...card("dateless", "p1"), expiry: null });
  expect(await cardsOf("dateless")).toMatchObject([{ expiry: null }]);
});

test("the card used last is listed first", async () => {
  await keepSavedCard(card("order", "p1"));
  await keepSavedCard(card("order", "p2"));
  for (const { id, print } of await cardsOf("order")) {
    await withClient((client) => client.query("update saved_cards set used_at = used_at - 1000"));
    await touchSavedCard(id);
    expect((await cardsOf("order"))[0]?.print).toBe(print);
  }
});

test("only its owner forgets a card", async () => {
  await keepSavedCard(card("owner", "p1"));
  const [{ id } = { id: "" }] = await cardsOf("owner");
  await dropSavedCard({ account: "coma_1", browser: "thief" }, id);
  await dropSavedCard({ account: "coma_2", browser: "owner" }, id);
  await dropSavedCard({ account: "coma_1", browser: "owner" }, "no id at all");
  expect(await cardsOf("owner")).toHaveLength(1);
  await dropSavedCard({ account: "coma_1", browser: "owner" }, id);
  expect(await cardsOf("owner")).toEqual([]);
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
  await keepSavedCard(card("swept", "p1"));
  await sweepSavedCards(-1_000);
  expect(await cardsOf("swept")).toEqual([]);
});
