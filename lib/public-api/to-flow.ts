import "server-only";
import { z } from "zod";
import { webAddress } from "@/lib/payment/address";
import type { FlowData } from "@/lib/payment/invoice";
import { maybeText } from "@/lib/public-api/wire";

const scalar = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);

/** A list of `{name, value}`, a map, or `[]` for an empty map. Source: public-api.md 3.7. */
const params = z
  .union([
    z
      .array(z.object({ name: z.string(), value: scalar }))
      .transform((list) => list.map(({ name, value }) => [name, value] as const)),
    z.record(z.string(), scalar).transform((map) => Object.entries(map)),
  ])
  .nullish();

const flow = z.object({
  action: z.string(),
  method: maybeText.transform((method) => (method?.toUpperCase() === "POST" ? "POST" : "GET")),
  params,
});

/**
 * Where Commerce sends the payer; null where nowhere, or where the address is no web address or the parameters
 * cannot be told: half of a form would be worse than none. Plain http only where no money moves. Source: public-api.md 3.7.
 */
export const toFlow = (value: unknown, testMode: boolean): FlowData | null => {
  const wire = flow.safeParse(value).data;
  const action = wire && webAddress(wire.action, testMode);
  return action ? { action, method: wire.method, params: wire.params ?? [] } : null;
};
