import { randomUUID } from "node:crypto";
import { handOverLink } from "@/app/hpp/actions";
import { linkSlip } from "@/app/hpp/choose";
import { withPayHere } from "@/app/hpp/query";
import { brandView, paymentLook } from "@/app/look";
import { requestContext } from "@/app/request-context";
import { PageViewSwitch } from "@/app/view-switch";
import { Frame } from "@/components/payment/frame";
import { ScreenChoice } from "@/components/screen/screen-choice";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import { linkOptions } from "@/lib/checkout/link-options";
import type { Door } from "@/lib/checkout/open-link";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";

/** What a link with parameters opens on a television: the phone first, the list of ways to pay second. */
export async function HandOverLink({
  door,
  query,
  texts,
  nonce,
}: {
  readonly door: Extract<Door, { kind: "choose" }>;
  readonly query: URLSearchParams;
  readonly texts: Texts;
  readonly nonce: string;
}) {
  const { t } = texts;
  const { picksLanguage } = await requestContext();
  const { account, link } = door;
  const here = paths.hpp(query.toString());
  const title = t("screen.title");
  return (
    <Frame
      texts={texts}
      slip={linkSlip(door, texts)}
      brand={brandView(paymentLook({ account, options: linkOptions(link) }), nonce, true)}
      testMode={door.testMode}
      here={link.display.hideFooter ? null : here}
      picksLanguage={picksLanguage}
      locales={link.availableLocales}
      legalUrl={account.legalUrl}
      supportUrl={account.supportUrl}
      footerEnd={<PageViewSwitch here={here} />}
      state={{ step: "screen" }}
    >
      <title>{t("page.title", { step: title, merchant: account.name })}</title>
      <Say tone="wait" title={title}>
        <p className="lead">{t("screen.lead")}</p>
      </Say>
      <div className="actions">
        <ScreenChoice
          action={handOverLink}
          hidden={{ link: query.toString(), reference: link.referenceId ?? randomUUID() }}
          kind="filled"
          focused
        >
          {title}
        </ScreenChoice>
        <LinkButton href={paths.hpp(withPayHere(query))} kind="quiet">
          {t("screen.here")}
        </LinkButton>
      </div>
    </Frame>
  );
}
