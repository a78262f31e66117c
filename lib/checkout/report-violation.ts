import "server-only";
import { log } from "@/lib/logging/log";
import { localRate } from "@/lib/security/local-rate";
import { wallMs } from "@/lib/checkout/clock";

const told = localRate(60_000);
/** Of each directive and minute; all others are only counted (`checkout_events_total`), at a level that is not written. */
const mostTold = 10;

/** Logs which directive was violated, and nothing else of a report that anybody can send. */
export function reportViolation(body: string, now: number = wallMs()): void {
  const directive =
    /"(?:effective|violated)-?[dD]irective"\s*:\s*"([a-z-]{3,40})/.exec(body)?.[1] ?? "unreadable";
  const kind = /^(?:[a-z]+-src(?:-[a-z]+)?|form-action|frame-ancestors|base-uri)$/.test(directive)
    ? directive
    : "other";
  log(told.hit(kind, now) > mostTold ? "debug" : "warn", "csp.violation", { code: directive });
}
