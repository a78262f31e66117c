import { join } from "node:path";
import { exampleEnv } from "@/e2e/run/root.mjs";
import { answers, startChild, waitUntilReady } from "@/e2e/run/processes.mjs";
import type { Stack } from "@/e2e/run/stack.mjs";

/** A further process of Checkout beside the one of the stack, on its database. Gives back how to end it. */
export const startInstance = async (
  { urls, databaseUrl, logs }: Stack,
  origin: string,
  env: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> => {
  const { port } = new URL(origin);
  const logFile = join(logs.checkout, "..", "second.log");
  const child = startChild({
    name: "Second Checkout",
    command: process.execPath,
    args: ["node_modules/next/dist/bin/next", "start", "-p", port],
    env: {
      NODE_ENV: "production",
      PORT: port,
      CHECKOUT_URL: urls.checkout,
      PUBLIC_API_URL: `${urls.commerce}/public-api`,
      GATE_URL: urls.gate,
      DATABASE_URL: databaseUrl,
      SAVED_CARD_KEYS: exampleEnv().SAVED_CARD_KEYS ?? "",
      CHECKOUT_CHECK_AFTER_MS: "200",
      GATE_TIMEOUT_MS: "8000",
      ...env,
    },
    logFile,
  });
  await waitUntilReady({ ...child, logFile }, () => answers(`${origin}/api/health/ready`));
  return () => child.stop();
};
