import { receiveCallback, type CallbackFate } from "@/lib/checkout/receive-callback";
import { readBody } from "@/app/api/read-body";
import { errorFields, log } from "@/lib/logging/log";
import { buildCsp } from "@/lib/security/csp";
import { securityHeaders } from "@/lib/security/headers";

export const dynamic = "force-dynamic";

/** Far above any callback that was seen; a parser never meets more. Source: trust-and-speed.md B.6. */
const bodyLimit = 65_536;

/**
 * What the Gate is told: 200 for all that is stored (also again, also of an unknown payment, which no repeat would
 * mend), 400 for what cannot be read, 403 for what is not the Gate's. Source: gate.md 6.1.
 */
const statusOf = {
  taken: 200,
  duplicate: 200,
  parked: 200,
  unreadable: 400,
  foreignProject: 403,
  forged: 403,
} as const satisfies Record<CallbackFate, number>;

export async function POST(request: Request): Promise<Response> {
  try {
    const raw = await readBody(request, bodyLimit);
    if (raw === null) return answer("unreadable", 413);
    const fate = await receiveCallback(new TextDecoder().decode(raw));
    return answer(fate, statusOf[fate]);
  } catch (reason) {
    // Not stored: the Gate must send it again.
    log("error", "callback.failed", errorFields(reason));
    return answer("unavailable", 503);
  }
}

/** With the headers that the proxy sets elsewhere: it lets this one address pass by. */
const answer = (word: CallbackFate | "unavailable", status: number): Response =>
  Response.json({ status: word }, { status, headers });

const headers = {
  "content-security-policy": buildCsp({ nonce: "", family: "api" }),
  ...securityHeaders({ https: (process.env["CHECKOUT_URL"] ?? "").startsWith("https:") }),
  // A word is not worth compressing: it took longer than the signature.
  "Cache-Control": "private, no-store, no-transform",
};
