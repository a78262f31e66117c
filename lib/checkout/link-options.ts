import type { LinkDisplay, ParametersLink } from "@/lib/forms/link";
import type { InvoiceOptions } from "@/lib/store/types";

/** What a payment link asks of the page, as it is kept with the invoice. Source: public-api.md 2.2. */
export const displayOptions = (display: LinkDisplay, locale: string | null): InvoiceOptions => ({
  hideHeader: display.hideHeader,
  hideFooter: display.hideFooter,
  hideClock: display.hideClock,
  hideFilter: display.hideFilter,
  showMethods: display.showMethods,
  hideMethods: display.hideMethods,
  locale,
});

export const linkOptions = (link: ParametersLink): InvoiceOptions => ({
  ...displayOptions(link.display, link.locale),
  returnUrl: link.returnUrl,
  payButton: link.payButtonLabel,
  locales: link.availableLocales,
});
