import { expect, test } from "vitest";
import { answering, signed, withGate } from "@/lib/gate/fixtures/fake-gate";
import { getStatus } from "@/lib/gate/get-status";

const paymentId = "cpi_1-0a1b2c3d-1";
const sum = { amount: 10890, currency: "EUR" };
const sale = { id: 7, type: "sale", status: "success", code: "0", date: "2026-01-11T13:02:41+0000" };
const paid = { project_id: 42, payment: { id: paymentId, status: "success", sum }, operations: [sale] };

const answerTo = async (http: number, body: string) => {
  let answer: Awaited<ReturnType<typeof getStatus>> | null = null;
  await withGate(answering(http, body), async (gate, asked) => {
    answer = await getStatus(gate, paymentId);
    expect(asked).toMatchObject([
      { path: "/v2/payment/status", body: { general: { payment_id: paymentId } } },
    ]);
  });
  return answer;
};

test("a rightly signed payment is news", async () => {
  expect(await answerTo(200, signed(paid))).toEqual({
    ok: true,
    value: {
      source: "status",
      projectId: 42,
      paymentId,
      status: "success",
      wireStatus: "success",
      code: "0",
      sum: { minor: 10890, currency: "EUR" },
      card: null,
      operationId: "7",
      requestId: null,
      ask: null,
      onFile: null,
      at: Date.UTC(2026, 0, 11, 13, 2, 41),
    },
  });
});

test("of many operations the newest that moved towards the payment counts, refunds aside, in whatever order", async () => {
  const first = { ...sale, id: 5, status: "decline", code: "10105", date: "2026-01-11T13:00:00+0000" };
  const refund = {
    ...sale,
    id: 9,
    type: "refund",
    status: "decline",
    code: "3283",
    date: "2026-01-12T13:00:00+0000",
  };
  const body = signed({ ...paid, operations: [refund, sale, first] });
  expect(await answerTo(200, body)).toMatchObject({ ok: true, value: { operationId: "7", code: "0" } });
  expect(await answerTo(200, signed({ ...paid, operations: [refund] }))).toMatchObject({
    ok: true,
    value: { operationId: "9" },
  });
});

const error = {
  payment: { id: paymentId, status: "error" },
  errors: [{ code: "3061", message: "Not found" }],
};

test.each([
  ["with a top-level status", 200, '{"status":"error","code":"3061"}'],
  ["with a number for a code", 404, '{"status":"error","code":3061}'],
  ["as a list", 200, '{"errors":[{"code":"3062"}]}'],
  ["as a list with 404", 404, '{"errors":[{"code":"3062"}]}'],
  ["with a payment that is only an error", 200, JSON.stringify(error)],
  ["with such a payment, signed", 200, signed({ project_id: 42, ...error })],
])("the Gate knows no such payment: %s", async (_name, http, body) => {
  expect(await answerTo(http, body)).toMatchObject({
    ok: true,
    value: { status: "notFound", paymentId, projectId: 42, sum: null },
  });
});

test("a validation error of the payment is news of its own", async () => {
  const body = { project_id: 42, payment: { id: paymentId, status: "error" }, errors: [{ code: "502" }] };
  expect(await answerTo(200, signed(body))).toMatchObject({
    ok: true,
    value: { status: "error", code: "502" },
  });
});

test.each([
  ["payment data without a signature", 200, JSON.stringify(paid), "signature"],
  ["altered payment data", 200, signed(paid).replace("10890", "10891"), "signature"],
  ["not found with a wrong signature", 200, '{"errors":[{"code":"3061"}],"signature":"x"}', "signature"],
  [
    "a paid payment that also claims 3061",
    200,
    JSON.stringify({ ...paid, errors: [{ code: "3061" }] }),
    "signature",
  ],
  ["another payment", 200, signed({ ...paid, payment: { ...paid.payment, id: "other" } }), "foreign"],
  ["another project", 200, signed({ ...paid, project_id: 7 }), "foreign"],
  ["a sum that cannot be read", 200, signed({ ...paid, payment: { ...paid.payment, sum: 5 } }), "garbage"],
  ["an acceptance", 200, '{"status":"success"}', "garbage"],
  ["HTML", 200, "<html>", "garbage"],
  ["a refusal", 403, '{"status":"error","code":"303"}', "http403"],
  ["payment data with a client fault", 400, signed(paid), "http400"],
  ["server trouble", 500, '{"status":"error","code":"3061"}', "http5xx"],
])("says nothing about the payment: %s", async (_name, http, body, cause) => {
  expect(await answerTo(http, body)).toEqual({ ok: false, error: { kind: "unavailable", cause } });
});

test("no answer and no way there say nothing about the payment", async () => {
  let closed = null;
  await withGate(
    () => {},
    async (gate) => {
      closed = gate;
      expect(await getStatus({ ...gate, timeoutMs: 100 }, paymentId)).toMatchObject({
        error: { cause: "timeout" },
      });
    },
  );
  if (closed === null) throw new Error("no gate");
  expect(await getStatus(closed, paymentId)).toMatchObject({ error: { cause: "unreachable" } });
});
