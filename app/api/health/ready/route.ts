import { isReady } from "@/lib/checkout/is-ready";

export const dynamic = "force-dynamic";

/** The process can take payments: its store answers. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return Response.json({ status: ready ? "ready" : "storeUnavailable" }, { status: ready ? 200 : 503 });
}
