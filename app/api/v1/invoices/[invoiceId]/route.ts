import { answer, json, type Context } from "@/app/api/v1/answer";
import { toInvoice } from "@/lib/api/answers";

export const dynamic = "force-dynamic";

/** An invoice and how it stands. */
export const GET = (request: Request, context: Context): Promise<Response> =>
  answer(request, context, (payment, asked) => json(toInvoice(payment, asked)));
