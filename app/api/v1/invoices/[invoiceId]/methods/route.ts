import { answer, json, type Context } from "@/app/api/v1/answer";
import { toMethods } from "@/lib/api/answers";
import { groupsForInvoice, offerForInvoice } from "@/lib/checkout/offer";

export const dynamic = "force-dynamic";

/** The ways to pay an invoice, as its page lists them. */
export const GET = (request: Request, context: Context): Promise<Response> =>
  answer(request, context, async (payment, asked) => {
    const offer = await offerForInvoice(payment);
    if (!offer.ok) return null;
    return json(toMethods(payment, groupsForInvoice(payment, offer.value, asked.texts.locale), asked));
  });
