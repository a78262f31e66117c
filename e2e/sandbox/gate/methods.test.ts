import { describe, expect, it, test } from "vitest";
import { OTHER_METHODS } from "@/e2e/sandbox/gate/methods";
import { renderQrPng } from "@/e2e/sandbox/gate/qr-png";
import { SCRIPTS } from "@/e2e/sandbox/gate/scripts";
import { buildTestGate, saleBody } from "@/e2e/sandbox/gate/test-gate";
import type { Faults, ScenarioName } from "@/e2e/sandbox/shared/faults";

const PERSON = {
  id: "customer_77",
  ip_address: "203.0.113.7",
  first_name: "Ivan",
  last_name: "Petrov",
  email: "ivan@example.com",
  phone: "77011234567",
};

async function paying(path: string, change: Record<string, unknown> = {}, faults: Faults = {}) {
  const gate = buildTestGate({ faults });
  const { card: _card, ...body } = saleBody();
  const answer = await gate.post(`/v2/payment/${path}/sale`, { ...body, customer: PERSON, ...change });
  await gate.clock.advance(200);
  const paid = async (more: object = {}) => {
    const { status } = await gate.postText("/__sim/paid", JSON.stringify({ payment_id: "pay-1", ...more }));
    await gate.clock.advance(200);
    return status;
  };
  return { gate, http: answer.status, paid, last: () => gate.callbacks().at(-1) };
}

describe("methods other than cards", () => {
  it.each([
    ["online-banking/homebank", "awaiting redirect result", "redirect_data"],
    ["wallet/qiwi-kz", "awaiting redirect result", "redirect_data"],
    ["bank-transfer/klarna", "awaiting redirect result", "redirect_data"],
    ["qr/qr-halyk", "awaiting customer action", "display_data"],
    ["cash-in-kz/kassa24", "awaiting customer action", "display_data"],
    ["blik", "awaiting customer action", null],
  ])("%s: %s", async (path, status, instruction) => {
    const { gate, last, paid } = await paying(path);
    expect(last()).toMatchObject({ payment: { status }, operation: { status, code: "29999" } });
    expect(last()).not.toHaveProperty("account");
    expect(last()?.payment.method).toBe(OTHER_METHODS[path]?.title);
    if (instruction) expect(last()).toHaveProperty(instruction);
    expect(await paid()).toBe(200);
    expect(last()).toMatchObject({ payment: { status: "success" } });
    expect(gate.news.at(-1)).toMatchObject({ status: "success", card: null });
    const refund = await gate.post(`/v2/payment/${path}/refund`, {
      general: { project_id: 42, payment_id: "pay-1" },
      payment: { description: "Returned" },
    });
    await gate.clock.advance(200);
    expect(refund.status).toBe(200);
    expect(last()?.payment.status).toBe("refunded");
  });

  it("mobile: a phone, then a code", async () => {
    const { gate, last } = await paying("mobile", { account: { number: "77011234567" } });
    expect(last()).toMatchObject({
      account: { number: "77011234567" },
      clarification_fields: { additional_data: ["approval_code"] },
    });
    await gate.ask("payment/clarification", {
      additional_data: { additional_data: { approval_code: "123456" } },
    });
    await gate.clock.advance(200);
    expect(last()?.payment.status).toBe("success");
  });

  it("ask for what they need and did not get, then go their way", async () => {
    const { gate, last } = await paying("qr/qr-halyk", {
      customer: { id: "customer_77", ip_address: "203.0.113.7" },
    });
    expect(last()?.clarification_fields).toEqual({ customer: ["first_name", "last_name", "email"] });
    await gate.ask("payment/clarification", { additional_data: { customer: PERSON } });
    await gate.clock.advance(200);
    expect(last()).toHaveProperty("display_data");
  });

  it("need a customer", async () => {
    expect((await paying("blik", { customer: undefined })).http).toBe(400);
  });

  it("that do not exist are 403", async () => expect((await paying("wallet/unheard-of")).http).toBe(403));
});

describe("a wallet's token", () => {
  const etoken = { token: JSON.stringify({ signature: "x", protocolMethod: "ECv2" }) };

  it.each(["applepay", "googlepay"])("%s pays, and its text is signed as it is", async (path) => {
    const { gate, last } = await paying(path, { etoken });
    expect(last()).toMatchObject({ payment: { status: "success", method: path } });
    expect(await gate.ledger()).toHaveLength(1);
  });

  it("that is no JSON object is rejected in validation", async () => {
    const { last } = await paying("applepay", { etoken: { token: "nothing" } });
    expect(last()?.errors?.[0]).toMatchObject({ code: "502", field: "etoken.token" });
  });
});

