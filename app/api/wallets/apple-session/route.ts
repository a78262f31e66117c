import { readJson } from "@/app/api/wallets/read-json";
import { guardAct } from "@/lib/checkout/act-guard";
import { openAppleSession } from "@/lib/checkout/apple-session";
import { errorFields, log } from "@/lib/logging/log";
import { parseInvoiceId } from "@/lib/payment/invoice";

const json = { "content-type": "application/json" };

const no = (status: number): Response => Response.json({}, { status });

/** Apple's sheet asks whether this page is the merchant's; the Gate vouches for it. No money moves. Source: gate.md 2.4. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request);
  const id = parseInvoiceId(body?.["invoice"]);
  const validationUrl = body?.["validationUrl"];
  if (id === null || typeof validationUrl !== "string") return no(400);
  try {
    const guard = await guardAct("choice", id, request.headers);
    if (!guard.ok) return no(guard.error === "foreign" ? 403 : 429);
    const session = await openAppleSession(id, validationUrl, new URL(guard.value.origin).hostname);
    return session === null ? no(502) : new Response(session, { headers: json });
  } catch (reason) {
    log("error", "action.failed", { invoice: id, reason: "appleSession", ...errorFields(reason) });
    return no(503);
  }
}
