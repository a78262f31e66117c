import "server-only";
import { log } from "@/lib/logging/log";

/** Logs which directive was violated, and nothing else of a report that anybody can send. */
export function reportViolation(body: string): void {
  const directive = /"(?:effective|violated)-?[dD]irective"\s*:\s*"([a-z-]{3,40})/.exec(body)?.[1];
  log("warn", "csp.violation", { code: directive ?? "unreadable" });
}
