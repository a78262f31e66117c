import "server-only";
import { isJsonObject, type JsonObject } from "@/lib/gate/json";

/** What is signed for or names the payment is ours alone, whatever a table or a form says. */
const ours: ReadonlySet<string> = new Set(["general", "signature", "return_url", "acs_return_url"]);

const isName = (part: string): boolean => /^[a-z0-9_]{1,64}$/i.test(part) && !(part in Object.prototype);

/**
 * The body of a sale with what its method needs, by dotted path (`customer.phone`). Only adds: what stands in the body
 * already (sum, currency, address) is never replaced, and `general` never touched. Source: gate.md 12.3.
 */
export function withFields<T extends JsonObject>(body: T, fields: Readonly<Record<string, string>>): T {
  let filled: T = body;
  for (const [path, value] of Object.entries(fields)) {
    const parts = path.split(".");
    if (value !== "" && parts.every(isName) && !ours.has(parts[0] ?? ""))
      filled = { ...filled, ...added(filled, parts, value) };
  }
  return filled;
}

function added(parent: JsonObject, [name = "", ...rest]: readonly string[], value: string): JsonObject {
  const present = Object.hasOwn(parent, name) ? parent[name] : undefined;
  if (rest.length === 0) return present === undefined ? { ...parent, [name]: value } : parent;
  if (present !== undefined && !isJsonObject(present)) return parent;
  return { ...parent, [name]: added(present ?? {}, rest, value) };
}
