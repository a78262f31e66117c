import { readiness } from "@/lib/checkout/readiness";

export const dynamic = "force-dynamic";

/** Whether new payments may come here, with the causes where not. Source: README, Addresses. */
export async function GET(): Promise<Response> {
  const { ready, causes, notes } = await readiness(Date.now());
  return Response.json(
    { status: ready ? "ready" : "notReady", causes, notes },
    { status: ready ? 200 : 503 },
  );
}
