import { readMetrics } from "@/lib/checkout/metrics";
import { getEnv } from "@/lib/config/env";
import { isBearer } from "@/lib/security/bearer";

export const dynamic = "force-dynamic";

/** Figures for the operator's Prometheus; not there at all where METRICS_TOKEN is not set. */
export async function GET(request: Request): Promise<Response> {
  const { metricsToken } = getEnv();
  if (metricsToken === null) return new Response(null, { status: 404 });
  if (!isBearer(request.headers, metricsToken))
    return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  return new Response(await readMetrics(Date.now()), {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
  });
}
