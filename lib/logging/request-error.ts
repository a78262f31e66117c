import "server-only";

import { errorFields, log } from "@/lib/logging/log";

/** What the framework throws at a form that nobody could read: the sender's fault, and no one is to be woken for it. */
const ofSender = /^(?:Failed to parse body|Unexpected end of form|Malformed|Body exceeded)/;

/** What broke while a page was drawn or an action ran: one entry, with the route's pattern and never the address. */
export function logRequestError(reason: unknown, route: string): void {
  const isOfSender = reason instanceof Error && ofSender.test(reason.message);
  log(isOfSender ? "warn" : "error", "page.failed", { route, ...errorFields(reason) });
}
