import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { answering, withGate } from "@/lib/gate/fixtures/fake-gate";
import type { GateAccess } from "@/lib/gate/access";
import * as followUp from "@/lib/gate/follow-up";

const paymentId = "cpi_1-0a1b2c3d-1";
const taken = JSON.stringify({ status: "success" });

test.each([
  [
    "the device check",
    (gate: GateAccess) => followUp.sendDeviceCheck(gate, paymentId, false),
    "/v2/payment/card/3ds_check_iframe",
    { threeds_completion_indicator: false },
  ],
  [
    "a challenge by cres",
    (gate: GateAccess) => followUp.sendThreeDsResult(gate, paymentId, { kind: "cres", cres: "eyJ9" }),
    "/v2/payment/card/3ds_result",
    { cres: "eyJ9" },
  ],
  [
    "a challenge by PaRes",
    (gate: GateAccess) =>
      followUp.sendThreeDsResult(gate, paymentId, { kind: "pares", pares: "eJx", md: "m" }),
    "/v2/payment/card/3ds_result",
    { pares: "eJx", md: "m" },
  ],
  [
    "what was asked for, even when it is nothing",
    (gate: GateAccess) => followUp.sendClarification(gate, paymentId, {}),
    "/v2/payment/clarification",
    { additional_data: {} },
  ],
  [
    "the wish for another code",
    (gate: GateAccess) => followUp.sendCodeAgain(gate, paymentId, "192.0.2.7"),
    "/v2/customer/action/resend",
    { customer: { ip_address: "192.0.2.7" } },
  ],
  [
    "the start of merchant auth, its type signed with the rest",
    (gate: GateAccess) => followUp.sendMerchantAuth(gate, paymentId, null),
    "/v2/payment/card/merchant_auth",
    { general: { type: "start" } },
  ],
  [
    "the code of merchant auth",
    (gate: GateAccess) => followUp.sendMerchantAuth(gate, paymentId, "0042"),
    "/v2/payment/card/merchant_auth",
    { general: { type: "finish" }, confirmation_code: "0042" },
  ],
])("%s goes where the Gate wants it, once", async (_name, send, path, body) => {
  await withGate(answering(200, taken), async (gate, asked) => {
    expect(await send(gate)).toBe("taken");
    expect(asked).toMatchObject([{ path, body: { general: { payment_id: paymentId }, ...body } }]);
    expect(asked).toHaveLength(1);
  });
});

test.each([
  [200, "", "taken"],
  [400, JSON.stringify({ status: "error", code: "3060" }), "refused"],
  [500, "<html>", "unknown"],
] as const)("an answer %i counts by its number only", async (http, body, result) => {
  await withGate(answering(http, body), async (gate) => {
    expect(await followUp.sendDeviceCheck(gate, paymentId, true)).toBe(result);
  });
});

test("a closed door is told apart from silence: only then may it be sent again", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  const gate = { url: `http://127.0.0.1:${port}`, projectId: 42, secret: "s", timeoutMs: 2_000 };
  expect(await followUp.sendDeviceCheck(gate, paymentId, true)).toBe("unreachable");
});
