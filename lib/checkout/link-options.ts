import type { ParametersLink, PaymentLink } from "@/lib/forms/link";
import type { InvoiceOptions } from "@/lib/store/types";

/** What a payment link asks of the page's looks, as it is kept with the invoice. Source: public-api.md 2.2. */
export const lookOptions = ({
  display,
  style,
  payButtonLabel,
}: Pick<PaymentLink, "display" | "style" | "payButtonLabel">): InvoiceOptions => ({
  hideHeader: display.hideHeader,
  hideFooter: display.hideFooter,
  hideClock: display.hideClock,
  hideFilter: display.hideFilter,
  showMethods: display.showMethods,
  hideMethods: display.hideMethods,
  ...(Object.keys(style).length === 0 ? {} : { style }),
  ...(payButtonLabel === null ? {} : { payButton: payButtonLabel }),
});

export const linkOptions = (link: ParametersLink): InvoiceOptions => ({
  ...lookOptions(link),
  locale: link.locale,
  returnUrl: link.returnUrl,
  locales: link.availableLocales,
});
