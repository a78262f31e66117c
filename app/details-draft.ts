import { cookies } from "next/headers";
import { holdsCardNumber } from "@/lib/card/stray-digits";
import { loadPayment, type Payment } from "@/lib/checkout/load-payment";
import { paths } from "@/lib/config/paths";
import type { InvoiceId } from "@/lib/payment/invoice";
import { typingKeys } from "@/lib/security/typing-keys";
import { seal, unseal } from "@/lib/security/vault";

/** What a payer typed for a method, for the one page that says what is wrong with it. */
const draftCookie = "checkout_details";
const seconds = 300;
/** Browsers keep cookies of some 4 kB. */
const longest = 3_800;

type Values = Readonly<Record<string, string>>;

const attributes = (id: InvoiceId) => ({
  path: paths.porch(id),
  httpOnly: true,
  sameSite: "lax" as const,
  secure: (process.env["CHECKOUT_URL"] ?? "").startsWith("https:"),
});

const boundTo = (id: InvoiceId, service: string): string => `details ${id} ${service}`;

/**
 * Keeps what was typed for a service of an invoice for a few minutes in the payer's own browser, sealed, so that one
 * wrong field does not cost all others. Not in an address, not with us; and never a value that holds a card number.
 */
export async function keepDraft(id: InvoiceId, service: string, values: Values): Promise<void> {
  const kept = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== "" && !holdsCardNumber(value)),
  );
  const payment = await loadPayment(id);
  if (!payment.ok) return;
  const sealed = seal(typingKeys(payment.value.account), JSON.stringify(kept), boundTo(id, service));
  if (sealed.length > longest) return;
  (await cookies()).set(draftCookie, sealed, { ...attributes(id), maxAge: seconds });
}

/** They went on their way. */
export async function dropDraft(id: InvoiceId): Promise<void> {
  const jar = await cookies();
  if (jar.has(draftCookie)) jar.set(draftCookie, "", { ...attributes(id), maxAge: 0 });
}

/** What was typed for this service of this invoice before; nothing where there is no such thing. */
export async function readDraft(
  { invoice, account }: Pick<Payment, "invoice" | "account">,
  service: string,
): Promise<Values> {
  const sealed = (await cookies()).get(draftCookie)?.value;
  if (sealed === undefined) return {};
  const text = unseal(typingKeys(account), sealed, boundTo(invoice.id, service));
  // Only we can have written it.
  return text === null ? {} : (JSON.parse(text) as Values);
}
