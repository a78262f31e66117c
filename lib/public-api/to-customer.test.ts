import { expect, test } from "vitest";
import { document, relationships } from "@/lib/public-api/fixtures/invoice";
import { toInvoice } from "@/lib/public-api/to-invoice";
import { unwrap } from "@/lib/public-api/wire";

const included = [
  { type: "payment-requests", id: "cus_1", attributes: { reference_id: "no customer" } },
  { type: "customers", id: "cus_2", attributes: { reference_id: "somebody else" } },
  { type: "customers", id: "cus_1", attributes: { reference_id: "c-17" } },
];

const customerOf = (changes: object, more: object = { included }): string | null | undefined => {
  const related = { ...relationships, customer: { data: { type: "customers", id: "cus_1" } } };
  const resource = unwrap({ ...document({ ...changes }, { relationships: related }), ...more });
  return resource === null ? undefined : toInvoice(resource)?.customer;
};

test("an invoice of the merchant's own server names its customer", () => {
  expect(customerOf({ source: "merchant_api" })).toBe("c-17");
});

test.each(["public_api", "platform_dashboard", "MERCHANT_API", "", null, undefined, ["merchant_api"], 1])(
  "an invoice whose source is %s names nobody: its customer may have been written by a payer",
  (source) => expect(customerOf({ source })).toBeNull(),
);

test.each([[undefined], [null], [{}], [[]], [[null, 1, "x", { type: "customers" }]]])(
  "where the answer brings no such customer along (%j) nobody is known",
  (list) => expect(customerOf({ source: "merchant_api" }, { included: list })).toBeNull(),
);

test("a customer in the attributes, where links write it, is not looked at", () => {
  const customer = { reference_id: "c-17" };
  expect(customerOf({ source: "merchant_api", customer }, {})).toBeNull();
});
