import type { Instrumentation } from "next";

/** Runs once in each server process, before the first request: judge the configuration, migrate, start the reconciler. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { start } = await import("@/lib/checkout/start");
  await start();
}

/** Told by the framework alone; see `logRequestError`. */
export const onRequestError: Instrumentation.onRequestError = async (reason, _request, { routePath }) => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { logRequestError } = await import("@/lib/logging/request-error");
  logRequestError(reason, routePath);
};
