import { randomUUID } from "node:crypto";
import { payByLink } from "@/app/hpp/actions";
import { withoutService } from "@/app/hpp/query";
import { brandView, paymentLook } from "@/app/look";
import { methodViews } from "@/app/method-view";
import { walletChoices } from "@/app/wallet-choices";
import { requestContext } from "@/app/request-context";
import { linkServiceView } from "@/app/service-view";
import { timeText } from "@/app/date-text";
import { PageViewSwitch } from "@/app/view-switch";
import { Frame } from "@/components/payment/frame";
import { MethodList } from "@/components/payment/method-list";
import { ServiceStep } from "@/components/payment/service-step";
import type { SlipView } from "@/components/payment/slip";
import { Say } from "@/components/ui/say";
import { linkOptions } from "@/lib/checkout/link-options";
import type { Door } from "@/lib/checkout/open-link";
import { paths } from "@/lib/config/paths";
import { customerFields } from "@/lib/forms/link-customer";
import type { Texts } from "@/lib/i18n/texts";
import { formatMoney } from "@/lib/money/format";

type Choosing = {
  readonly nonce: string;
  readonly isTv: boolean;
  readonly door: Extract<Door, { kind: "choose" }>;
  readonly query: URLSearchParams;
  readonly texts: Texts;
};

/** What a link with parameters opens: the list of ways to pay, or the step of the one way that it names. */
export async function Choose({ door, query, texts, nonce, isTv }: Choosing) {
  const { t } = texts;
  const { picksLanguage } = await requestContext();
  const { account, link, groups, chosen } = door;
  const { display } = link;
  const here = paths.hpp(query.toString());
  const none = groups.length === 0;
  const service =
    chosen === null
      ? null
      : linkServiceView(chosen, link.serviceFields, texts, customerFields(link.customer));
  const title = service?.heading ?? t(none ? "methods.none.title" : "methods.title");
  const hidden = { link: query.toString(), reference: link.referenceId ?? randomUUID() };
  const amount = formatMoney(link.amount, texts.locale).text;
  return (
    <Frame
      texts={texts}
      slip={linkSlip(door, texts)}
      brand={brandView(paymentLook({ account, options: linkOptions(link) }), nonce, isTv)}
      testMode={door.testMode}
      here={display.hideFooter ? null : here}
      picksLanguage={picksLanguage}
      locales={link.availableLocales}
      legalUrl={account.legalUrl}
      supportUrl={account.supportUrl}
      footerEnd={<PageViewSwitch here={here} />}
      state={{ step: service === null ? "method" : "details", kind: "payable" }}
    >
      <title>{t("page.title", { step: title, merchant: account.name })}</title>
      {service !== null && chosen !== null && (
        <ServiceStep
          texts={texts}
          otherHref={paths.hpp(withoutService(query))}
          action={payByLink}
          hidden={{ ...hidden, service: chosen.service.code }}
          focused={isTv}
          {...service}
        />
      )}
      {service === null && none && (
        <Say tone="bad" title={title}>
          <p className="lead">{t("methods.none.text", { merchant: account.name, amount })}</p>
        </Say>
      )}
      {service === null && !none && (
        <>
          <h1>{title}</h1>
          <p className="lead">{t("methods.lead")}</p>
          <MethodList
            texts={texts}
            action={payByLink}
            groups={methodViews(groups, texts)}
            filter={!display.hideFilter}
            hidden={hidden}
            focused={isTv}
            wallets={walletChoices(
              link.amount,
              account,
              { show: display.showMethods, hide: display.hideMethods },
              texts,
            )}
          />
        </>
      )}
    </Frame>
  );
}

export function linkSlip({ link, account }: Choosing["door"], texts: Texts): SlipView {
  const now = Date.now();
  const { expiresAt, display } = link;
  return {
    merchant: account.name,
    reference: null,
    amount: formatMoney(link.amount, texts.locale),
    what: link.description,
    lines: [],
    fee: null,
    clock:
      expiresAt === null || display.hideClock
        ? null
        : { expiresAt, serverNow: now, by: timeText(expiresAt, now, texts.locale) },
    stamp: null,
    receipt: [],
  };
}
