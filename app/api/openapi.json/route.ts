import { openToAll } from "@/lib/api/problem";
import { openApi } from "@/lib/api/openapi";
import { getEnv } from "@/lib/config/env";
import { requestOrigin } from "@/lib/security/origin";

export const dynamic = "force-dynamic";

/** The Checkout API, described for machines. */
export const GET = (request: Request): Response =>
  Response.json(openApi(requestOrigin(request.headers, getEnv())), { headers: openToAll });
