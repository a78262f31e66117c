import { beforeEach, expect, it, vi } from "vitest";
import { brandByName } from "@/lib/card/brand";
import type { Admission, Handed, NotAdmitted } from "@/lib/checkout/admit-card";
import type { Payable } from "@/lib/checkout/saved-cards";
import type { TrySubmission } from "@/lib/checkout/submit-try";
import { anInvoice } from "@/lib/payment/factories";
import { error, ok, type Result } from "@/lib/result";

const jar = new Map<string, { value: string; maxAge?: number }>();
const account = {
  commerceAccount: "coma_1",
  gate: { projectId: 42, secret: "s" },
  saveCards: true,
  live: false,
  billingMethods: [] as string[],
};
const payment = { account, attempts: [], invoice: anInvoice(), now: Date.UTC(2026, 5, 1) };
let submitted: TrySubmission[] = [];
let asked: Handed[] = [];
let admitted: Result<Admission, NotAdmitted> = ok({ quiet: false, note: null });
let found: Result<Payable, "savedCardGone" | "unavailable"> = error("savedCardGone");

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "test" }),
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    has: (name: string) => jar.has(name),
    set: (name: string, value: string, { maxAge }: { maxAge: number }) => jar.set(name, { value, maxAge }),
  }),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(to);
  },
}));
vi.mock("@/lib/checkout/act-guard", () => ({
  guardAct: async () => ok({ address: "203.0.113.7", origin: "http://127.0.0.1:3000" }),
}));
vi.mock("@/lib/checkout/admit-card", () => ({
  admitCard: async (handed: Handed) => {
    asked.push(handed);
    return admitted;
  },
}));
vi.mock("@/app/typing-cookie", () => ({ keepTyping: async () => undefined }));
vi.mock("@/lib/checkout/load-payment", () => ({ loadPayment: async () => ok(payment) }));
vi.mock("@/lib/checkout/submit-try", () => ({
  submitTry: async (submission: TrySubmission) => {
    submitted.push(submission);
    return ok(undefined);
  },
}));
vi.mock("@/lib/checkout/saved-cards", () => ({
  findPayable: async () => found,
  removeSavedCard: async (_payment: unknown, _browser: unknown, id: string) =>
    id === "row-1" ? "removed" : "kept",
}));

const { payByCard } = await import("@/app/pay/[invoiceId]/card/actions");
const { payBySavedCard, removeCard } = await import("@/app/pay/[invoiceId]/card/saved-actions");

const { id } = payment.invoice;
const card = { number: "4000000000000077", expiryMonth: "08", expiryYear: "30", cvv: "123", holder: "Ada" };
const address = {
  "billing-country": "GB",
  "billing-address": "221B Baker Street",
  "billing-city": "London",
  "billing-postal": "NW1 6XE",
  "billing-email": "ada@shop.example",
};

/** Where an action leads to. */
const act = async (
  action: (form: FormData) => Promise<void>,
  values: Readonly<Record<string, string>>,
): Promise<string> => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ invoice: id, method: "payment_card", ...values }))
    form.set(name, value);
  return action(form).then(
    () => "nowhere",
    (reason: unknown) => (reason instanceof Error ? reason.message : "?"),
  );
};

const payable = (
  name: string,
  isExpired = false,
  code = brandByName(name)?.code ?? "optional",
): Result<Payable, never> =>
  ok({
    card: {
      id: "row-1",
      brand: brandByName(name),
      last4: "0077",
      expiry: null,
      isExpired,
      code,
      isRemovable: true,
    },
    customer: "browser-1",
    instrument: (cvv) => ({ kind: "token", token: "t".repeat(64), cvv }),
    note: { account: "coma_1", browser: "b", keepFor: null, savedCard: "row-1" },
  });

beforeEach(() => {
  jar.clear();
  submitted = [];
  asked = [];
  admitted = ok({ quiet: false, note: null });
  found = error("savedCardGone");
  account.billingMethods = [];
  payment.invoice = anInvoice();
});

it("a card goes to the Gate unsaved and for nobody unless the payer ticked the box", async () => {
  expect(await act(payByCard, card)).toBe(`/pay/${id}`);
  expect(submitted[0]).toMatchObject({ instrument: { save: false }, contact: { id: null }, cardNote: null });
  expect(jar.has("cards")).toBe(false);
});

it("with the box ticked the card is saved for this browser, and both cookies stay as long as they can", async () => {
  await act(payByCard, { ...card, save: "yes" });
  expect(submitted[0]?.instrument).toMatchObject({ save: true });
  expect(submitted[0]?.contact.id).toMatch(/^browser-/);
  expect(submitted[0]?.cardNote).toMatchObject({ keepFor: submitted[0]?.contact.id, savedCard: null });
  expect([jar.get("cards")?.maxAge, jar.get("browser")?.maxAge]).toEqual([34_560_000, 34_560_000]);
});

