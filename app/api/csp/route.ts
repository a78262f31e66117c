import { reportViolation } from "@/lib/checkout/report-violation";

export const dynamic = "force-dynamic";

/** Browsers report what the policy refused. Only the directive and our own path are kept: a report holds addresses. */
export async function POST(request: Request): Promise<Response> {
  const text = await request.text();
  reportViolation(text.slice(0, 4_096));
  return new Response(null, { status: 204 });
}
