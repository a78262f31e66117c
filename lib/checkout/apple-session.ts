import "server-only";
import { requestAppleSession } from "@/lib/gate/apple-session";
import type { InvoiceId } from "@/lib/payment/invoice";
import { mayStandOn } from "@/lib/payment/step";
import { loadPayment } from "@/lib/checkout/load-payment";
import { gateOf } from "@/lib/checkout/wiring";

/** Apple's servers only: the browser says the address, and the Gate would ask whatever it says. */
const isApples = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username } = new URL(text);
  return protocol === "https:" && port === "" && username === "" && hostname.endsWith(".apple.com");
};

/** A session for Apple's sheet over this invoice, as JSON text, or null where it may not be paid so. Source: gate.md 2.4. */
export async function openAppleSession(
  id: InvoiceId,
  validationUrl: string,
  domain: string,
): Promise<string | null> {
  const loaded = isApples(validationUrl) ? await loadPayment(id) : null;
  if (!loaded?.ok) return null;
  const { account, outcome } = loaded.value;
  if (account.wallets.apple_pay === null || !mayStandOn(outcome, "wallet")) return null;
  return requestAppleSession(gateOf(account), { validationUrl, domain, name: account.name });
}
