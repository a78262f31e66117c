import { PlainPage } from "@/app/plain-page";
import { requestContext } from "@/app/request-context";
import { LinkButton } from "@/components/ui/link-button";
import { linkReturn } from "@/lib/checkout/link-return";
import type { DoorFault } from "@/lib/checkout/open-link";
import { paths } from "@/lib/config/paths";

/** A link that opens nothing: says so, what happened to the money, and what to do. */
export async function LinkFaultPage({
  fault,
  query,
}: {
  readonly fault: DoorFault;
  readonly query: URLSearchParams;
}) {
  const { t } = (await requestContext()).texts;
  const here = paths.hpp(query.toString());
  const mayOpenAgain = fault === "unavailable";
  const back = mayOpenAgain ? null : linkReturn(query);
  return (
    <PlainPage
      tone={mayOpenAgain ? "wait" : "bad"}
      title={t(`link.${fault}.title`)}
      text={t(`link.${fault}.text`)}
      here={here}
    >
      {mayOpenAgain && <LinkButton href={here}>{t("link.again")}</LinkButton>}
      {back !== null && (
        <LinkButton href={back.url} returns="fail">
          {t("return.to", { merchant: back.merchant })}
        </LinkButton>
      )}
    </PlainPage>
  );
}
