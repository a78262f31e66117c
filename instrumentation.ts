/** Runs once in each server process, before the first request: judge the configuration, migrate, start the reconciler. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { start } = await import("@/lib/checkout/start");
  await start();
}
