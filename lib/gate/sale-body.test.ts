import { describe, expect, test } from "vitest";
import { answering, secret, withGate } from "@/lib/gate/fixtures/fake-gate";
import { accepted, card, cvv, pan, sale } from "@/lib/gate/fixtures/sale";
import type { Sale } from "@/lib/gate/sale";
import { verifySignature } from "@/lib/gate/signature";
import { submitSale } from "@/lib/gate/submit-sale";

/** What the Gate was sent for a sale, without the signature. */
const sentFor = async (changes: Partial<Sale>) => {
  let sent: unknown;
  await withGate(answering(200, accepted), async (gate, asked) => {
    expect(await submitSale(gate, { ...sale, ...changes })).toEqual({ kind: "accepted", requestId: "r-1" });
    expect(asked).toHaveLength(1);
    const first = asked[0];
    if (first === undefined) throw new Error("nothing was sent");
    expect(verifySignature(first.body, secret)).toBe(true);
    const { signature, ...general } = JSON.parse(first.text).general;
    expect(signature).toHaveLength(88);
    sent = { path: first.path, ...JSON.parse(first.text), general };
  });
  return sent;
};

describe("what is sent, once and signed", () => {
  test("a card sale holds what the Gate needs and no null members", async () => {
    expect(await sentFor({})).toEqual({
      path: "/v2/payment/card/sale",
      general: { project_id: 42, payment_id: sale.paymentId, merchant_callback_url: sale.callbackUrl },
      customer: { ip_address: "203.0.113.7" },
      payment: { amount: 10890, currency: "EUR", description: "Tea, two cups", extra_param: sale.invoiceId },
      return_url: sale.returnUrl,
      card: { pan, year: 2030, month: 8, card_holder: "JOHN SMITH", cvv },
    });
  });

  test("a card without CVV is sent without that member", async () => {
    const sent = await sentFor({ instrument: { ...card, cvv: null } });
    expect(sent).toMatchObject({ card: { pan } });
    expect(JSON.stringify(sent)).not.toContain("cvv");
  });

  test("a token and a saved account go to their own paths with CVV at the top", async () => {
    const token = await sentFor({ instrument: { kind: "token", token: "f365bb17", cvv } });
    expect(token).toMatchObject({ path: "/v2/payment/card/sale/token", token: "f365bb17", cvv });
    const saved = await sentFor({ instrument: { kind: "saved", accountId: 2345678, cvv: null } });
    expect(saved).toMatchObject({ path: "/v2/payment/card/sale/saved", saved_account_id: 2345678 });
    for (const sent of [token, saved]) expect(sent).not.toHaveProperty("card");
    expect(saved).not.toHaveProperty("cvv");
  });

  test("a card is saved only where the payer wants it", async () => {
    expect(await sentFor({ instrument: { ...card, save: true } })).toMatchObject({
      card: { pan, save: true },
    });
    expect(JSON.stringify(await sentFor({ instrument: { ...card, save: false } }))).not.toContain("save");
  });

  test("a billing address goes to the bank in both of its forms, with no line that ends what is signed", async () => {
    const billing = {
      country: "GB",
      region: "",
      city: "London",
      postal: "NW1 6XE",
      address: "221B; Baker St",
    };
    expect(await sentFor({ customer: { ...sale.customer, billing } })).toMatchObject({
      customer: { billing: { country: "GB", city: "London", postal: "NW1 6XE", address: "221B, Baker St" } },
      avs_data: { avs_post_code: "NW1 6XE", avs_street_address: "221B, Baker St" },
    });
    const sent = await sentFor({ customer: { ...sale.customer, billing: { ...billing, postal: "" } } });
    expect(JSON.stringify(sent)).not.toMatch(/avs|region|postal/);
  });

  test("browser data is sent in the Gate's own forms", async () => {
    const browser = {
      userAgent: "Mozilla/5.0 (X11; Linux)",
      acceptHeader: "text/html;q=0.9",
      colorDepth: 24,
      javaEnabled: false,
      scriptEnabled: true,
      language: "ru-RU",
      screen: { width: 1920, height: 1080 },
      timezoneOffset: -300,
      timezoneName: "Asia/Almaty",
    };
    expect(
      await sentFor({ customer: { ...sale.customer, phone: "+7 (701) 123-45-67", browser } }),
    ).toMatchObject({
      customer: {
        phone: "77011234567",
        browser: "Mozilla/5.0 (X11; Linux)",
        accept_header: "text/html;q=0.9",
        color_depth: 24,
        java_enabled: false,
        js_enabled: true,
        language: "ru-RU",
        screen_res: "1920x1080",
        timezone_offset: "-300",
        timezone_name: "Asia/Almaty",
      },
    });
  });

  test("where 3-D Secure may follow, its addresses go along, and the bank has the whole window", async () => {
    const acsReturn = { result: "https://checkout.example/r", notification: "https://checkout.example/n" };
    expect(await sentFor({ acsReturn })).toMatchObject({
      acs_return_url: { return_url: acsReturn.result, "3ds_notification_url": acsReturn.notification },
      payment: { challenge_window: "05" },
    });
  });

  test("after a soft decline the bank is asked to check the payer", async () => {
    expect(await sentFor({ challenge: "required" })).toMatchObject({
      payment: { challenge_indicator: "04" },
    });
  });

  test("a contact that the Gate would refuse is left out rather than losing the payment", async () => {
    const customer = { ...sale.customer, id: "c-1", email: "no address", phone: "abc" };
    expect(await sentFor({ customer })).toMatchObject({ customer: { id: "c-1", ip_address: "203.0.113.7" } });
    expect(JSON.stringify(await sentFor({ customer }))).not.toMatch(/email|phone/);
  });

  test("a description is cut to 255 characters and never half a character; an empty one is left out", async () => {
    const sent = await sentFor({ description: "🍵".repeat(300) });
    expect(sent).toMatchObject({ payment: { description: "🍵".repeat(255) } });
    expect(JSON.stringify(await sentFor({ description: "  " }))).not.toContain("description");
  });
});
