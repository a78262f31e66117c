import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { Refusal, refusalBody } from "@/e2e/sandbox/commerce/refusal";
import type { World } from "@/e2e/sandbox/commerce/world";
import { phpJson } from "@/e2e/sandbox/shared/php-json";

export const answer = (
  c: Context,
  world: World,
  body: unknown,
  status: ContentfulStatusCode = 200,
): Response =>
  c.body(world.settings.phpJson ? phpJson(body) : JSON.stringify(body), status, {
    "content-type": "application/json",
    "cache-control": "no-store",
  });

/** What was thrown, as the platform says it. Anything unforeseen is trouble of its own. */
export const refuse = (c: Context, world: World, cause: Error, pointerPrefix = ""): Response => {
  if (!(cause instanceof Refusal)) {
    console.error(cause);
    return answer(c, world, { errors: [{ status: "500", code: "internal_error", title: "Error" }] }, 500);
  }
  if (cause.code === "rate_limited") c.header("retry-after", "30");
  if (cause.code === "unauthorized" && pointerPrefix !== "") c.header("www-authenticate", "Basic");
  return answer(c, world, refusalBody(cause, pointerPrefix), cause.status);
};

/** A JSON body as a map; anything else is a bad request of the caller. */
export const readJson = async (c: Context): Promise<Record<string, unknown>> => {
  const body: unknown = await c.req.json().catch(() => null);
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Refusal("invalid_value", "The body should be a JSON object.");
  return body as Record<string, unknown>;
};
