import "server-only";
import { z } from "zod";
import { maybeObject, maybeText } from "@/lib/public-api/wire";

/** The one origin of an invoice at which no payer had a hand. Source: public-api.md 4.4. */
const madeByServer = "merchant_api";

const customer = z.object({
  type: z.literal("customers"),
  id: maybeText,
  attributes: maybeObject({ reference_id: maybeText }),
});

const list = z.array(z.unknown()).catch([]);

/**
 * The merchant's own id of the payer, or null unless the invoice says that the merchant's server made it: the same
 * member of an invoice that came of a link was written by whoever wrote the link. Where Commerce does not tell the
 * origin nobody is known. Source: public-api.md 3.6, 4.4.
 */
export function toCustomer(source: string | null, id: string | null, included: unknown): string | null {
  if (source !== madeByServer || id === null) return null;
  for (const each of list.parse(included)) {
    const read = customer.safeParse(each).data;
    if (read?.id === id) return read.attributes?.reference_id ?? null;
  }
  return null;
}
