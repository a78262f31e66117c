import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Payment } from "@/lib/checkout/load-payment";
import { customerFor, keepNote, payerOf } from "@/lib/checkout/card-wishes";
import { findPayable, removeSavedCard, savedCardsFor } from "@/lib/checkout/saved-cards";
import { noteSavedCard, settleSavedCard } from "@/lib/checkout/settle-saved-card";
import type { Account } from "@/lib/config/account";
import type { Env } from "@/lib/config/env";
import { answering, withGate, type Asked } from "@/lib/gate/fixtures/fake-gate";
import { anInvoice, someNews } from "@/lib/payment/factories";
import { inInvoice } from "@/lib/store/in-invoice";
import { saveInvoice } from "@/lib/store/read";
import { useTestDatabase, withClient } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";

const token = "f365bb1729f9b72fd9c09703a751c979f3becc679f29c3e35c91d18070d15654";
const account = {
  commerceAccount: "coma_1",
  name: "Green Room",
  gate: { projectId: 42, secret: "sandbox-secret-key" },
  gateMethods: { payment_card: "card" },
  saveCards: true,
  billingMethods: [],
} as unknown as Account;
const env = {
  accounts: [account],
  savedCardKeys: [{ name: "k1", key: randomBytes(32) }],
  gateUrl: "http://127.0.0.1:1",
  gateTimeoutMs: 2_000,
};
vi.mock("@/lib/config/env", () => ({ getEnv: () => env as unknown as Env }));
useTestDatabase();

/** 2026. */
const now = Date.UTC(2026, 5, 1);
const payment = (customer: string | null = null, more: Partial<Payment> = {}): Payment =>
  ({
    account,
    invoice: anInvoice({ customer }),
    attempts: [],
    options: {},
    now,
    ...more,
  }) as unknown as Payment;

let made = 0;
let browser = { hash: "", hasCards: true };
beforeEach(() => {
  browser = { hash: randomBytes(16).toString("base64url"), hasCards: true };
});

const newAttempt = async (submission = 1) => {
  const id = invoiceId(`cpi_Saved${String((made += 1)).padStart(8, "0")}`);
  await saveInvoice(buildInvoice(id), "coma_1", {});
  return inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id, { submission })));
};
const paid = (expiry = { month: 8, year: 2030 }) =>
  someNews({ onFile: { token, accountId: null, expiry }, card: { brand: "visa", last4: "0077" } });
/** Pays once and has the card kept. */
const keep = async (expiry?: { month: number; year: number }) => {
  const attempt = await newAttempt();
  await noteSavedCard(account, attempt, keepNote(payment(), browser.hash));
  await settleSavedCard(attempt.id, paid(expiry));
  return attempt;
};
const only = async () => {
  const [card] = await savedCardsFor(payment(), browser);
  if (!card) throw new Error("no card");
  return card;
};

