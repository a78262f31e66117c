import "server-only";
import type { Offer } from "@/lib/methods/types";
import type { InvoiceId } from "@/lib/payment/invoice";
import { unavailable, type PublicApiFault } from "@/lib/public-api/fault";
import { request, type PublicApi } from "@/lib/public-api/request";
import { toOffer } from "@/lib/public-api/to-offer";
import { present, toJsonAmount } from "@/lib/public-api/to-wire";
import { error, ok, type Result } from "@/lib/result";

/** For whom and how much. `amount` is decimal text in major units of `currency`. */
export type OfferAsk =
  | {
      readonly kind: "account";
      readonly publicKey: string;
      readonly currency: string;
      readonly amount: string | null;
    }
  | {
      readonly kind: "invoice";
      readonly id: InvoiceId;
      readonly publicKey: string | null;
      readonly currency: string;
      readonly amount: string | null;
    };

const ask = async (
  api: PublicApi,
  body: Readonly<Record<string, unknown>>,
  publicKey: string | null,
): Promise<Result<Offer, PublicApiFault>> => {
  const answer = await request(api, "payment-prerequest", body);
  if (!answer.ok) return answer;
  const offer = toOffer(answer.value, publicKey);
  return offer === null ? error(unavailable("garbage")) : ok(offer);
};

const REFUSALS = new Set<PublicApiFault["kind"]>(["notFound", "forbidden", "invalid", "conflict"]);

/**
 * Which services and methods there are. For an invoice its id is tried first; a Commerce that does not know that
 * form refuses it, and then the documented form with the account's key is asked. Source: public-api.md 3.3, 3.5.
 */
export const getOffer = async (api: PublicApi, wanted: OfferAsk): Promise<Result<Offer, PublicApiFault>> => {
  const { publicKey, currency, amount } = wanted;
  if (wanted.kind === "invoice") {
    const answer = await ask(api, { payment_invoice: wanted.id }, publicKey);
    if (answer.ok || publicKey === null || !REFUSALS.has(answer.error.kind)) return answer;
  }
  const documented = present({
    public_key: publicKey,
    currency: currency.toUpperCase(),
    amount: amount === null ? null : toJsonAmount(amount),
  });
  return ask(api, documented, publicKey);
};
