import { BY_INVOICE, BY_PARAMETERS } from "@/e2e/scenarios/common";
import type { OrderState, ProviderWalk, Scenario } from "@/e2e/scenarios/types";

type Ends = Scenario["ends"];

const base = { group: "Ways that Commerce leads", order: BY_INVOICE, card: null } as const;

/** The Gate has no part in it: its books stay empty. */
const ends = (
  outcome: Ends["outcome"],
  orderState: OrderState,
  says: string,
  page: Ends["page"] = "result",
): Ends => ({ page, outcome, charged: 0, says: [says], orderState });

const PAID = ends("paid", "paid", "€108.90 was paid to Green Room.");

const pays = (choose: string, fields: ProviderWalk["fields"] = {}): ProviderWalk => ({
  choose,
  fields,
  does: { at: "provider", presses: "pay" },
});

/** How `flow_data` says where to go: method and encoding of its parameters; public-api.md 3.7. */
const forms: readonly Scenario[] = (
  [
    ["get", "GET without parameters", pays("ideal_eur_hpp")],
    ["get-map", "GET, parameters as a map", pays("paypal_usd_hpp")],
    ["get-list", "GET, parameters as a list", pays("paysafecard_eur_hpp")],
    [
      "post",
      "POST without parameters",
      pays("sepa_direct_debit_eur_hpp", { full_name: "Ana Souza", iban: "DE89370400440532013000" }),
    ],
    ["post-map", "POST, parameters as a map", pays("skrill_eur_hpp", { email: "payer@shop.example" })],
    ["post-list", "POST, parameters as a list", pays("neteller_eur_hpp", { email: "payer@shop.example" })],
  ] as const
).map(([id, title, provider]) => ({
  ...base,
  id: `provider-${id}`,
  title: `Provider’s page: ${title}`,
  about: "The payer goes to the provider with all that it asked for, pays there and comes back.",
  provider,
  ends: PAID,
  // Each shape that a provider's answer may have is read in unit tests too.
  ...(["get-map", "get-list", "post-list"].includes(id) ? { repeats: true } : {}),
}));

const atProvider = (presses: "decline" | "cancel" | "pending"): ProviderWalk => ({
  choose: "ideal_eur_hpp",
  does: { at: "provider", presses },
});

const test = (presses: "success" | "pending" | "fail"): ProviderWalk => ({
  choose: "test_eur_test",
  does: { at: "test", presses },
});

export const commerceScenarios: readonly Scenario[] = [
  ...forms,
  {
    ...base,
    id: "provider-declines",
    title: "The provider says no",
    about: "The invoice is closed, and the page says that nothing was taken.",
    provider: atProvider("decline"),
    ends: ends("failed", "failed", "Nothing was taken."),
  },
  {
    ...base,
    id: "provider-cancelled",
    title: "Cancelled at the provider",
    about: "The payer gives up on the provider's page.",
    provider: atProvider("cancel"),
    ends: ends("cancelled", "cancelled", "Nothing was taken."),
  },
  {
    ...base,
    id: "provider-pending",
    title: "The provider leaves it open",
    about: "The payer comes back, and nobody knows yet: the page waits and offers the provider's page again.",
    provider: atProvider("pending"),
    ends: ends("waiting", "waiting", "Finish the payment with iDEAL", "waiting"),
  },
  {
    ...base,
    id: "requisites-paid",
    title: "Paid by requisites",
    about: "The page shows a code, the account and the steps; the payer pays in his bank and the page turns.",
    provider: { choose: "bank_transfer_eur_invoice", does: { at: "requisites", ends: "paid" } },
    ends: PAID,
  },
  {
    ...base,
    id: "requisites-expired",
    title: "Requisites run out",
    about: "Nobody pays in time: the requisites are taken away and the page says that nothing was taken.",
    provider: { choose: "bank_transfer_eur_invoice", does: { at: "requisites", ends: "expired" } },
    ends: ends("expired", "expired", "Nothing was taken."),
  },
  {
    ...base,
    id: "test-paid",
    title: "Test payment, paid",
    about: "In test mode the payer says himself how it ends: paid.",
    provider: test("success"),
    ends: PAID,
  },
  {
    ...base,
    id: "test-open",
    title: "Test payment, left open",
    about: "In test mode the payer says himself how it ends: it stays open, and the page waits.",
    provider: test("pending"),
    ends: ends("waiting", "waiting", "Waiting for word from Test payment", "waiting"),
  },
  {
    ...base,
    id: "test-refused",
    title: "Test payment, refused",
    about: "In test mode the payer says himself how it ends: refused.",
    provider: test("fail"),
    ends: ends("failed", "failed", "Nothing was taken."),
  },
  {
    ...base,
    id: "service-one-button",
    title: "The link names the way",
    about: "No list and no form: one button, and the invoice is made when it is pressed.",
    order: { ...BY_PARAMETERS, linkService: "ideal_eur_hpp" },
    provider: { choose: null, does: { at: "provider", presses: "pay" } },
    ends: PAID,
  },
  {
    ...base,
    id: "service-filled-in",
    title: "The link names the way and fills it in",
    about: "The link of an invoice carries the wallet's address: one button is left.",
    order: { ...BY_INVOICE, linkService: "neteller_eur_hpp", serviceFields: { email: "payer@shop.example" } },
    provider: { choose: null, does: { at: "provider", presses: "pay" } },
    ends: PAID,
  },
  {
    ...base,
    id: "service-half-filled-in",
    title: "The link fills in a half",
    about: "The form keeps what the link gave and says what is missing; nothing is made.",
    order: {
      ...BY_PARAMETERS,
      linkService: "sepa_direct_debit_eur_hpp",
      serviceFields: { full_name: "Ana Souza" },
    },
    provider: { choose: null, does: { at: "here" } },
    ends: ends("waiting", "new", "Fill in “IBAN”", "details"),
  },
  {
    ...base,
    id: "service-mended",
    title: "The payer fills in the other half",
    about: "What the link gave stays, what was missing is typed, and the payment goes on.",
    order: {
      ...BY_INVOICE,
      linkService: "sepa_direct_debit_eur_hpp",
      serviceFields: { full_name: "Ana Souza", iban: "no number" },
    },
    provider: { ...pays("", { iban: "DE89370400440532013000" }), choose: null },
    ends: PAID,
  },
];
