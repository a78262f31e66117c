import "server-only";
import type { JsonObject } from "@/lib/gate/json";
import { withFields } from "@/lib/gate/method-fields";
import type { BrowserData, Billing, Instrument, Sale } from "@/lib/gate/sale";

type Member = string | number | boolean | null | undefined;

/** The Gate takes a missing member, not a null one. */
const present = (members: Readonly<Record<string, Member>>): JsonObject =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) =>
      value === null || value === undefined || value === "" ? [] : [[name, value]],
    ),
  );

const cut = (text: string | null | undefined, limit: number): string | undefined =>
  text === null || text === undefined ? undefined : Array.from(text).slice(0, limit).join("");

const matching = (text: string | null, pattern: RegExp): string | undefined =>
  text !== null && text.length <= 255 && pattern.test(text) ? text : undefined;

/** `;` parts the lines of what is signed. Source: gate.md 5.3. */
const toDescription = (text: string | null) => cut(text?.replaceAll(";", ",").trim(), 255);

const browserMembers = (browser: BrowserData | null): JsonObject =>
  present({
    browser: cut(browser?.userAgent, 512),
    accept_header: cut(browser?.acceptHeader, 255),
    accept_language_header: cut(browser?.acceptLanguage, 255),
    color_depth: browser?.colorDepth,
    java_enabled: browser?.javaEnabled,
    js_enabled: browser?.scriptEnabled,
    language: cut(browser?.language, 255),
    screen_res: browser?.screen && `${browser.screen.width}x${browser.screen.height}`,
    timezone_offset: browser?.timezoneOffset?.toString(),
    timezone_name: cut(browser?.timezoneName, 255),
  });

/** `;` parts the lines of what is signed. Source: gate.md 5.3. */
const line = (text: string, limit: number) => cut(text.replaceAll(";", ",").trim(), limit);

const billingMembers = (billing: Billing | null | undefined): JsonObject =>
  billing
    ? {
        billing: present({
          country: billing.country,
          region: line(billing.region, 255),
          city: line(billing.city, 256),
          postal: line(billing.postal, 16),
          address: line(billing.address, 512),
        }),
      }
    : {};

/** The same words once more, for banks that check addresses the older way. Both members or none. Source: gate.md 3.2. */
const avsMembers = (billing: Billing | null | undefined): JsonObject =>
  billing && billing.postal !== "" && billing.address !== ""
    ? {
        avs_data: present({
          avs_post_code: line(billing.postal, 16),
          avs_street_address: line(billing.address, 512),
        }),
      }
    : {};

const instrumentMembers = (instrument: Instrument): JsonObject => {
  switch (instrument.kind) {
    case "card":
      return {
        card: present({
          pan: instrument.pan,
          year: instrument.year,
          month: instrument.month,
          card_holder: instrument.holder,
          cvv: instrument.cvv,
          save: instrument.save === true ? true : null,
        }),
      };
    case "token":
      return present({ token: instrument.token, cvv: instrument.cvv });
    case "saved":
      return present({ saved_account_id: instrument.accountId, cvv: instrument.cvv });
    case "etoken":
      return {
        etoken: present({ token: instrument.token, google_gateway_id: instrument.googleGatewayId ?? null }),
      };
    case "method":
      return {};
  }
};

/** The body of a sale, still without its signature. Holds card data: sign, send, forget. Source: gate.md 3, 8.5. */
export const buildSaleBody = (projectId: number, sale: Sale): JsonObject & { general: JsonObject } =>
  sale.instrument.kind === "method"
    ? withFields(buildMembers(projectId, sale), sale.instrument.fields)
    : buildMembers(projectId, sale);

const buildMembers = (projectId: number, sale: Sale): JsonObject & { general: JsonObject } => ({
  general: {
    project_id: projectId,
    payment_id: sale.paymentId,
    merchant_callback_url: sale.callbackUrl,
  },
  customer: {
    ...present({
      id: cut(sale.customer.id, 255),
      ip_address: sale.customer.ip,
      email: matching(sale.customer.email, /^[^\s@;]+@[^\s@;]+$/),
      phone: matching(sale.customer.phone?.replaceAll(/[\s()+.-]/g, "") ?? null, /^\d{4,24}$/),
    }),
    ...browserMembers(sale.customer.browser),
    ...billingMembers(sale.customer.billing),
  },
  payment: present({
    amount: sale.amount.minor,
    currency: sale.amount.currency,
    description: toDescription(sale.description),
    extra_param: sale.invoiceId,
    // 04: challenge required.
    challenge_indicator: sale.challenge && "04",
    // 05: the bank has the whole window. Source: gate.md 8.6, devices.md 4.5.
    challenge_window: sale.acsReturn === null ? undefined : "05",
  }),
  return_url: sale.returnUrl,
  ...avsMembers(sale.customer.billing),
  ...(sale.acsReturn && {
    acs_return_url: {
      return_url: sale.acsReturn.result,
      "3ds_notification_url": sale.acsReturn.notification,
    },
  }),
  ...instrumentMembers(sale.instrument),
});