it("a customer of the merchant's server has the card saved at the Gate, and nothing in this browser", async () => {
  payment.invoice = anInvoice({ customer: "c-17" });
  await act(payByCard, { ...card, save: "yes" });
  expect(submitted[0]).toMatchObject({ contact: { id: "c-17" }, instrument: { save: true }, cardNote: null });
  expect(jar.has("cards")).toBe(false);
});

it("where the account keeps no cards a ticked box means nothing", async () => {
  account.saveCards = false;
  await act(payByCard, { ...card, save: "yes" });
  expect(submitted[0]).toMatchObject({ instrument: { save: false }, contact: { id: null }, cardNote: null });
  account.saveCards = true;
});

it("an address that is asked for must be whole, and goes along", async () => {
  account.billingMethods = ["*"];
  expect(await act(payByCard, { ...card, ...address, "billing-city": "" })).toBe(
    `/pay/${id}/card?faults=billing.city.missing#problem`,
  );
  expect(submitted).toEqual([]);
  await act(payByCard, { ...card, ...address });
  expect(submitted[0]?.contact).toMatchObject({ email: "ada@shop.example", billing: { city: "London" } });
});

it("a saved card pays by its token with the code that was typed at it", async () => {
  found = payable("visa");
  expect(await act(payBySavedCard, { card: "row-1", "cvv-row-1": "123", "cvv-row-2": "999" })).toBe(
    `/pay/${id}`,
  );
  expect(submitted[0]).toMatchObject({
    instrument: { kind: "token", cvv: "123" },
    contact: { id: "browser-1" },
    cardNote: { savedCard: "row-1" },
  });
});

it("a code that is missing or too short is told at its card; a brand without one needs none", async () => {
  found = payable("american-express");
  expect(await act(payBySavedCard, { card: "row-1", "cvv-row-1": "123" })).toBe(
    `/pay/${id}/card?faults=cvv.length4&card=row-1#problem`,
  );
  found = payable("visa");
  expect(await act(payBySavedCard, { card: "row-1" })).toContain("faults=cvv.missing");
  expect(submitted).toEqual([]);
  found = payable("uzcard");
  await act(payBySavedCard, { card: "row-1", "cvv-row-1": "123" });
  expect(submitted[0]?.instrument).toMatchObject({ cvv: null });
});

it.each(["unheard-of", "maestro"])("a card of %s pays without its code only where it may", async (brand) => {
  found = payable(brand, false, "required");
  expect(await act(payBySavedCard, { card: "row-1" })).toContain("faults=cvv.missing");
  expect(submitted).toEqual([]);
  found = payable(brand);
  await act(payBySavedCard, { card: "row-1" });
  expect(submitted[0]?.instrument).toMatchObject({ cvv: null });
});

it("a card that is not there, or is over, sends nothing", async () => {
  expect(await act(payBySavedCard, { card: "row-1", "cvv-row-1": "123" })).toContain("faults=savedCardGone");
  found = payable("visa", true);
  expect(await act(payBySavedCard, { card: "row-1", "cvv-row-1": "123" })).toContain("faults=expiry.past");
  expect(submitted).toEqual([]);
});

it("a removal says what came of it", async () => {
  expect(await act(removeCard, { card: "row-1" })).toContain("faults=removed");
  expect(await act(removeCard, { card: "row-2" })).toContain("faults=notRemoved");
});

it("a card that is not let through is not sent: the page says why", async () => {
  for (const why of ["checkFirst", "cardPaused", "tooManySubmits"] as const) {
    admitted = error(why);
    expect(await act(payByCard, card)).toBe(`/pay/${id}/card?faults=${why}#problem`);
  }
  expect(submitted).toEqual([]);
});

it("a mistyped card asks nobody and takes along what was waited for, not what was worked", async () => {
  const mistyped = { ...card, number: "4000000000000078", pass: "wait.1.2.n.m" };
  expect(await act(payByCard, mistyped)).toContain("&pass=wait.1.2.n.m#problem");
  expect(await act(payByCard, { ...mistyped, pass: "work.17.2.n.m~5" })).not.toContain("pass=");
  expect(asked).toEqual([]);
});

it("only a live account's real payment is counted, and what admitted it goes along", async () => {
  admitted = ok({ quiet: true, note: { account: "coma_1", card: "c", bin: "b" } });
  await act(payByCard, { ...card, pass: "wait.1.2.n.m" });
  expect(asked[0]).toMatchObject({ real: false, pass: "wait.1.2.n.m", address: "203.0.113.7" });
  expect(submitted[0]).toMatchObject({ quiet: true, tryNote: { bin: "b" } });
});
