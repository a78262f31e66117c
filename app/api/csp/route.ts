import { reportViolation } from "@/lib/checkout/report-violation";
import { readAtMost } from "@/lib/security/bounded-body";

export const dynamic = "force-dynamic";

/** Far above any report of a page of ours. */
const longest = 16_384;

/** Browsers report what the policy refused. Only the directive and our own path are kept: a report holds addresses. */
export async function POST(request: Request): Promise<Response> {
  const text = await readAtMost(request, longest);
  if (text === null) return new Response(null, { status: 413 });
  reportViolation(text);
  return new Response(null, { status: 204 });
}
