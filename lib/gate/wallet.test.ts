import { expect, test } from "vitest";
import { requestAppleSession } from "@/lib/gate/apple-session";
import { answering, withGate } from "@/lib/gate/fixtures/fake-gate";
import { accepted, sale } from "@/lib/gate/fixtures/sale";
import { submitSale } from "@/lib/gate/submit-sale";

const token = JSON.stringify({ version: "EC_v1", data: "c2VhbGVk", signature: "c2ln", header: {} });
const wish = {
  validationUrl: "https://apple-pay-gateway.apple.com/paymentservices/startSession",
  domain: "pay.example",
  name: "G".repeat(80),
};

test("what a wallet hands over goes as its own text, its inner signature whole", () =>
  withGate(answering(200, accepted), async (gate, asked) => {
    const answer = await submitSale(gate, {
      ...sale,
      gateMethod: "applepay",
      instrument: { kind: "etoken", token, googleGatewayId: "17" },
    });
    expect(answer.kind).toBe("accepted");
    expect(asked[0]?.path).toBe("/v2/payment/applepay/sale");
    expect(asked[0]?.body).toMatchObject({ etoken: { token, google_gateway_id: "17" } });
    expect(asked[0]?.body).not.toHaveProperty("card");
  }));

const session =
  '{"merchantSession": {"epochTimestamp":1767225600000, "rate":1.0, "nonce":"1a2b", "list":[true,null]}}';

test("Apple's session is asked for in the merchant's name, cut to what the Gate takes, and passed on as it comes", () =>
  withGate(answering(200, session), async (gate, asked) => {
    expect(await requestAppleSession(gate, wish)).toBe(
      '{"epochTimestamp":1767225600000,"rate":1.0,"nonce":"1a2b","list":[true,null]}',
    );
    expect(asked[0]?.path).toBe("/v2/session/applepay");
    expect(asked[0]?.body["general"]).toMatchObject({
      validation_url: wish.validationUrl,
      domain_name: "pay.example",
      display_name: "G".repeat(64),
    });
  }));

test.each([
  [400, "{}"],
  [200, "{}"],
  [200, '{"merchantSession":"no"}'],
  [200, "<html>"],
])("no session comes of %i %s", (http, body) =>
  withGate(answering(http, body), async (gate) => {
    expect(await requestAppleSession(gate, wish)).toBeNull();
  }),
);
