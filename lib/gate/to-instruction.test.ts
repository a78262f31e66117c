import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, parseJson, type JsonObject } from "@/lib/gate/json";
import { toInstruction } from "@/lib/gate/to-instruction";

/** As it comes over the wire: numbers keep their text. */
const wire = (body: unknown): JsonObject => {
  const parsed = parseJson(JSON.stringify(body), 65_536);
  if (!parsed.ok || !isJsonObject(parsed.value)) throw new Error("not a body");
  return parsed.value;
};
const read = (body: unknown, status = "awaiting") => toInstruction(wire(body), status);

describe("3-D Secure", () => {
  it("reads the device check of the extended scheme", () => {
    const iframe = {
      url: "https://acs.example/method",
      params: { "3DSMethodData": "e30", threeDSMethodData: "e30" },
    };
    expect(read({ threeds2: { iframe } })).toEqual({
      kind: "deviceCheck",
      url: "https://acs.example/method",
      params: [
        ["3DSMethodData", "e30"],
        ["threeDSMethodData", "e30"],
      ],
    });
  });
  it("reads the challenge of the extended scheme", () => {
    const redirect = { url: "https://acs.example/c", params: { creq: "abc", threeDSSessionData: "106" } };
    expect(read({ threeds2: { redirect } })).toMatchObject({
      kind: "challenge",
      scheme: "creq",
      again: false,
    });
  });
  it("reads the challenge of the basic scheme and passes md on unchanged", () => {
    const acs = {
      pa_req: "eJxV",
      acs_url: "https://acs.example/pareq",
      md: "eyJ9==",
      term_url: "https://x.example",
    };
    expect(read({ acs })).toEqual({
      kind: "challenge",
      scheme: "pareq",
      url: "https://acs.example/pareq",
      params: [
        ["PaReq", "eJxV"],
        ["MD", "eyJ9=="],
      ],
      again: false,
    });
  });
  it("knows a second authentication, for which the payer is asked first", () => {
    const acs = { pa_req: "x", acs_url: "https://acs.example/", md: "" };
    expect(read({ acs, payment: { cascading_with_redirect: true } })).toMatchObject({ again: true });
  });
  it("does the device check before a challenge that stands beside it", () => {
    const part = { url: "https://acs.example/", params: {} };
    expect(read({ threeds2: { iframe: part, redirect: part } })?.kind).toBe("deviceCheck");
  });
});

describe("redirect", () => {
  const redirect = (data: Record<string, unknown>) => read({ redirect_data: data });
  it.each([
    ["an empty list", []],
    ["an empty object", {}],
    ["nothing", undefined],
  ])("takes a body that is %s as no fields", (_name, body) => {
    expect(redirect({ url: "https://p.example/a", method: "POST", body })).toEqual({
      kind: "redirect",
      url: "https://p.example/a",
      method: "POST",
      params: [],
    });
  });
  it("writes nested values by bracket names and numbers as they were written", () => {
    const body = { a: { b: [1.5, "x"] }, n: 12345678901234, t: true };
    expect(redirect({ url: "https://p.example/", method: "post", body })).toMatchObject({
      method: "POST",
      params: [
        ["a[b][0]", "1.5"],
        ["a[b][1]", "x"],
        ["n", "12345678901234"],
        ["t", "true"],
      ],
    });
  });
  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "",
    "/relative",
    "https://user:pass@p.example/",
    "ftp://p.example",
  ])("refuses the address %j", (url) => expect(redirect({ url, method: "GET", body: [] })).toBeNull());
  it("treats an unknown mode as a plain redirect and an unknown method as GET", () => {
    expect(redirect({ url: "https://p.example/", method: "PATCH", mode: 7, body: [] })).toMatchObject({
      method: "GET",
    });
  });
  it("prefers what is displayed when the redirect has no address", () => {
    const display_data = [{ type: "add_info", title: "receiver_account", data: "KZ123456789" }];
    expect(read({ redirect_data: { url: "", body: [] }, display_data })?.kind).toBe("display");
  });
  it("refuses more than a form may carry", () => {
    const body = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`f${index}`, "x"]));
    expect(redirect({ url: "https://p.example/", body })).toBeNull();
  });
});

