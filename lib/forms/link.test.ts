import { describe, expect, test } from "vitest";
import { customerFields } from "@/lib/forms/link-customer";
import { parseLink, type LinkFault, type ParametersLink } from "@/lib/forms/link";
import { error } from "@/lib/result";

const required = "public_key=pk_test_EXAMPLE&amount=100&currency=USD";

const read = (query: string): ParametersLink => {
  const link = parseLink(new URLSearchParams(`${required}&${query}`));
  if (!link.ok || link.value.kind !== "parameters") throw new Error(`not opened: ${query}`);
  return link.value;
};

const faultsOf = (query: string): readonly LinkFault[] => {
  const link = parseLink(new URLSearchParams(query));
  return link.ok ? [] : link.error;
};

describe("a link to an invoice", () => {
  test("needs nothing but its id", () => {
    const link = parseLink(new URLSearchParams("cpi=cpi_AbCdEfGh12345678"));
    expect(link).toMatchObject({
      ok: true,
      value: { kind: "invoice", id: "cpi_AbCdEfGh12345678", locale: null, dropped: [] },
    });
  });

  test("keeps look and language, and nothing else of what stands beside it", () => {
    const link = parseLink(
      new URLSearchParams(`cpi=cpi_AbCdEfGh12345678&${required}&locale=uk&display[hide_footer]=true`),
    );
    expect(link).toMatchObject({
      ok: true,
      value: { kind: "invoice", locale: "uk", display: { hideFooter: true } },
    });
    expect(link.ok && "amount" in link.value).toBe(false);
  });

  test.each(["../secret", "a", "cpi_<script>", "x".repeat(100)])(
    "an id that can be none is refused: %s",
    (id) => {
      expect(parseLink(new URLSearchParams({ cpi: id }))).toEqual(error(["cpi.bad"]));
    },
  );

  test("an empty id is none", () => {
    expect(faultsOf(`cpi=&${required}`)).toEqual([]);
  });
});

describe("what a link with parameters must have", () => {
  test.each([
    ["", ["publicKey.missing", "amount.missing", "currency.missing"]],
    ["amount=1&currency=USD", ["publicKey.missing"]],
    ["public_key=<b>&amount=1&currency=USD", ["publicKey.bad"]],
    [`public_key=${"k".repeat(201)}&amount=1&currency=USD`, ["publicKey.bad"]],
    ["public_key=pk_test_1&currency=USD", ["amount.missing"]],
    ["public_key=pk_test_1&amount=&currency=USD", ["amount.missing"]],
    ["public_key=pk_test_1&amount=0&currency=USD", ["amount.bad"]],
    ["public_key=pk_test_1&amount=0.00&currency=USD", ["amount.bad"]],
    ["public_key=pk_test_1&amount=-5&currency=USD", ["amount.bad"]],
    ["public_key=pk_test_1&amount=1,50&currency=USD", ["amount.bad"]],
    ["public_key=pk_test_1&amount=1.005&currency=USD", ["amount.bad"]],
    ["public_key=pk_test_1&amount=1.5&currency=JPY", ["amount.bad"]],
    ["public_key=pk_test_1&amount=99999999999999999&currency=USD", ["amount.bad"]],
    ["public_key=pk_test_1&amount=1", ["currency.missing"]],
    ["public_key=pk_test_1&amount=1&currency=XXX", ["currency.unknown"]],
    ["public_key=pk_test_1&amount=1&currency=dollars", ["currency.unknown"]],
    [`${required}&reference_id=${"r".repeat(256)}`, ["referenceId.bad"]],
  ] as [string, LinkFault[]][])("%s: %o", (query, faults) => {
    expect(faultsOf(query)).toEqual(faults);
  });

  test.each([
    ["100", "USD", 10000],
    ["100.00", "USD", 10000],
    ["59.90", "eur", 5990],
    ["200", "JPY", 200],
    ["1.234", "KWD", 1234],
  ])("%s %s is %i in minor units", (amount, currency, minor) => {
    const link = parseLink(new URLSearchParams({ public_key: "pk_live_x", amount, currency }));
    expect(link).toMatchObject({ ok: true, value: { amount: { minor, currency: currency.toUpperCase() } } });
  });

  test("nothing else is needed", () => {
    expect(read("")).toEqual({
      kind: "parameters",
      publicKey: "pk_test_EXAMPLE",
      amount: { minor: 10000, currency: "USD" },
      referenceId: null,
      description: null,
      expiresAt: null,
      returnUrl: null,
      returnUrls: { success: null, pending: null, fail: null },
      service: null,
      serviceFields: {},
      locale: null,
      availableLocales: [],
      customer: null,
      metadata: {},
      display: {
        hideHeader: false,
        hideFooter: false,
        hideProgressBar: false,
        hideFilter: false,
        hideClock: false,
        showMethods: [],
        hideMethods: [],
      },
      style: {},
      payButtonLabel: null,
      dropped: [],
    });
  });
});

