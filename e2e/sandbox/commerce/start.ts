import { createHmac } from "node:crypto";
import { convert } from "@/e2e/sandbox/commerce/convert";
import { isFinal, type FlowData, type Invoice } from "@/e2e/sandbox/commerce/invoice";
import { change, fail, settle } from "@/e2e/sandbox/commerce/moves";
import { Refusal } from "@/e2e/sandbox/commerce/refusal";
import { servicesFor, type Service } from "@/e2e/sandbox/commerce/services";
import type { World } from "@/e2e/sandbox/commerce/world";
import { wait } from "@/e2e/sandbox/shared/clock";
import { newId } from "@/e2e/sandbox/shared/ids";
import { exponentOf, toDecimal, toMinor } from "@/e2e/sandbox/shared/money";

/** The service that was asked for, if this amount may be paid through it. */
export const requireService = (code: string, currency: string, minor: number): Service => {
  const service = servicesFor(currency).find((candidate) => candidate.code === code);
  if (!service || service.status !== "available")
    throw new Refusal("service_not_available", "This service is not available.", "/service");
  const inService = convert(minor, currency, service.currency);
  const smallest = toMinor(service.min, service.currency) ?? 1;
  const largest = toMinor(service.max, service.currency) ?? Number.MAX_SAFE_INTEGER;
  if (inService < smallest || inService > largest)
    throw new Refusal(
      "amount_out_of_range",
      `This value should be between ${service.min} and ${service.max} ${service.currency}.`,
      "/amount",
    );
  return service;
};

const cents = (service: Service, currency: string, minor: number): number | null =>
  service.method === "payment_card" || service.flow === "test" || exponentOf(currency) !== 2
    ? null
    : minor % 100;

/** Amounts that make the provider misbehave before anything is stored; public-api.md 14, rule 5. */
export const meetProvider = async (
  world: World,
  service: Service,
  currency: string,
  minor: number,
): Promise<void> => {
  const magic = cents(service, currency, minor);
  if (magic === 3) throw new Refusal("provider_unavailable", "The provider does not answer.");
  if (magic === 29) throw new Refusal("rate_limited", "Too many requests, come back later.");
  if (magic === 4) await wait(world.clock, 5_000);
};

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const cardToken = (invoice: Invoice, sid: string): string => {
  const claims = { sid, expires: invoice.expires, exp: invoice.created + 3600 };
  const unsigned = `${base64url({ alg: "HS256", typ: "JWT" })}.${base64url(claims)}`;
  return `${unsigned}.${createHmac("sha256", invoice.account.privateKey).update(unsigned).digest("base64url")}`;
};

/** Redirects in each of the forms that real services use. */
const redirect = (invoice: Invoice, service: Service, action: string): FlowData => {
  const base = { action, method: "GET", params: {}, metadata: {} } as const;
  if (service.method === "payment_card") {
    const sid = newId("cgi_", 16);
    return { ...base, metadata: { sid, token: cardToken(invoice, sid) } };
  }
  const order = invoice.id.slice("cpi_".length);
  if (service.method === "skrill") return { ...base, method: "POST", params: { MD: order, lang: "en" } };
  if (service.method === "neteller")
    return { ...base, method: "POST", params: [{ name: "MD", value: order }] };
  if (service.method === "sepa_direct_debit") return { ...base, method: "POST" };
  if (service.method === "paysafecard") return { ...base, params: [{ name: "token", value: order }] };
  if (service.method === "paypal") return { ...base, params: { token: order } };
  return base;
};

const requisites = (invoice: Invoice, service: Service, action: string): FlowData => ({
  action: null,
  method: "GET",
  params: {},
  metadata: {
    requisites: [
      {
        key: "beneficiary",
        label: { en: "Beneficiary", ru: "Получатель", uk: "Отримувач" },
        value: `${invoice.account.name} Ltd`,
      },
      {
        key: "account_number",
        label: { en: "Account number", ru: "Номер счёта", uk: "Номер рахунку" },
        value: "3399508364979651",
        copy: true,
      },
      {
        key: "amount",
        label: { en: "Amount", ru: "Сумма", uk: "Сума" },
        value: `${toDecimal(convert(invoice.paymentAmount, invoice.currency, service.currency), service.currency)} ${service.currency}`,
        copy: true,
      },
      {
        key: "purpose",
        label: { en: "Payment purpose", ru: "Назначение платежа", uk: "Призначення платежу" },
        value: `Invoice ${invoice.id.slice("cpi_".length)}`,
        copy: true,
      },
    ],
    qr_data: action,
    deeplink: action,
    instructions: {
      en: ["Open your bank's app", "Pay by these details", "Come back and check the status"],
      ru: ["Откройте приложение банка", "Оплатите по этим реквизитам", "Вернитесь и проверьте статус"],
      uk: ["Відкрийте застосунок банку", "Сплатіть за цими реквізитами", "Поверніться й перевірте статус"],
    },
  },
});

const startTest = (world: World, invoice: Invoice, outcome: string | undefined): void => {
  if (outcome === "success") settle(world, invoice, invoice.paymentAmount);
  else if (outcome === "fail") fail(world, invoice, "declined");
  else change(world, invoice, { status: "process_pending", resolution: "ok" });
};

/** Hands the invoice to a service: what happens next depends on its flow and on magic amounts. */
export const startService = (
  world: World,
  invoice: Invoice,
  service: Service,
  values: Readonly<Record<string, string>>,
): void => {
  invoice.service = service;
  if (service.flow === "test") return startTest(world, invoice, values["status"]);
  const payId = newId("pay_", 24);
  world.payments.set(payId, invoice);
  const action = `${world.env.commerceUrl}/psp/${payId}`;
  const magic = cents(service, invoice.currency, invoice.amount);
  change(world, invoice, {
    status: "process_pending",
    resolution: "ok",
    payId,
    flowData: (service.flow === "invoice" ? requisites : redirect)(invoice, service, action),
  });
  if (magic === 1) fail(world, invoice, "insufficient_funds");
  if (magic === 5) settle(world, invoice, Math.floor(invoice.paymentAmount / 2));
};

/** A service may be chosen while nothing is under way; a card that nobody has charged yet may be left again. */
export const mayStart = (invoice: Invoice): boolean =>
  !isFinal(invoice.status) &&
  (invoice.status === "created" ||
    (invoice.service?.method === "payment_card" && invoice.running.size === 0));
