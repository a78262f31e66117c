import "server-only";
import { z } from "zod";
import { JsonNumber } from "@/lib/gate/json";

/** A text or a number, as text: the Gate writes ids and codes both ways. */
const text = z.union([z.string(), z.instanceof(JsonNumber).transform((number) => number.text)]);
const maybeText = text.nullish().catch(null);

/** Digits only, and few: whatever else stands there could be an echo of what was sent. Source: gate.md 20. */
const code = maybeText.transform((value) => (/^\d{1,6}$/.test(value ?? "") ? value : null));

const whole = text
  .transform((amount) => (/^\d+(\.0+)?$/.test(amount) ? Number(amount) : Number.NaN))
  .pipe(z.int().nonnegative());

/** PHP writes an empty object as `[]`. Source: gate.md 5.3. */
const orEmptyList = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) && value.length === 0 ? null : value), schema.nullish());

const fault = z.object({ code });

const operation = z.object({
  id: maybeText,
  type: maybeText,
  date: maybeText,
  code,
  request_id: maybeText,
});

const sum = z.union([
  orEmptyList(z.object({ amount: whole, currency: z.string().regex(/^[A-Z]{3}$/) })),
  z.unknown().transform(() => "unreadable" as const),
]);

/** What is read of a payment callback, a status answer or a synchronous sale answer. Source: gate.md 6.2, 6.5. */
export const paymentMessage = z.object({
  project_id: maybeText,
  general: orEmptyList(z.object({ project_id: maybeText, payment_id: maybeText })).catch(null),
  payment: z.object({
    id: maybeText,
    status: z.string().min(1),
    date: maybeText,
    sum,
  }),
  account: orEmptyList(
    z.object({
      number: maybeText,
      type: maybeText,
      token: maybeText,
      id: maybeText,
      expiry_month: maybeText,
      expiry_year: maybeText,
    }),
  ).catch(null),
  operation: orEmptyList(operation).catch(null),
  operations: z.array(operation).catch([]),
  errors: z.array(fault).catch([]),
  request_id: maybeText,
});

export type PaymentMessage = z.infer<typeof paymentMessage>;

/** One card of a customer's list; what cannot be read is left out of it. Source: gate.md 13. */
export const savedAccount = z.object({
  id: maybeText,
  number: maybeText,
  additional: orEmptyList(
    z.object({ card: orEmptyList(z.object({ expiry: maybeText, type: maybeText })).catch(null) }),
  ).catch(null),
});

/** What is read of an answer that carries no payment. Source: gate.md 4.1, 4.2. */
export const plainAnswer = z.object({
  status: maybeText,
  code,
  request_id: maybeText,
  project_id: maybeText,
  payment_id: maybeText,
  errors: z.array(fault).catch([]),
});