describe("what a link with parameters may have", () => {
  test.each([
    ["reference_id=9c1c7b1e", { referenceId: "9c1c7b1e" }],
    [`reference_id=${"r".repeat(255)}`, { referenceId: "r".repeat(255) }],
    ["description=Some%20goods", { description: "Some goods" }],
    [`description=${"ж".repeat(600)}`, { description: "ж".repeat(512) }],
    [`description=${"🙂".repeat(600)}`, { description: "🙂".repeat(512) }],
    ["expires=1893456000", { expiresAt: 1_893_456_000_000 }],
    ["expired=1893456000", { expiresAt: 1_893_456_000_000 }],
    ["return_url=https%3A%2F%2Fshop.example%2Fdone", { returnUrl: "https://shop.example/done" }],
    ["options[return_url]=https://shop.example/done", { returnUrl: "https://shop.example/done" }],
    ["return_url=http://localhost:4030/x", { returnUrl: "http://localhost:4030/x" }],
    // Whether plain http may be used is for security/return-target: it knows the account.
    ["return_url=http://192.168.1.5:4030/x", { returnUrl: "http://192.168.1.5:4030/x" }],
    ["return_url=http://127.0.0.1:4030/x", { returnUrl: "http://127.0.0.1:4030/x" }],
    ["return_urls[fail]=https://shop.example/f", { returnUrls: { fail: "https://shop.example/f" } }],
    ["service=neteller_usd_hpp", { service: "neteller_usd_hpp" }],
    ["locale=uk", { locale: "uk" }],
    ["locale=ru_RU", { locale: "ru" }],
    ["locale=en-GB", { locale: "en" }],
    ["language=uk", { locale: "uk" }],
    ["lang=UK", { locale: "uk" }],
    ["locale=en&lang=uk", { locale: "en" }],
    ["available_locales=en,uk_UA", { availableLocales: ["en", "uk"] }],
    ["available_locales[]=en&available_locales[]=ru", { availableLocales: ["en", "ru"] }],
    ["pay_button_label=donate", { payButtonLabel: "donate" }],
    ["style[pay_button_label]=subscribe", { payButtonLabel: "subscribe" }],
    ["theme=dark", { style: { theme: "dark" } }],
    [
      "style[theme]=dark&style[primary]=%230052cc",
      { style: { theme: "dark", colours: { accent: "#0052cc" } } },
    ],
    ["metadata[order_id]=17&metadata[x]=y", { metadata: { order_id: "17", x: "y" } }],
    ["display[hide_header]=true", { display: { hideHeader: true } }],
    ["display[hide_footer]=1", { display: { hideFooter: true } }],
    ["display[hide_progress_bar]=true", { display: { hideProgressBar: true } }],
    ["display[hide_method_filter]=yes", { display: { hideFilter: true } }],
    ["display[hide_lifetime_counter]=true", { display: { hideClock: true } }],
    ["display[hide_invoice_lifetime_counter]=true", { display: { hideClock: true } }],
    ["display[hide_header]=false", { display: { hideHeader: false } }],
    [
      "display[show_methods][]=payment_card&display[show_methods][]=pix",
      { display: { showMethods: ["payment_card", "pix"] } },
    ],
    ["display[hide_methods][0]=pix", { display: { hideMethods: ["pix"] } }],
    ["display[hide_methods]=pix,blik", { display: { hideMethods: ["pix", "blik"] } }],
    ["service_fields[phone]=380", { serviceFields: { phone: "380" } }],
    [
      "service_fields[0][key]=email&service_fields[0][value]=p%40e.example",
      { serviceFields: { email: "p@e.example" } },
    ],
    [
      "service_fields[0][value]=1&service_fields[0][key]=a&service_fields[1][key]=b&service_fields[1][value]=2",
      { serviceFields: { a: "1", b: "2" } },
    ],
    ["service_fields[0][name]=John Doe", { serviceFields: { name: "John Doe" } }],
    ["description=first&description=last", { description: "last" }],
  ])("%s", (query, expected) => {
    const link = read(query);
    expect(link).toMatchObject(expected);
    expect(link.dropped).toEqual([]);
  });

  test("a customer with a reference is taken whole", () => {
    const customer = {
      referenceId: "c-17",
      email: "p@example.com",
      name: "Ірина О'Ніл",
      phone: "+442072343456",
      dateOfBirth: "1990-01-31",
      individualTaxId: "1234567890",
      metadata: { vip: "1" },
      address: {
        country: "UA",
        city: "Київ",
        postCode: "01001",
        region: "Київська",
        street: "Хрещатик 1",
        fullAddress: "Київ",
      },
    };
    const query = new URLSearchParams({
      "customer[reference_id]": "c-17",
      "customer[email]": "p@example.com",
      "customer[name]": "Ірина О'Ніл",
      "customer[phone]": "+442072343456",
      "customer[date_of_birth]": "1990-01-31",
      "customer[individual_tax_id]": "1234567890",
      "customer[metadata][vip]": "1",
      "customer[address][country]": "ua",
      "customer[address][city]": "Київ",
      "customer[address][post_code]": "01001",
      "customer[address][region]": "Київська",
      "customer[address][street]": "Хрещатик 1",
      "customer[address][full_address]": "Київ",
    });
    expect(read(String(query)).customer).toEqual(customer);
    expect(customerFields(customer)).toMatchObject({ full_name: "Ірина О'Ніл", post_code: "01001" });
  });

  test("a customer fills in what the link tells of him, by the names that fields go by, and nothing else", () => {
    const { customer } = read("customer[reference_id]=c-17&customer[email]=p@example.com");
    expect(customerFields(customer)).toEqual({ email: "p@example.com" });
    expect(customerFields(null)).toEqual({});
  });
});
