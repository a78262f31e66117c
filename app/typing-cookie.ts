import { cookies } from "next/headers";
import { openTyping, sealTyping, type KeptTyping } from "@/lib/checkout/kept-typing";
import type { Payment } from "@/lib/checkout/load-payment";
import type { BillingInput } from "@/lib/forms/billing";
import type { InvoiceId } from "@/lib/payment/invoice";
import { browserCookie, hashBrowserId } from "@/lib/security/browser-cookie";

/** Name and date of the card that was just handed in, for the next try of the same invoice in the same browser. */
const typingCookie = "checkout_typing";

/** As long as a payer may need for another try. */
const seconds = 600;

const isSecure = (): boolean => (process.env["CHECKOUT_URL"] ?? "").startsWith("https:");

/** For the act that handed a card in. Sealed: neither we nor whoever reads the browser's disk can open it alone. */
export async function keepTyping(
  id: InvoiceId,
  browser: string | null,
  card: { readonly holder: string; readonly month: number; readonly year: number },
  billing: BillingInput | null = null,
): Promise<void> {
  const two = (value: number): string => String(value % 100).padStart(2, "0");
  const typing = {
    holder: card.holder,
    month: two(card.month),
    year: two(card.year),
    ...(billing && { billing }),
  };
  const sealed = sealTyping(id, browser, typing);
  if (sealed === null) return;
  (await cookies()).set(typingCookie, sealed, {
    path: "/pay",
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(),
    maxAge: seconds,
  });
}

/**
 * What this payer need not type again: the name, and the date where the same card may be tried. `sentBack`: the card
 * was not let through a moment ago; then the address stands there too.
 */
export async function readTyping(
  { invoice, outcome }: Payment,
  sentBack: "sameCard" | "otherCard" | null = null,
): Promise<Partial<KeptTyping>> {
  if (sentBack === null && outcome.kind !== "declined" && outcome.kind !== "notStarted") return {};
  const jar = await cookies();
  const sealed = jar.get(typingCookie)?.value;
  const browser = hashBrowserId(jar.get(browserCookie(isSecure()).name)?.value);
  const typing = sealed === undefined ? null : openTyping(invoice.id, browser, sealed);
  if (typing === null) return {};
  if (sentBack !== null) {
    const { month: _month, year: _year, ...others } = typing;
    return sentBack === "sameCard" ? typing : others;
  }
  if (outcome.kind !== "declined" && outcome.kind !== "notStarted") return {};
  const sameCard = outcome.kind === "notStarted" || outcome.retry.sameCard;
  return sameCard ? typing : { holder: typing.holder };
}
