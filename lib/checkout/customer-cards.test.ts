import { randomBytes } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import type { Payment } from "@/lib/checkout/load-payment";
import { customerFor, keepNote, payerOf } from "@/lib/checkout/card-wishes";
import { findPayable, removeSavedCard, savedCardsFor } from "@/lib/checkout/saved-cards";
import type { Account } from "@/lib/config/account";
import type { Env } from "@/lib/config/env";
import { answering, signed, withGate, type Asked } from "@/lib/gate/fixtures/fake-gate";
import { anInvoice } from "@/lib/payment/factories";
import { inInvoice } from "@/lib/store/in-invoice";
import { saveInvoice } from "@/lib/store/read";
import { useTestDatabase } from "@/lib/store/test-database";
import { buildAttempt, buildInvoice, invoiceId } from "@/lib/store/test-factories";

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

const browser = { hash: randomBytes(16).toString("base64url"), hasCards: true };

/** Runs against a Gate that answers as told; shows what it was asked. */
const asked = (
  answer: Parameters<typeof withGate>[0],
  run: (requests: readonly Asked[]) => Promise<void>,
): Promise<void> =>
  withGate(answer, async (gate, requests) => {
    env.gateUrl = gate.url;
    await run(requests);
  });

describe("cards of a merchant's customer", () => {
  const list = signed({
    accounts: [
      {
        id: 2345678,
        number: "400000******0077",
        additional: { card: { expiry: "12/49", type: "visa" } },
      },
    ],
  } as never);

  it("come from the Gate's list, under names that are good for this invoice only", async () => {
    await asked(answering(200, list), async () => {
      const [card] = await savedCardsFor(payment("c-17"), { hash: null, hasCards: false });
      expect(card).toMatchObject({ last4: "0077", expiry: { month: 12, year: 2049 } });
      expect(card?.id).not.toContain("2345678");
      const id = invoiceId("cpi_Another0000001");
      const other = payment("c-17", { invoice: anInvoice({ id, customer: "c-17" }) });
      expect((await savedCardsFor(other, browser))[0]?.id).not.toBe(card?.id);
      const found = await findPayable(payment("c-17"), browser, card?.id ?? "");
      expect(found.ok && found.value.instrument("123")).toEqual({
        kind: "saved",
        accountId: 2345678,
        cvv: "123",
      });
      expect(found.ok && found.value.customer).toBe("c-17");
    });
  });

  it("are found under the name that a page was given before the Gate's secret was changed", async () => {
    await asked(answering(200, list), async () => {
      const [card] = await savedCardsFor(payment("c-17"), browser);
      const { gate } = account;
      const since = { ...account, gate: { ...gate, secret: "the next secret", formerSecret: gate.secret } };
      const later = payment("c-17", { account: since });
      expect((await savedCardsFor(later, browser))[0]?.id).not.toBe(card?.id);
      expect((await findPayable(later, browser, card?.id ?? "")).ok).toBe(true);
    });
  });

  it("pay without a code only where their brand surely has none", async () => {
    const ofType = (type: string) =>
      signed({
        accounts: [{ id: 1, number: "400000******0077", additional: { card: { expiry: "12/49", type } } }],
      } as never);
    for (const [type, code] of [
      ["visa", "required"],
      ["maestro", "required"],
      ["unheard-of", "required"],
      ["uzcard", "none"],
    ] as const)
      await asked(answering(200, ofType(type)), async () => {
        expect(await savedCardsFor(payment("c-17"), browser)).toMatchObject([{ code }]);
      });
  });

  it("are removed by a browser that has paid for this customer, and by no other", async () => {
    const id = invoiceId("cpi_PaidBefore0001");
    await saveInvoice({ ...buildInvoice(id), customer: "c-17" }, "coma_1", {});
    await inInvoice(id, (tx) => tx.insertAttempt(buildAttempt(id, { browser: browser.hash, state: "paid" })));
    const remove = (by: typeof browser) => async (requests: readonly Asked[]) => {
      const [card] = await savedCardsFor(payment("c-17"), by);
      const fate = await removeSavedCard(payment("c-17"), by, card?.id ?? "");
      return { isRemovable: card?.isRemovable, fate, paths: requests.map(({ path }) => path) };
    };
    const listPath = "/v2/customer/saved_account/list";
    await asked(answering(200, list), async (requests) => {
      expect(await remove({ hash: "stranger", hasCards: true })(requests)).toEqual({
        isRemovable: false,
        fate: "kept",
        paths: [listPath, listPath],
      });
    });
    await asked(answering(200, list), async (requests) => {
      expect(await remove(browser)(requests)).toEqual({
        isRemovable: true,
        fate: "removed",
        paths: [listPath, listPath, "/v2/customer/saved_account/delete"],
      });
    });
  });

  it("are not asked for where nobody is known: neither Gate nor store hears of a payer without cards", async () => {
    await asked(answering(200, list), async (requests) => {
      expect(await savedCardsFor(payment(), { hash: browser.hash, hasCards: false })).toEqual([]);
      expect(requests).toEqual([]);
    });
  });

  it("are left out when the Gate does not say, and then nobody claims that a card is gone", async () => {
    await asked(answering(500, ""), async () => {
      expect(await savedCardsFor(payment("c-17"), browser)).toEqual([]);
      expect(await findPayable(payment("c-17"), browser, "x")).toEqual({ ok: false, error: "unavailable" });
    });
  });

  it("are kept by the Gate alone, under the merchant's own name", () => {
    expect(customerFor(payment("c-17"), browser.hash, true)).toBe("c-17");
    expect(payerOf(payment("c-17"), browser.hash)).toBe("c-17");
    expect(keepNote(payment("c-17"), browser.hash)).toBeNull();
  });
});
