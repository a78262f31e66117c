import "server-only";
import { isJsonObject, type JsonObject } from "@/lib/gate/json";
import { listAt, objectAt, textAt, toParams } from "@/lib/gate/loose";
import { toClarification } from "@/lib/gate/to-clarification";
import { toDisplay } from "@/lib/gate/to-display";
import { webAddress } from "@/lib/payment/address";
import type { Instruction } from "@/lib/payment/instruction";

/**
 * The one instruction of a message, or null. The order is the Gate's own precedence: an unfinished authentication comes
 * before everything that may stand beside it. An instruction that cannot be carried out safely (a bad address, too
 * much to post) is none: the payer waits, and the next message may carry another. Whether plain http may be is for
 * the account to say, not here: see `encryptedOnly`. Source: gate.md 8 to 12, 19.3.
 */
export function toInstruction(body: JsonObject, status: string): Instruction | null {
  return (
    toThreeDs(body) ??
    toRedirect(body) ??
    toClarification(body) ??
    (status === "awaiting merchant auth" ? { kind: "confirmation" } : null) ??
    toDisplay(body) ??
    toBodyDisplay(body) ??
    (status === "awaiting customer" ? toRetryOffer(body) : null)
  );
}

/** Source: gate.md 17. `code`: a callback has one operation, a status answer all. */
function toRetryOffer(body: JsonObject): Instruction {
  const last = objectAt(body, "operation") ?? listAt(body, "operations").at(-1) ?? null;
  const code = isJsonObject(last) ? textAt(last, "code") : null;
  const seconds = Number(textAt(objectAt(body, "payment") ?? {}, "attempts_timeout") ?? 0);
  return {
    kind: "retryOffer",
    code: code !== null && /^\d{1,6}$/.test(code) ? code : null,
    lifetimeMs: seconds > 0 && seconds <= 86_400 ? seconds * 1_000 : null,
  };
}

function toThreeDs(body: JsonObject): Instruction | null {
  const threeds2 = objectAt(body, "threeds2");
  const iframe = threeds2 && objectAt(threeds2, "iframe");
  const device = iframe && target(iframe);
  if (device) return { kind: "deviceCheck", ...device };
  const again = textAt(objectAt(body, "payment") ?? {}, "cascading_with_redirect") === "true";
  const challenge = threeds2 && objectAt(threeds2, "redirect");
  const extended = challenge && target(challenge);
  if (extended) return { kind: "challenge", scheme: "creq", ...extended, again };
  const acs = objectAt(body, "acs");
  const url = acs && webAddress(textAt(acs, "acs_url"), true);
  const paReq = acs && textAt(acs, "pa_req");
  if (!acs || !url || !paReq) return null;
  const params = [
    ["PaReq", paReq],
    ["MD", textAt(acs, "md") ?? ""],
  ] as const;
  return { kind: "challenge", scheme: "pareq", url, params, again };
}

function target(part: JsonObject) {
  const url = webAddress(textAt(part, "url"), true);
  const params = toParams(part["params"] ?? null);
  return url === null || params === null ? null : { url, params };
}

/**
 * A redirect without an address carries its instruction in its body: what a payer needs at a terminal. Shown by
 * ourselves, and only where no display came with it. Source: gate.md 12.3a (Kassa 24).
 */
function toBodyDisplay(body: JsonObject): Instruction | null {
  const data = objectAt(body, "redirect_data");
  if (data === null || (textAt(data, "url") ?? "").trim() !== "") return null;
  const params = toParams(data["body"] ?? null) ?? [];
  return toDisplay({
    display_data: params.map(([title, text]) => ({ type: "add_info", title, data: text })),
  });
}

/** `return_url` as an object carries the same in another format of the Gate. Source: gate.md 6.4, 9. */
function toRedirect(body: JsonObject): Instruction | null {
  for (const name of ["redirect_data", "return_url"]) {
    const data = objectAt(body, name);
    const url = data && webAddress(textAt(data, "url"), true);
    const params = data && toParams(data["body"] ?? null);
    if (data && url && params) {
      const method = textAt(data, "method")?.toUpperCase() === "POST" ? "POST" : "GET";
      return { kind: "redirect", url, method, params };
    }
  }
  return null;
}
