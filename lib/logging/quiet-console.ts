import "server-only";

import { errorFields, log } from "@/lib/logging/log";
import { localRate } from "@/lib/security/local-rate";

type Speaker = Pick<Console, "error" | "warn">;

/** Of each kind of saying and minute; anybody can make the framework complain. */
const mostSaid = 30;

/**
 * What the framework says on its own account becomes one entry of the log, redacted and without its stack: a stranger's
 * broken form would otherwise write a page of it. For production alone; who develops wants the stack.
 */
export function quietConsole(speaker: Speaker, now: () => number = Date.now): void {
  const said = localRate(60_000);
  for (const name of ["error", "warn"] as const)
    speaker[name] = (...words: readonly unknown[]) => {
      // A format or a mark may come first; the reason is the error, where there is one.
      const reason = words.find((word) => word instanceof Error) ?? words.map(String).join(" ");
      log(said.hit(name, now()) > mostSaid ? "debug" : "warn", "framework.said", errorFields(reason));
    };
}
