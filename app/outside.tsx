import { headers } from "next/headers";
import { requestContext } from "@/app/request-context";
import { Frame } from "@/components/payment/frame";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import { getEnv } from "@/lib/config/env";
import { requestOrigin } from "@/lib/security/origin";

/** In a shop's frame: the next step is not shown there, and a press opens it in the whole window. */
export async function Outside({ href }: { readonly href: string }) {
  const { t } = (await requestContext()).texts;
  // Whole, so that the link leaves the frame.
  const url = new URL(href, requestOrigin(await headers(), getEnv()));
  return (
    <>
      <Say tone="wait" title={t("outside.title")}>
        <p className="lead">{t("outside.text", { host: url.host })}</p>
      </Say>
      <div className="actions">
        <LinkButton href={url.href}>{t("outside.button")}</LinkButton>
      </div>
    </>
  );
}

/** The same where no invoice is known yet. */
export async function OutsidePage({ href }: { readonly href: string }) {
  const { texts } = await requestContext();
  return (
    <Frame
      texts={texts}
      slip={null}
      brand={null}
      testMode={false}
      here={null}
      legalUrl={null}
      supportUrl={null}
      state={{ step: "outside" }}
    >
      <title>{texts.t("outside.title")}</title>
      <Outside href={href} />
    </Frame>
  );
}
