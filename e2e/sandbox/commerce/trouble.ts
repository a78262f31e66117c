import type { Context } from "hono";
import type { Trouble, Troubles, World } from "@/e2e/sandbox/commerce/world";

const neverAnswer = (): Promise<Response> => new Promise(() => undefined);

const troubleOf = (world: World, operation: keyof Troubles, reference: string | null): Trouble | null =>
  (reference === null ? undefined : world.troubles.get(reference)?.[operation]) ??
  world.troubles.get("*")?.[operation] ??
  null;

const ANSWERS: Record<"http500" | "html" | "timeout", (c: Context) => Response | Promise<Response>> = {
  http500: (c) => c.json({ errors: [{ status: "500", code: "internal_error", title: "Error" }] }, 500),
  html: (c) => c.html("<!doctype html><title>502</title><h1>Bad gateway</h1>"),
  timeout: neverAnswer,
};

/** The trouble that was ordered for this call, before anything is done; nothing where all is well. */
export const meetTrouble = (
  c: Context,
  world: World,
  operation: keyof Troubles,
  reference: string | null,
): Response | Promise<Response> | null => {
  const trouble = troubleOf(world, operation, reference);
  return trouble && trouble in ANSWERS ? ANSWERS[trouble as keyof typeof ANSWERS](c) : null;
};

/** The invoice exists, but the caller does not learn of it. */
export const meetLateTrouble = (
  c: Context,
  world: World,
  reference: string,
): Response | Promise<Response> | null => {
  const trouble = troubleOf(world, "create", reference);
  if (trouble === "http500AfterCreate") return ANSWERS.http500(c);
  return trouble === "timeoutAfterCreate" ? neverAnswer() : null;
};
