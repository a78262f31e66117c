import { randomBytes } from "node:crypto";
import type { Sum } from "@/e2e/sandbox/gate/payment";
import { at, textAt } from "@/e2e/sandbox/gate/request";

export const newRequestId = (): string =>
  `${randomBytes(20).toString("hex")}-${randomBytes(20).toString("hex")}-00000001`;

/** Source: gate.md 4.1. */
export const acceptance = (requestId: string, projectId: number, paymentId: string): object => ({
  status: "success",
  request_id: requestId,
  project_id: projectId,
  payment_id: paymentId,
});

export const sumOf = (body: object): Sum => ({
  amount: Number(at(body, "payment.amount")),
  currency: textAt(body, "payment.currency") ?? "",
});