describe("what is displayed", () => {
  const display = (entries: readonly unknown[]) =>
    read({ display_data: entries }, "awaiting customer action");
  const info = (title: string, data: string | number) => ({ type: "add_info", title, data });

  it("reads a code, a deep link and its end", () => {
    expect(
      display([
        { type: "qr_data", title: "QR code", data: "790913127400012KZ.HALYK" },
        info("deeplink", "https://bank.example/q"),
        info("QR Code Timeout", "1765960403"),
      ]),
    ).toMatchObject({
      qr: "790913127400012KZ.HALYK",
      links: ["https://bank.example/q"],
      expiresAt: 1_765_960_403_000,
    });
  });
  it("takes the sum that differs from the invoice, in minor units, written either way", () => {
    const sum = { minor: 3_000_000, currency: "UZS" };
    expect(display([info("amount", "0"), info("currency", "UZS"), info("id", "7")])).toMatchObject({
      amount: null,
    });
    expect(display([info("amount ", 3000000), info("currency", "UZS")])).toMatchObject({ amount: sum });
    expect(display([info("payment_amount_show", "3000000"), info("currency", "UZS")])).toMatchObject({
      amount: sum,
    });
  });
  it("opens apps and pages, never code", () => {
    const links = display([
      info("deeplink", "bank100://pay?x=1"),
      info("app_url", "javascript:alert(1)"),
      info("site_url", "data:text/html,x"),
    ]);
    expect(links).toMatchObject({ links: ["bank100://pay?x=1"] });
  });
  it("shows a code that is a link as a link too, and a picture as a picture", () => {
    const png = "data:image/png;base64,iVBORw0KGgo=";
    expect(display([{ type: "qr_data", title: "q", data: "https://qr.example/1" }])).toMatchObject({
      qr: "https://qr.example/1",
      links: ["https://qr.example/1"],
    });
    expect(display([{ type: "qr_data", title: "q", data: png }])).toMatchObject({ qr: null, image: png });
    expect(display([{ type: "qr_img", title: "q", data: "https://evil.example/x.png" }])).toMatchObject({
      image: null,
      links: ["https://evil.example/x.png"],
    });
  });
  it("keeps unknown titles as rows, with copying for account numbers only", () => {
    expect(display([info("clabe", "646180110400000007"), info("bank", "Bank of the North")])).toMatchObject({
      requisites: [
        { title: "clabe", name: null, value: "646180110400000007", copy: true },
        { title: "bank", name: "bank", value: "Bank of the North", copy: false },
      ],
    });
  });
});

describe("what is asked for", () => {
  const ask = (fields: unknown, more: Record<string, unknown> = {}) =>
    read({ clarification_fields: fields, ...more }, "awaiting clarification");

  it("reads the list form", () => {
    expect(ask({ avs_data: ["avs_post_code"], customer: ["last_name"] })).toMatchObject({
      fields: [{ path: ["avs_data", "avs_post_code"] }, { path: ["customer", "last_name"] }],
    });
  });
  it("reads the schema form: limits, what is required, texts and the faults of the last round", () => {
    const customer = {
      type: "array",
      properties: {
        first_name: { type: "string", maxLength: 35 },
        email: { type: "string", format: "email" },
        billing: { properties: { address: { type: "string" } }, required: ["address"] },
        psu_consent_text: { type: "string", default: "I agree" },
      },
      required: ["first_name", "billing"],
      errors: [{ property: "customer.first_name", message: "…", constraint: "required" }],
    };
    expect(ask({ customer })).toMatchObject({
      fields: [
        { path: ["customer", "first_name"], required: true, maxLength: 35, fault: "required" },
        { path: ["customer", "email"], required: false, format: "email", fault: null },
        { path: ["customer", "billing", "address"], required: true },
        { path: ["customer", "psu_consent_text"], text: "I agree" },
      ],
    });
  });
  it("keeps a second additional_data in the path, and finds the code's times in either place", () => {
    const fields = { additional_data: ["approval_code"] };
    const resend = { new_attempt_time: 1666000090, available_attempts_number: 2 };
    const code = { until: 1_666_000_000_000, resendAt: 1_666_000_090_000, resends: 2 };
    const path = ["additional_data", "approval_code"];
    expect(ask(fields, { provider_extra_fields: { new_attempt_time: 1666000000, resend } })).toMatchObject({
      fields: [{ path }],
      code,
    });
    expect(ask(fields, { provider_extra_fields: { new_attempt_time: 1666000000 }, resend })).toMatchObject({
      code,
    });
  });
  it.each([[[]], [{}], ["x"], [null]])("takes %j as nothing asked", (fields) =>
    expect(ask(fields)).toBeNull(),
  );
});

it("knows the authentication on the merchant's initiative and the offer of another try by their status", () => {
  expect(read({}, "awaiting merchant auth")).toEqual({ kind: "confirmation" });
  expect(read({}, "awaiting customer")).toMatchObject({ kind: "retryOffer" });
  expect(read({}, "processing")).toBeNull();
});

it("never throws and never gives an address that is not http, whatever comes", () => {
  const parts = [
    "threeds2",
    "acs",
    "redirect_data",
    "return_url",
    "clarification_fields",
    "display_data",
    "resend",
  ];
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...parts), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
      fc.constantFrom("https://p.example/a?b", "javascript:x", "http://", ""),
      (body, url) => {
        for (const each of [body, { ...body, redirect_data: { url, body } }]) {
          const instruction = read(each);
          if (instruction && "url" in instruction) expect(instruction.url).toMatch(/^https?:/);
        }
      },
    ),
    { numRuns: 50 },
  );
});
