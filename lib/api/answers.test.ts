import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toInvoice, toMethods, toState } from "@/lib/api/answers";
import { openApi } from "@/lib/api/openapi";
import { problem } from "@/lib/api/problem";
import { invoiceAnswer, methodsAnswer, problemKinds, stateEvent } from "@/lib/api/schemas";
import type { Payment } from "@/lib/checkout/load-payment";
import type { Account } from "@/lib/config/account";
import { texts } from "@/lib/i18n/texts";
import type { MethodGroup } from "@/lib/methods/list-methods";
import { anAttempt, anInvoice } from "@/lib/payment/factories";
import type { Outcome } from "@/lib/payment/outcome";

const asked = { texts: texts("en"), origin: "https://pay.example" };
const payment = (outcome: Outcome, over: Partial<Payment> = {}): Payment => ({
  invoice: anInvoice({ expiresAt: 90_000, fee: { minor: 90, currency: "EUR" } }),
  account: { name: "Green Room" } as Account,
  attempts: "attempt" in outcome && outcome.attempt ? [outcome.attempt] : [],
  options: {},
  now: 2_000,
  outcome,
  ...over,
});

const attempt = anAttempt({ card: { brand: "visa", last4: "4242" } });
const retry = { card: true, sameCard: true, otherMethod: true, left: 4 };
const none = { ...retry, card: false, otherMethod: false };
const challenge = { kind: "confirmation" } as const;
const rows: readonly (readonly [Outcome, object])[] = [
  [{ kind: "payable" }, { kind: "payable", final: false, may_pay: true, needs_payer: false }],
  [
    { kind: "checking", attempt, isClosed: false },
    { kind: "checking", final: false, may_pay: false },
  ],
  [
    {
      kind: "checking",
      isClosed: false,
      attempt: { ...attempt, asked: { key: "a", instruction: challenge, at: null } },
    },
    { kind: "checking", needs_payer: true, message: "Something is needed from you." },
  ],
  [
    { kind: "atProvider", by: "requisites" },
    { kind: "at_provider", needs_payer: true },
  ],
  [
    { kind: "paid", attempt, returned: "none" },
    { kind: "paid", final: true, message: "Paid. Thank you." },
  ],
  [
    { kind: "paid", attempt, returned: "chargedBack" },
    { kind: "paid", returned: "charged_back" },
  ],
  [
    { kind: "partial", attempt },
    { kind: "partly_paid", final: true, may_pay: false },
  ],
  [
    { kind: "declined", attempt, group: "noMoney", retry },
    { kind: "declined", final: false, may_pay: true },
  ],
  [
    { kind: "declined", attempt, group: "noMoney", retry: none },
    { final: true, may_pay: false },
  ],
  // Nobody is told that it is over while the bank has not said its last word.
  [
    { kind: "declined", attempt, group: "stillWaiting", retry: none },
    { final: false, may_pay: false },
  ],
  [
    { kind: "notStarted", attempt },
    { kind: "not_started", final: false, may_pay: true },
  ],
  [{ kind: "failed" }, { kind: "failed", final: true, returned: "none" }],
  [{ kind: "expired" }, { kind: "expired", final: true }],
  [{ kind: "cancelled" }, { kind: "cancelled", final: true }],
];

const outcomes = rows.map((row) => [row[0].kind, ...row] as const);

const document = openApi(asked.origin);
/** The documented schema alone, its references inside it: what a stranger's generator reads. */
const documented = (id: string) =>
  z.fromJSONSchema(
    JSON.parse(
      JSON.stringify({ $ref: `#/$defs/${id}`, $defs: document.components.schemas }).replaceAll(
        "#/components/schemas/",
        "#/$defs/",
      ),
    ) as Parameters<typeof z.fromJSONSchema>[0],
  );

const groups: readonly MethodGroup[] = [
  {
    category: "card",
    items: [
      {
        method: { code: "payment_card", name: { en: "Card" }, category: "card", position: 1 },
        service: {
          code: "payment_card_eur_hpp",
          method: "payment_card",
          flow: "hpp",
          currency: "EUR",
          fields: [],
          min: null,
          max: null,
          fee: null,
          zeroFee: false,
        },
        name: "Card",
        category: "card",
        mark: "card",
        badges: [{ kind: "fee", ratePercent: 2.5, fixed: { minor: 10, currency: "EUR" } }],
        route: "gate",
        fields: [
          { key: "phone", label: { en: "Phone" }, hint: {}, regexp: null, required: true, position: 1 },
        ],
      },
    ],
  },
];

describe("every state of a payment", () => {
  it.each(outcomes)("%s is answered in our own words", (_kind, outcome, expected) =>
    expect(toState(payment(outcome), asked)).toMatchObject(expected),
  );

  it.each(outcomes)("%s is answered as it is documented, and without the card", (_kind, outcome) => {
    const answer = toInvoice(payment(outcome), asked);
    expect(invoiceAnswer.parse(answer)).toEqual(answer);
    expect(documented("Invoice").parse(answer)).toEqual(answer);
    expect(JSON.stringify(answer)).not.toMatch(/4242|visa/i);
    const event = { id: answer.id, state: answer.state };
    expect(stateEvent.parse(event)).toEqual(event);
    expect(documented("StateEvent").parse(event)).toEqual(event);
  });
});

it("an amount can be reckoned with and shown, and a currency of unknown decimals is never divided", () => {
  const yen = anInvoice({ amount: { minor: 200, currency: "JPY" }, fee: { minor: 7, currency: "ZZZ" } });
  expect(toInvoice(payment({ kind: "payable" }, { invoice: yen }), asked)).toMatchObject({
    amount: { minor: 200, currency: "JPY", exponent: 0, text: "¥200" },
    fee: { minor: 7, currency: "ZZZ", exponent: null },
  });
});

it("methods are answered as documented, each with the link that pays by it", () => {
  const answer = toMethods(payment({ kind: "payable" }), groups, asked);
  expect(methodsAnswer.parse(answer)).toEqual(answer);
  expect(documented("Methods").parse(answer)).toEqual(answer);
  expect(answer.methods).toMatchObject([
    {
      name: "Card",
      leaves_page: false,
      fee: { rate_percent: 2.5, fixed: { minor: 10 } },
      fields: [{ key: "phone", label: "Phone", hint: null }],
      url: "https://pay.example/hpp/?cpi=cpi_AbCdEfGh12345678&service=payment_card_eur_hpp",
    },
  ]);
});

it("no way to pay is offered while a payment runs or is done", () => {
  expect(toMethods(payment({ kind: "paid", attempt, returned: "none" }), groups, asked).methods).toEqual([]);
});

it.each(problemKinds)("the problem %s is answered as documented", async (kind) => {
  const answer = problem(kind);
  const body: unknown = await answer.json();
  expect(documented("Problem").parse(body)).toEqual(body);
  expect(body).toMatchObject({ status: answer.status });
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  // Only where the same question may be answered otherwise soon.
  expect(answer.headers.has("retry-after")).toBe([429, 503].includes(answer.status));
});

describe("the document", () => {
  const text = JSON.stringify(document);

  it("refers to nothing that is not in it", () => {
    const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id);
    expect(referred.length).toBeGreaterThan(5);
    for (const id of referred) expect(document.components.schemas).toHaveProperty(id ?? "");
  });

  it("lets answers grow: a reader must not refuse members that come later", () => {
    expect(text).not.toContain("additionalProperties");
  });
});
