import "server-only";

import { z } from "zod";

/**
 * The shapes of the Checkout API. Answers are made by their types, the OpenAPI document from the very same schemas, and
 * tests hold real answers against them. A member is only ever added: apps of years ago read these.
 */
const registry = z.registry<{ readonly id: string; readonly description: string }>();

const named = <T extends z.ZodType>(id: string, description: string, schema: T): T => {
  registry.add(schema, { id, description });
  return schema;
};

const instant = z.iso.datetime().describe("UTC");
const pageAddress = z.url().describe("A page of Checkout, for a browser. It leads on to the right step.");

const money = named(
  "Money",
  "An amount. Reckon with `minor`, show `text`; never divide where `exponent` is null.",
  z.strictObject({
    minor: z.int().describe("In minor units: 10890 of EUR is €108.90"),
    currency: z.string().describe("ISO 4217, or the code of a digital currency"),
    exponent: z.int().min(0).nullable().describe("Decimals of the currency; null where they are not known"),
    text: z.string().describe("Ready to be shown, in the language of the answer"),
  }),
);

export const stateKinds = [
  "payable",
  "checking",
  "at_provider",
  "paid",
  "partly_paid",
  "declined",
  "not_started",
  "failed",
  "expired",
  "cancelled",
] as const;

const state = named(
  "State",
  "Where the payment stands. `checking` and `at_provider` are open: nobody may tell the payer that it is paid, or that it is not.",
  z.strictObject({
    kind: z
      .enum(stateKinds)
      .describe(
        "payable: nothing begun. checking: the bank has been asked. at_provider: being paid elsewhere. declined and " +
          "not_started: see may_pay. failed, expired, cancelled: closed, nothing taken. Treat a kind you do not know as checking.",
      ),
    version: z.string().describe("Another one whenever anything has changed"),
    final: z.boolean().describe("No more payment will come of this invoice. A refund may still follow."),
    may_pay: z.boolean().describe("A way to pay may be chosen now"),
    needs_payer: z.boolean().describe("The payer is asked for something, on the page `url`"),
    returned: z
      .enum(["none", "part", "all", "underway", "failed", "charged_back"])
      .describe("Money that went back after it was paid"),
    url: pageAddress,
    message: z.string().describe("One sentence for the payer, in the language of the answer"),
  }),
);

export const invoiceAnswer = named(
  "Invoice",
  "An invoice as its payer sees it. No card, no name, no contact: who holds the link is not always the payer.",
  z.strictObject({
    id: z.string(),
    merchant: z.strictObject({ name: z.string() }),
    amount: money.describe("What the payer pays, fee included"),
    fee: money.nullable(),
    description: z.string().nullable(),
    lines: z.array(z.strictObject({ label: z.string(), quantity: z.number().nullable(), amount: money })),
    test_mode: z.boolean().describe("No real money moves"),
    created_at: instant.nullable(),
    expires_at: instant.nullable(),
    now: instant.describe("The server's clock, for counting down to `expires_at`"),
    state,
  }),
);

export const stateEvent = named(
  "StateEvent",
  "What an event named `state` carries: at once when the stream opens, then with each change.",
  z.strictObject({ id: z.string(), state }),
);

const method = named(
  "Method",
  "One way to pay.",
  z.strictObject({
    service: z.string().describe("The method in one currency and flow"),
    method: z.string(),
    name: z.string(),
    category: z.enum(["card", "bank", "wallet", "mobile", "cash", "voucher", "crypto", "other"]),
    currency: z.string(),
    leaves_page: z.boolean().describe("It is paid on a page of somebody else"),
    fee: z
      .strictObject({ rate_percent: z.number(), fixed: money.nullable() })
      .nullable()
      .describe("What the payer pays on top; null: not told"),
    fields: z.array(
      z.strictObject({
        key: z.string(),
        label: z.string(),
        hint: z.string().nullable(),
        required: z.boolean(),
      }),
    ),
    url: pageAddress,
  }),
);

export const methodsAnswer = named(
  "Methods",
  "The ways to pay this invoice now, in the order of the page; none while `state.may_pay` is false.",
  z.strictObject({ id: z.string(), methods: z.array(method) }),
);

export const handOffAnswer = named(
  "HandOff",
  "A code that a phone types or scans. It works once, and the code before it opens nothing any more.",
  z.strictObject({
    id: z.string(),
    code: z.string().describe("As it is shown, WDJB-MJHT; hyphen and case do not matter"),
    url: pageAddress.describe("For a QR code; it asks the phone's owner before it takes anything over"),
    expires_at: instant,
  }),
);

export const problemKinds = ["unknown-invoice", "too-many-requests", "not-now", "unavailable"] as const;

export const problemAnswer = named(
  "Problem",
  "What went wrong, after RFC 9457. An invoice that is not there and one of somebody else answer alike.",
  z.strictObject({
    type: z.enum(problemKinds.map((kind) => `urn:checkout:problem:${kind}` as const)),
    title: z.string(),
    status: z.int(),
  }),
);

export type Money = z.infer<typeof money>;
export type StateAnswer = z.infer<typeof state>;
export type InvoiceAnswer = z.infer<typeof invoiceAnswer>;
export type StateEvent = z.infer<typeof stateEvent>;
export type MethodsAnswer = z.infer<typeof methodsAnswer>;
export type MethodAnswer = z.infer<typeof method>;
export type HandOffAnswer = z.infer<typeof handOffAnswer>;
export type ProblemAnswer = z.infer<typeof problemAnswer>;
export type ProblemKind = (typeof problemKinds)[number];

const addressOf = (id: string): string => `#/components/schemas/${id}`;

/** All named schemas as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. */
export function componentSchemas(): Readonly<Record<string, unknown>> {
  const { schemas } = z.toJSONSchema(registry, {
    uri: addressOf,
    override: ({ jsonSchema }) => {
      // Closed where answers are made, so that nothing slips in; a promise to stay closed would bind for ever.
      delete jsonSchema.additionalProperties;
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _dialect, $id: _address, ...schema }]) => [id, schema]),
  );
}
