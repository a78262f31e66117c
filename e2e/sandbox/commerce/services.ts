import { fieldsOf, type Field, type FieldKey } from "@/e2e/sandbox/commerce/texts";

export type ServiceFlow = "hpp" | "invoice" | "test";

/** A method in a currency and a flow. Limits are in the service's own currency. */
export type Service = {
  code: string;
  method: string;
  flow: ServiceFlow;
  currency: string;
  /** Currencies of an invoice for which the service is offered. */
  asked: readonly string[];
  fields: readonly Field[];
  min: string;
  max: string;
  fee: { rate: number; fixed: number } | null;
  zeroFee: boolean;
  status: "available" | "maintenance";
};

type Wish = {
  flow?: ServiceFlow;
  asked?: readonly string[];
  fields?: readonly FieldKey[];
  optional?: readonly FieldKey[];
  limits?: readonly [min: string, max: string];
  fee?: { rate: number; fixed: number };
  zeroFee?: true;
  status?: "maintenance";
};

const service = (method: string, currency: string, wish: Wish = {}): Service => {
  const flow = wish.flow ?? "hpp";
  return {
    code: `${method}_${currency.toLowerCase()}_${flow}`,
    method,
    flow,
    currency,
    asked: wish.asked ?? [currency],
    fields: fieldsOf(wish.fields ?? [], wish.optional),
    min: wish.limits?.[0] ?? "1",
    max: wish.limits?.[1] ?? "100000",
    fee: wish.fee ?? null,
    zeroFee: wish.zeroFee ?? false,
    status: wish.status ?? "available",
  };
};

const SERVICES: readonly Service[] = [
  service("paypal", "USD", { asked: ["USD", "EUR"], limits: ["1", "10000"] }),
  service("blik", "PLN", { asked: ["PLN", "EUR"], fields: ["blik_code"], limits: ["1", "50000"] }),
  service("pix", "BRL", {
    asked: ["BRL", "USD"],
    fields: ["full_name", "cpf", "email", "phone", "post_code", "city"],
    optional: ["phone", "city"],
    limits: ["1", "500000"],
    fee: { rate: 0, fixed: 0 },
  }),
  service("upi_qr", "INR", {
    flow: "invoice",
    asked: ["INR", "USD"],
    fields: ["upi_id"],
    limits: ["10", "200000"],
  }),
  service("ideal", "EUR", { limits: ["0.01", "50000"], zeroFee: true }),
  service("privat24", "UAH", { limits: ["1", "150000"], zeroFee: true }),
  service("sepa_direct_debit", "EUR", { fields: ["full_name", "iban"], limits: ["1", "10000"] }),
  service("bank_transfer", "USD", { flow: "invoice", limits: ["0.01", "100000"] }),
  service("bank_transfer", "EUR", { flow: "invoice", limits: ["0.01", "100000"] }),
  service("bank_transfer", "UAH", { flow: "invoice", limits: ["1", "1000000"] }),
  service("neteller", "USD", { asked: ["USD", "EUR"], fields: ["email"], fee: { rate: 1.5, fixed: 0 } }),
  service("neteller", "EUR", { asked: ["EUR", "USD"], fields: ["email"], fee: { rate: 1.5, fixed: 0 } }),
  service("skrill", "EUR", { fields: ["email"], fee: { rate: 1, fixed: 0.29 } }),
  service("paysafecard", "EUR", { limits: ["1", "1000"] }),
  service("mobile_account", "UAH", { fields: ["phone"], limits: ["1", "5000"], fee: { rate: 3, fixed: 0 } }),
  service("cash_terminal", "UAH", { flow: "invoice", limits: ["10", "14999"] }),
  // As far as Commerce knows; an account may pay them through the Gate.
  ...["alfa_click", "homebank", "halyk_qr", "kassa24", "mobile_kz", "meridian_app"].map((method) =>
    service(method, "KZT", { limits: ["10", "1000000"] }),
  ),
  service("bitcoin", "BTC", { asked: ["USD", "EUR", "BTC"], limits: ["0.00001", "100"] }),
  service("giropay", "EUR", { status: "maintenance" }),
  ...["USD", "EUR", "UAH"].map((currency) =>
    service("test", currency, { flow: "test", fields: ["status"], limits: ["0.01", "9999999"] }),
  ),
];

/** Cards are taken in any currency, so their service is made when it is asked for. */
const cardService = (currency: string): Service =>
  service("payment_card", currency, { limits: ["0.01", "100000000"], fee: { rate: 0, fixed: 0 } });

/** What is offered for an invoice in this currency, whether available just now or not. */
export const servicesFor = (currency: string): readonly Service[] => [
  cardService(currency),
  ...SERVICES.filter((candidate) => candidate.asked.includes(currency)),
];

/** Units of each currency for one US dollar. */
const PER_DOLLAR: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 0.92,
  UAH: 41.5,
  PLN: 3.95,
  KZT: 520,
  BRL: 5.42,
  INR: 84.1,
  BTC: 0.0000105,
};

/** Units of `to` for one unit of `from`, eight digits as the platform gives them. */
export const exchangeRate = (from: string, to: string): number =>
  from === to ? 1 : Number(((PER_DOLLAR[to] ?? 1) / (PER_DOLLAR[from] ?? 1)).toFixed(8));
