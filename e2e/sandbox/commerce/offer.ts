import type { Account } from "@/e2e/sandbox/commerce/accounts";
import { convert } from "@/e2e/sandbox/commerce/convert";
import { METHODS } from "@/e2e/sandbox/commerce/methods";
import { exchangeRate, servicesFor, type Service } from "@/e2e/sandbox/commerce/services";
import type { World } from "@/e2e/sandbox/commerce/world";
import { toDecimal, toMajor } from "@/e2e/sandbox/shared/money";

const wireService = (account: Account, service: Service, currency: string, minor: number | null) => ({
  code: service.code,
  method: service.method,
  flow: service.flow,
  currency: service.currency,
  fields: service.fields,
  amount_min: Number(service.min),
  amount_max: Number(service.max),
  ...(account.feeDetails && service.fee ? { fee: { ...service.fee, min: 0, max: 0 } } : {}),
  ...(service.zeroFee ? { zero_fee: true } : {}),
  ...(service.currency === currency
    ? {}
    : {
        exchange_rate: exchangeRate(currency, service.currency),
        ...(minor === null
          ? {}
          : { amount: toDecimal(convert(minor, currency, service.currency), service.currency) }),
      }),
  status: service.status,
});

/** The list of services and methods for a currency; public-api.md 3.3, in the shape that is set. */
export const prerequestDocument = (
  world: World,
  account: Account,
  currency: string,
  minor: number | null,
): unknown => {
  const services = servicesFor(currency);
  const used = new Set(services.map((service) => service.method));
  const pictures = `${world.env.commerceUrl}/static/payment_methods`;
  const attributes = {
    currency,
    ...(minor === null ? {} : { amount: toMajor(minor, currency) }),
    test_mode: true,
    services: Object.fromEntries(
      services.map((service) => [service.code, wireService(account, service, currency, minor)]),
    ),
    methods: Object.fromEntries(
      METHODS.filter((method) => used.has(method.code)).map((method, position) => [
        method.code,
        {
          ...method,
          logo: `${pictures}/${method.code}/logo.svg`,
          icon: `${pictures}/${method.code}/icon.svg`,
          metadata: {},
          position,
        },
      ]),
    ),
    account: {
      name: account.name,
      description: account.description,
      icon: `${world.env.shopUrl}/icon.svg`,
      website: `${world.env.shopUrl}/shop`,
    },
  };
  return {
    data: world.settings.prerequestShape === "flat" ? attributes : { type: "payment-prerequest", attributes },
  };
};
