import type { Attempt } from "@/lib/payment/attempt";
import { parseInvoiceId, type Invoice, type InvoiceId } from "@/lib/payment/invoice";
import type { GateNews } from "@/lib/payment/news";

/** Whole, believable values for tests; each call may override what it is about. */
const invoiceId = (text: string): InvoiceId => {
  const id = parseInvoiceId(text);
  if (id === null) throw new Error(`not an invoice id: ${text}`);
  return id;
};

const asked = { minor: 10_890, currency: "EUR" } as const;

export const anInvoice = (over: Partial<Invoice> = {}): Invoice => ({
  id: invoiceId("cpi_AbCdEfGh12345678"),
  commerceAccount: "coma_SandboxActive001",
  status: "open",
  wireStatus: "created",
  resolution: "ok",
  amount: asked,
  fee: null,
  description: "Plants and pots",
  referenceId: "order-10-4471",
  customer: null,
  lines: [],
  testMode: true,
  service: null,
  method: null,
  flow: null,
  flowName: null,
  requisites: null,
  returnUrls: { success: null, pending: null, fail: null, any: null },
  createdAt: 1_000,
  updatedAt: 1_000,
  expiresAt: null,
  ...over,
});

export const anAttempt = (over: Partial<Attempt> = {}): Attempt => ({
  id: "11111111-1111-4111-8111-111111111111",
  invoiceId: invoiceId("cpi_AbCdEfGh12345678"),
  number: 1,
  submission: 1,
  paymentId: "cpi_abcdefgh12345678-0a1b2c3d-1",
  projectId: 42,
  gateMethod: "card",
  method: "payment_card",
  state: "accepted",
  amount: asked,
  taken: null,
  returned: "none",
  left: null,
  paidAt: null,
  code: null,
  card: null,
  browser: null,
  token: "AbCdEfGhIjKlMnOpQrStUv",
  asked: null,
  answered: [],
  announced: null,
  requestId: null,
  operationId: null,
  createdAt: 1_000,
  sentAt: 1_000,
  updatedAt: 1_000,
  checks: 0,
  notFound: 0,
  nextCheckAt: 11_000,
  quiet: false,
  ...over,
});

export const someNews = (over: Partial<GateNews> = {}): GateNews => ({
  source: "callback",
  projectId: 42,
  paymentId: "cpi_abcdefgh12345678-0a1b2c3d-1",
  status: "success",
  wireStatus: "success",
  code: "0",
  sum: asked,
  card: { brand: "visa", last4: "4242" },
  operationId: "9524000005536",
  requestId: null,
  ask: null,
  onFile: null,
  at: 2_000,
  ...over,
});
