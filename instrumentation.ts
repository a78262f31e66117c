import type { Instrumentation } from "next";

/** Runs once in each server process, before the first request: judge the configuration, migrate, start the reconciler. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { start } = await import("@/lib/checkout/start");
  await start();
}

/** What broke while a page was drawn or an action ran: one entry, with the route's pattern and never the address. */
export const onRequestError: Instrumentation.onRequestError = async (reason, _request, { routePath }) => {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { errorFields, log } = await import("@/lib/logging/log");
  log("error", "page.failed", { route: routePath, ...errorFields(reason) });
};
