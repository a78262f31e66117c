import { prerender } from "react-dom/static";
import { beforeEach, expect, it, vi } from "vitest";
import type { PassView } from "@/lib/checkout/card-pass";
import type { SavedCard } from "@/lib/checkout/saved-cards";
import { brandByName } from "@/lib/card/brand";
import { anInvoice } from "@/lib/payment/factories";

const account = {
  commerceAccount: "coma_1",
  name: "Green Room",
  gate: { projectId: 42, secret: "s" },
  gateMethods: { payment_card: "card" },
  saveCards: false,
  billingMethods: [] as string[],
  returnUrl: { success: null, decline: null, return: null },
  allowedReturnOrigins: [],
  legalUrl: null,
  supportUrl: null,
};
const payment = {
  account,
  invoice: anInvoice(),
  attempts: [],
  options: {},
  now: Date.UTC(2026, 5, 1),
  outcome: { kind: "payable" },
};
let saved: SavedCard[] = [];
let pass: PassView = { kind: "none" };

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "accept-language": "en" }),
  cookies: async () => ({ get: () => undefined, has: () => false, set: () => undefined }),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`redirect ${to}`);
  },
}));
vi.mock("@/app/pay/[invoiceId]/require-payment", () => ({ requirePayment: async () => payment }));
vi.mock("@/app/pay/[invoiceId]/card/actions", () => ({ payByCard: async () => undefined }));
vi.mock("@/app/pay/[invoiceId]/card/saved-actions", () => ({
  payBySavedCard: async () => undefined,
  removeCard: async () => undefined,
}));
vi.mock("@/lib/checkout/card-pass", () => ({ passView: async () => pass }));
vi.mock("@/lib/checkout/has-other-way", () => ({ hasOtherWay: async () => true }));
vi.mock("@/lib/checkout/saved-cards", () => ({ savedCardsFor: async () => saved }));

const { default: CardPage } = await import("@/app/pay/[invoiceId]/card/page");
const { default: RemoveCardPage } = await import("@/app/pay/[invoiceId]/card/remove/page");

const params = Promise.resolve({ invoiceId: payment.invoice.id });
const text = async (node: Parameters<typeof prerender>[0]): Promise<string> =>
  new Response((await prerender(node)).prelude).text();
const draw = async (query: { faults?: string; card?: string } = {}): Promise<string> =>
  text(await CardPage({ params, searchParams: Promise.resolve(query) }));

const visa: SavedCard = {
  id: "row-1",
  brand: brandByName("visa"),
  last4: "0077",
  expiry: { month: 8, year: 2030 },
  isExpired: false,
  code: "required",
  isRemovable: true,
};

beforeEach(() => {
  saved = [];
  pass = { kind: "none" };
  Object.assign(account, { saveCards: false, billingMethods: [] });
});

it("is the plain form where no cards are kept: no consent, no address", async () => {
  const html = await draw();
  expect(html).toContain("cc-number");
  expect(html).not.toMatch(/name="save"|billing|type="radio"/);
});

it("asks for consent where cards are kept, and says where they will lie", async () => {
  account.saveCards = true;
  expect(await draw()).toMatch(/name="save"[^]*In this browser, for Green Room/);
  payment.invoice = anInvoice({ customer: "c-17" });
  expect(await draw()).toContain("For you at Green Room");
  payment.invoice = anInvoice();
});

it("shows saved cards in place of the form, and the form to who wants another card", async () => {
  account.saveCards = true;
  saved = [visa];
  const list = await draw();
  expect(list).toContain("Visa ending 0077");
  expect(list).toContain("Good until 08/30");
  expect(list).not.toContain("cc-number");
  const form = await draw({ card: "new" });
  expect(form).toContain("cc-number");
  expect(form).toContain("Pay with a saved card");
  expect(form).toContain('type="hidden" name="card" value="new"');
});

it("tells a fault at the chosen card's code", async () => {
  saved = [visa, { ...visa, id: "row-2", last4: "4242" }];
  const html = await draw({ card: "row-2", faults: "cvv.length3" });
  expect(html).toMatch(/id="saved-1"[^>]*checked|checked[^>]*id="saved-1"/);
  expect(html).toContain('href="#saved-code-1"');
});

it("asks for the billing address where the account does, with its faults", async () => {
  account.billingMethods = ["payment_card"];
  const html = await draw({ faults: "billing.city.missing" });
  expect(html).toContain('<option value="GB">United Kingdom</option>');
  expect(html).toContain('href="#billing-city"');
  account.billingMethods = ["other"];
  expect(await draw()).not.toContain("billing-city");
});

it("asks before a card is removed, and only for one that is there", async () => {
  saved = [visa];
  const ask = (card: string) =>
    RemoveCardPage({ params, searchParams: Promise.resolve({ card }) }).then(text);
  expect(await ask("row-1")).toMatch(/Remove this card\?[^]*Remove Visa ending 0077/);
  await expect(ask("row-9")).rejects.toThrow("redirect /pay/");
});

it("offers no removal in a browser that may not remove the card, and asks for a code of an unknown brand", async () => {
  saved = [{ ...visa, brand: null, isRemovable: false }];
  const html = await draw();
  expect(html).not.toContain("card/remove");
  expect(html).toContain("3 or 4 digits");
  const asked = RemoveCardPage({ params, searchParams: Promise.resolve({ card: "row-1" }) });
  await expect(asked).rejects.toThrow("redirect /pay/");
});

it("carries no word of a pass on a good day", async () => {
  expect(await draw()).not.toMatch(/name="pass"|moment|data-bits|behind-pass/);
});

it("under attack the form comes with its work, and a queue that only a browser without script shows", async () => {
  const wait = { pass: "wait.1.2.n.m", seconds: 15 };
  pass = { kind: "work", pass: "work.17.2.n.m", mark: "m", bits: 17, wait };
  const html = await draw();
  expect(html).toMatch(/<form[^]*data-bits="17"[^]*cc-number/);
  expect(html).toMatch(/<noscript>[^]*15;url=\/pay\/[^"]*card\?pass=wait\.1\.2\.n\.m[^]*<\/noscript>/);
});

it("who must wait gets no field to type in, and keeps what the page had to say", async () => {
  pass = { kind: "wait", wait: { pass: "wait.1.2.n.m", seconds: 15 } };
  const html = await draw({ faults: "checkFirst" });
  expect(html).not.toContain("cc-number");
  expect(html).toContain("The card form opens in 15 seconds");
  expect(html).toContain("card?faults=checkFirst&amp;pass=wait.1.2.n.m#problem");
});

it("a pass that is ripe goes into the form", async () => {
  pass = { kind: "ready", pass: "wait.1.2.n.m" };
  expect(await draw()).toMatch(/name="pass" value="wait\.1\.2\.n\.m"/);
});