describe("an Apple Pay session", () => {
  const open = async (change: object = {}) => {
    const general = {
      project_id: 42,
      validation_url: "https://apple-pay-gateway.apple.com/paymentservices/startSession",
      domain_name: "checkout.example",
      display_name: "Green Room",
      ...change,
    };
    const answer = await buildTestGate().post("/v2/session/applepay", { general });
    return { http: answer.status, ...((await answer.json()) as { merchantSession?: object }) };
  };

  it("is given for a domain", async () =>
    expect((await open()).merchantSession).toMatchObject({
      domainName: "checkout.example",
      displayName: "Green Room",
    }));

  it.each([[{ validation_url: "http://a.test" }], [{ display_name: "x".repeat(65) }]])(
    "is refused for %j",
    async (change) => expect((await open(change)).http).toBe(400),
  );
});

describe("displayed data", () => {
  const shown = async (scenario: ScenarioName) => paying("card", { card: saleBody()["card"] }, { scenario });

  it("a sum that differs is what is taken in the end, and the message says so", async () => {
    const { gate, last, paid } = await shown("display-requisites");
    expect(last()?.display_data).toContainEqual({ type: "add_info", title: "amount", data: 400007 });
    expect(last()?.payment.sum?.amount).toBe(400000);
    await paid();
    expect(last()?.payment.sum?.amount).toBe(400007);
    expect(await gate.ledger()).toMatchObject([{ minor: 400007 }]);
  });

  it("the payer may transfer another sum all the same", async () => {
    const { gate, paid } = await shown("display-requisites");
    await paid({ minor: 400000 });
    expect(await gate.ledger()).toMatchObject([{ minor: 400000 }]);
  });

  it("ends when its lifetime does", async () => {
    const { gate, last, paid } = await shown("display-image");
    const lifetime = last()?.display_data?.find(({ title }) => title === "lifetime")?.data;
    await gate.clock.advance(Number(lifetime) * 1_000);
    expect(last()).toMatchObject({ payment: { status: "decline" }, operation: { code: "20602" } });
    expect(await paid()).toBe(404);
  });

  it("a picture is a picture", async () => {
    const { last } = await shown("display-image");
    const data = String(last()?.display_data?.find(({ type }) => type === "qr_img")?.data);
    expect(Buffer.from(data.replace("data:image/png;base64,", ""), "base64").subarray(1, 4).toString()).toBe(
      "PNG",
    );
    expect(renderQrPng("a").readUInt32BE(16)).toBe((21 + 8) * 6);
  });
});

test("push: nothing to show; the payer agrees elsewhere after six seconds", async () => {
  const { gate, last } = await paying("card", { card: saleBody()["card"] }, { scenario: "push" });
  expect(last()?.payment.status).toBe("awaiting customer action");
  expect(last()).not.toHaveProperty("display_data");
  await gate.clock.advance(6_200);
  expect(last()?.payment.status).toBe("success");
});

describe("the offer of another try", () => {
  const offered = () => paying("card", { card: saleBody()["card"] }, { scenario: "retry-offer" });

  it("says why the first failed, and until when another is taken", async () => {
    const { gate, last } = await offered();
    expect(last()).toMatchObject({
      payment: { status: "awaiting customer", is_new_attempts_available: true, attempts_timeout: 600 },
      operation: { status: "decline", code: "10105" },
    });
    await gate.clock.advance(600_000);
    expect(last()).toMatchObject({ payment: { status: "decline" }, operation: { code: "10105" } });
    expect((await gate.sale()).status).toBe(400);
  });

  it("takes the same payment_id once more, with an operation of its own", async () => {
    const { gate, last } = await offered();
    expect((await gate.sale()).status).toBe(200);
    await gate.clock.advance(600_000);
    expect(last()?.payment.status).toBe("success");
    expect((await gate.status()).operations).toMatchObject([{ code: "10105" }, { code: "0" }]);
    expect(await gate.ledger()).toHaveLength(1);
  });
});

test.each(Object.keys(SCRIPTS))("scenario %s can be asked for in the request", async (name) => {
  const payment = { ...(saleBody()["payment"] as object), description: `sim:${name}` };
  const { last } = await paying("card", { card: saleBody()["card"], payment });
  // "sim:code" is older and asks for a result code; the one-time code is "sim:otp".
  const isDeclined = name === "code" || name === "3ds-soft-decline";
  expect(last()?.payment.status).toMatch(isDeclined ? /^decline$/ : /^awaiting/);
});
