import "server-only";
import { holdsCardNumber } from "@/lib/card/stray-digits";
import { paths } from "@/lib/config/paths";
import { wantedHelp, wantedKind } from "@/lib/forms/wanted-kind";
import type { Account } from "@/lib/config/account";
import type { Attempt } from "@/lib/payment/attempt";
import type { WantedField } from "@/lib/payment/instruction";
import { typingKeys } from "@/lib/security/typing-keys";
import { seal, unseal } from "@/lib/security/vault";

export const typedCookie = "typed";

/** What was typed, by the dotted path of its field. */
export type Typed = Readonly<Record<string, string>>;

/** A cookie may have 4 kB in all; what does not fit is typed again. */
const most = { characters: 2_000, one: 300 };

const contextOf = ({ id }: Attempt): string => `typed ${id}`;

/**
 * Keeps what a payer typed for as long as one round lasts, in his own browser, sealed, for this one page: so that it is
 * there after a fault with and without script, and neither in an address nor in our store. Codes and card numbers are
 * never kept.
 */
export function keepTyped(
  fields: readonly WantedField[],
  valueOf: (index: number) => string,
  attempt: Attempt,
  account: Account,
) {
  const kept: Record<string, string> = {};
  let room = most.characters;
  fields.forEach(({ path }, index) => {
    const value = valueOf(index).trim();
    const name = path.join(".");
    const isSecret = wantedHelp(wantedKind(path)).secret === true || holdsCardNumber(value);
    room -= name.length + value.length;
    if (value !== "" && !isSecret && value.length <= most.one && room > 0) kept[name] = value;
  });
  const path = paths.clarification(attempt.invoiceId);
  const secure = (process.env["CHECKOUT_URL"] ?? "").startsWith("https:");
  const attributes = { path, httpOnly: true, sameSite: "lax", secure, maxAge: 30 * 60 } as const;
  return [
    typedCookie,
    seal(typingKeys(account), JSON.stringify(kept), contextOf(attempt)),
    attributes,
  ] as const;
}

/** What this browser typed for this try, or nothing. */
export function readTyped(cookie: string | undefined, attempt: Attempt, account: Account): Typed {
  const text = cookie === undefined ? null : unseal(typingKeys(account), cookie, contextOf(attempt));
  // Only we can have written it.
  return text === null ? {} : (JSON.parse(text) as Typed);
}
