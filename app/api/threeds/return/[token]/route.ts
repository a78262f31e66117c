import { away, onFrom, type LandingParams } from "@/app/api/threeds/landing-answer";
import { readBody } from "@/app/api/read-body";
import { findLanding, takeBankMessage } from "@/lib/checkout/threeds-landing";
import { parseBankMessage, type BankMessage } from "@/lib/threeds/bank-message";

export const dynamic = "force-dynamic";

/** Twice the longest message that is taken: form encoding makes it longer. */
const bodyLimit = 262_144;

/**
 * Where a bank's page sends the payer back: a POST of another origin, which brings no cookie, and any query or fields of
 * the bank's own. The form is read, handed on once, and never kept. Source: gate.md 8.3, 8.8.
 */
export async function POST(request: Request, { params }: LandingParams): Promise<Response> {
  try {
    const landing = await findLanding((await params).token, request.headers);
    if (landing.kind === "try") await takeBankMessage(landing.attempt, await readMessage(request));
    return onFrom(landing);
  } catch (reason) {
    return away(reason);
  }
}

/** A bank that comes back by GET, a link that is opened again, a scanner: nothing is taken in, the porch knows. */
export async function GET(request: Request, { params }: LandingParams): Promise<Response> {
  try {
    return onFrom(await findLanding((await params).token, request.headers));
  } catch (reason) {
    return away(reason);
  }
}

/** Null: too long, of another kind, or broken. */
async function readMessage(request: Request): Promise<BankMessage | null> {
  const body = await readBody(request, bodyLimit);
  const type = request.headers.get("content-type") ?? "";
  if (body === null || !/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    return null;
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  return form === null ? null : parseBankMessage(form.entries());
}
