import { requestContext } from "@/app/request-context";
import type { Asked } from "@/lib/api/answers";
import { openToAll, problem } from "@/lib/api/problem";
import { guardRead } from "@/lib/checkout/guard-read";
import type { Payment } from "@/lib/checkout/load-payment";
import { parseLocale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";

export type Context = { readonly params: Promise<{ readonly invoiceId: string }> };

/** `?locale=` as in a payment link, else what the caller's system speaks. */
async function textsFor(request: Request): Promise<Asked["texts"]> {
  const wanted = parseLocale(new URL(request.url).searchParams.get("locale"));
  return wanted === null ? (await requestContext()).texts : texts(wanted);
}

/** Guards, loads, and hands on; `say` makes the answer, null where nobody can tell now. */
export async function answer(
  request: Request,
  { params }: Context,
  say: (payment: Payment, asked: Asked) => Promise<Response | null> | Response,
  act: "read" | "choice" = "read",
): Promise<Response> {
  const read = await guardRead((await params).invoiceId, request.headers, act);
  if (!read.ok) return problem(read.error);
  const asked = { texts: await textsFor(request), origin: read.value.origin };
  return (await say(read.value.payment, asked)) ?? problem("unavailable");
}

/** An answer that any web page may read. */
export const json = (body: unknown): Response => Response.json(body, { headers: openToAll });
