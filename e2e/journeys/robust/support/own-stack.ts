import { test } from "@playwright/test";
import { shareStackUrls, stackUrl, type StackName } from "@/e2e/journeys/support/stack-urls";
import { startStack, type Stack, type StackOptions } from "@/e2e/run/stack.mjs";

/** As in the other journeys, but a Gate that is silent stays silent: a test must be able to kill us meanwhile. */
const quick = { CHECKOUT_CHECK_AFTER_MS: "200", GATE_TIMEOUT_MS: "8000" };

const names = ["checkout", "commerce", "gate", "shop", "database"] as const satisfies readonly StackName[];

/**
 * A stack for the tests of one file, which may kill and starve it. The sandbox's strings pull this one meanwhile.
 * `options` is asked when the stack starts.
 */
export const useOwnStack = (
  options: () => Promise<StackOptions> = () => Promise.resolve({}),
): (() => Stack) => {
  let stack: Stack | null = null;
  let shared: Record<StackName, string> | null = null;
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    shared = Object.fromEntries(names.map((name) => [name, stackUrl(name)])) as Record<StackName, string>;
    const wanted = await options();
    stack = await startStack({
      clockScale: 0.02,
      durable: false,
      ...wanted,
      env: { ...quick, ...wanted.env },
    });
    shareStackUrls({ ...stack.urls, database: stack.databaseUrl });
  });
  test.afterAll(async () => {
    await stack?.stop();
    if (shared) shareStackUrls(shared);
  });
  return () => {
    if (stack === null) throw new Error("The stack has not started.");
    return stack;
  };
};
