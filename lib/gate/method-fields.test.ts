import { expect, it } from "vitest";
import { withFields } from "@/lib/gate/method-fields";

const body = {
  general: { project_id: 42, payment_id: "p" },
  customer: { ip_address: "1.2.3.4" },
  payment: { amount: 10_890, currency: "EUR" },
  return_url: { success: "https://pay.example/" },
};

it("adds what a method needs, below members that are there and members that are not", () => {
  expect(withFields(body, { "customer.phone": "77011234567", "account.number": "77011234567" })).toEqual({
    ...body,
    customer: { ip_address: "1.2.3.4", phone: "77011234567" },
    account: { number: "77011234567" },
  });
});

it.each([
  "general.project_id",
  "general.terminal_callback_url",
  "general",
  "signature",
  "payment.amount",
  "payment.currency",
  "payment.amount.deep",
  "payment",
  "return_url.decline",
  "acs_return_url.return_url",
  "customer.ip_address",
  "__proto__.x",
  "constructor.prototype.x",
  "customer.",
  "",
])("never touches %j", (path) => expect(withFields(body, { [path]: "1" })).toEqual(body));

it("leaves out what was not filled in", () =>
  expect(withFields(body, { "customer.email": "" })).toEqual(body));