describe("a card of a browser", () => {
  it("is kept after a payment when the payer wanted that, and its token lies in no column as it is", async () => {
    await keep();
    expect(await only()).toMatchObject({ last4: "0077", brand: { id: "visa" }, isExpired: false });
    const { rows } = await withClient((client) => client.query("select * from saved_cards"));
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token.slice(0, 12));
  });

  it("is not kept unasked, nor when the payment did not go through", async () => {
    const unasked = await newAttempt();
    await settleSavedCard(unasked.id, paid());
    const declined = await newAttempt();
    await noteSavedCard(account, declined, keepNote(payment(), browser.hash));
    await settleSavedCard(declined.id, someNews({ ...paid(), status: "decline", code: "10105" }));
    expect(await savedCardsFor(payment(), browser)).toEqual([]);
  });

  it("is not kept when the payer changed his mind with the next submission of the same try", async () => {
    const attempt = await newAttempt();
    await noteSavedCard(account, attempt, keepNote(payment(), browser.hash));
    await noteSavedCard(account, { ...attempt, submission: 2 }, null);
    await settleSavedCard(attempt.id, paid());
    expect(await savedCardsFor(payment(), browser)).toEqual([]);
  });

  it("is one card however often it is told and paid with", async () => {
    const attempt = await keep();
    await settleSavedCard(attempt.id, paid());
    await keep();
    expect(await savedCardsFor(payment(), browser)).toHaveLength(1);
  });

  it("stays away once it was removed, however often its payment is told", async () => {
    const attempt = await keep();
    const { id } = await only();
    await asked(answering(200, '{"status":"success"}'), async () => {
      expect(await removeSavedCard(payment(), browser, id)).toBe("removed");
    });
    await settleSavedCard(attempt.id, paid());
    expect(await savedCardsFor(payment(), browser)).toEqual([]);
  });

  it("is offered to no other browser, at no other account, and not where cards are not kept", async () => {
    await keep();
    expect(await savedCardsFor(payment(), { ...browser, hash: "another" })).toEqual([]);
    expect(await savedCardsFor(payment(), { ...browser, hasCards: false })).toEqual([]);
    const other = { ...account, commerceAccount: "coma_2" };
    expect(await savedCardsFor(payment(null, { account: other }), browser)).toEqual([]);
    const off = { ...account, saveCards: false };
    expect(await savedCardsFor(payment(null, { account: off }), browser)).toEqual([]);
    const { id } = await only();
    expect(await findPayable(payment(), { ...browser, hash: "another" }, id)).toEqual({
      ok: false,
      error: "savedCardGone",
    });
  });

  it("pays by its token, under the customer that it was kept for, and shows when it is over", async () => {
    await keep({ month: 4, year: 2026 });
    const { id, isExpired } = await only();
    expect(isExpired).toBe(true);
    const found = await findPayable(payment(), browser, id);
    if (!found.ok) throw new Error("not found");
    expect(found.value.instrument("123")).toEqual({ kind: "token", token, cvv: "123" });
    expect(found.value.instrument(null)).toMatchObject({ cvv: null });
    expect(found.value.customer).toBe(customerFor(payment(), browser.hash, true));
    expect(found.value.customer).toMatch(/^browser-[0-9a-f]{40}$/);
    expect(JSON.stringify(found.value.card)).not.toContain(token);
  });

  it("is forgotten when the Gate says that there is no such card, and only then", async () => {
    await keep();
    const { id } = await only();
    const found = await findPayable(payment(), browser, id);
    const attempt = await newAttempt();
    await noteSavedCard(account, attempt, found.ok ? found.value.note : null);
    await settleSavedCard(attempt.id, someNews({ status: "decline", code: "10105", onFile: null }));
    expect(await savedCardsFor(payment(), browser)).toHaveLength(1);
    await settleSavedCard(attempt.id, someNews({ status: "error", code: "3101", onFile: null }));
    expect(await savedCardsFor(payment(), browser)).toEqual([]);
  });

  it("is no longer offered when its key is gone", async () => {
    await keep();
    const keys = env.savedCardKeys;
    env.savedCardKeys = [{ name: "k1", key: randomBytes(32) }];
    expect(await savedCardsFor(payment(), browser)).toEqual([]);
    env.savedCardKeys = keys;
  });

  it("is removed here only after the Gate has removed it", async () => {
    await keep();
    const { id } = await only();
    await asked(answering(500, ""), async () => {
      expect(await removeSavedCard(payment(), browser, id)).toBe("kept");
    });
    expect(await savedCardsFor(payment(), browser)).toHaveLength(1);
    await asked(answering(200, '{"status":"success"}'), async (requests) => {
      expect(await removeSavedCard(payment(), browser, id)).toBe("removed");
      expect(requests[0]).toMatchObject({ path: "/v2/customer/card/token/revoke", body: { token } });
    });
    expect(await savedCardsFor(payment(), browser)).toEqual([]);
  });
});

/** Runs against a Gate that answers as told; shows what it was asked. */
const asked = (
  answer: Parameters<typeof withGate>[0],
  run: (requests: readonly Asked[]) => Promise<void>,
): Promise<void> =>
  withGate(answer, async (gate, requests) => {
    env.gateUrl = gate.url;
    await run(requests);
  });

it("a card goes to the Gate under the name that keeps cards only where the payer wants it kept", () => {
  expect(customerFor(payment(), browser.hash, false)).toBeNull();
  expect(payerOf(payment(), browser.hash)).not.toBe(customerFor(payment(), browser.hash, true));
  expect(customerFor(payment(), browser.hash, true)).not.toBe(customerFor(payment(), "another", true));
});
