import "server-only";
import { z } from "zod";
import type {
  Offer,
  PaymentMethod,
  PaymentService,
  ServiceFee,
  ServiceField,
  Texts,
} from "@/lib/methods/types";
import { toMinor } from "@/lib/money/parse-amount";
import { decimalText, flag, maybeObject, maybeText, values, type Resource } from "@/lib/public-api/wire";

const code = z.string().min(1);

/** One text without a language counts as English, the language that every text falls back to. */
const texts = z
  .union([
    z.string().transform((text): Texts => (text === "" ? {} : { en: text })),
    z
      .record(z.string(), z.unknown())
      .transform((map): Texts =>
        Object.fromEntries(
          Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
        ),
      ),
  ])
  .catch({});

const position = decimalText.transform((text) => (text === null ? null : Number(text)));

const field = z
  .object({
    key: code,
    label: texts,
    hint: texts,
    regexp: maybeText,
    required: flag,
    position,
    weight: position,
  })
  .transform(({ weight, ...wire }): ServiceField => ({ ...wire, position: wire.position ?? weight ?? 0 }));

type WireFee = Readonly<Record<"rate" | "fixed" | "min" | "max", string | null>> | null;

const isKnown = (fee: WireFee): fee is NonNullable<WireFee> =>
  fee !== null && (fee.rate !== null || fee.fixed !== null);

const toFee = (fee: WireFee): ServiceFee | null =>
  isKnown(fee) ? { ratePercent: Number(fee.rate ?? 0), fixed: Number(fee.fixed ?? 0) } : null;

const isZero = (fee: WireFee): boolean =>
  isKnown(fee) && Object.values(fee).every((part) => Number(part ?? 0) === 0);

const service = z
  .object({
    code,
    method: code,
    flow: z.string().catch("hpp"),
    currency: code.transform((currency) => currency.toUpperCase()),
    fields: values.catch([]),
    status: maybeText,
    amount_min: decimalText,
    amount_max: decimalText,
    fee: maybeObject({ rate: decimalText, fixed: decimalText, min: decimalText, max: decimalText }),
    zero_fee: flag,
  })
  .refine((wire) => (wire.status ?? "available") === "available")
  .transform((wire): PaymentService => ({
    code: wire.code,
    method: wire.method,
    flow: wire.flow,
    currency: wire.currency,
    fields: readAll(field, wire.fields),
    min: wire.amount_min,
    max: wire.amount_max,
    fee: toFee(wire.fee),
    zeroFee: wire.zero_fee || isZero(wire.fee),
  }));

const method = z
  .object({ code, name: texts, category: z.string().catch("alternative"), position, hide: flag })
  .transform(({ hide, ...wire }) => ({
    hide,
    method: { ...wire, position: wire.position ?? 0 } satisfies PaymentMethod,
  }));

const offer = z.object({
  currency: maybeText,
  amount: maybeText,
  test_mode: z.unknown().optional(),
  services: values,
  methods: values.catch([]),
  account: maybeObject({ name: maybeText, description: maybeText, website: maybeText }),
});

/** One broken entry must not take the others away from the payer. */
const readAll = <T>(schema: z.ZodType<T>, items: readonly unknown[]): T[] =>
  items.flatMap((item) => {
    const read = schema.safeParse(item);
    return read.success ? [read.data] : [];
  });

/**
 * What an account offers. Left out: services that are not available, and hidden methods with their services. Null
 * where the answer is no offer at all. `publicKey` tells the mode where the answer does not. Source: public-api.md 3.3.
 */
export const toOffer = (resource: Resource, publicKey: string | null): Offer | null => {
  const wire = offer.safeParse(resource.members).data;
  if (wire === undefined) return null;
  const methods = readAll(method, wire.methods);
  const hidden = new Set(methods.filter((entry) => entry.hide).map((entry) => entry.method.code));
  const amount = toMinor(wire.amount, wire.currency?.toUpperCase() ?? "");
  return {
    amount: amount.ok ? amount.value : null,
    testMode: flag.parse(wire.test_mode ?? publicKey?.includes("pk_test_")),
    services: readAll(service, wire.services).filter((entry) => !hidden.has(entry.method)),
    methods: methods.filter((entry) => !entry.hide).map((entry) => entry.method),
    merchant: {
      name: wire.account?.name ?? null,
      description: wire.account?.description ?? null,
      website: wire.account?.website ?? null,
    },
  };
};
