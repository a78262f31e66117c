import type { Payment } from "@/lib/checkout/load-payment";
import type { Texts } from "@/lib/i18n/texts";
import { formatMoney } from "@/lib/money/format";

const words = { pay: "card.pay", subscribe: "card.subscribe", donate: "card.donate" } as const;

/** The words of the button that pays, as the payment link wishes (`pay_button_label`), with the amount in them. */
export function payText(
  { invoice, options }: Pick<Payment, "invoice" | "options">,
  { t, locale }: Texts,
): string {
  const label = options.payButton;
  const key = label === "subscribe" || label === "donate" ? words[label] : words.pay;
  return t(key, { amount: formatMoney(invoice.amount, locale).text });
}
