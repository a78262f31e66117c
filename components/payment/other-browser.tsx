import { RequisiteList } from "@/components/payment/requisite-list";
import { LinkButton } from "@/components/ui/link-button";
import type { Texts } from "@/lib/i18n/texts";

/**
 * The way out of another app's window: a link that opens the device's browser where one is known, and the address to
 * copy. Without script the address is marked by one press.
 */
export function OtherBrowser({
  texts,
  address,
  opens,
}: {
  readonly texts: Texts;
  /** Where this payment goes on, in any browser. */
  readonly address: string;
  /** Null: no link is known that leaves this app. */
  readonly opens: string | null;
}) {
  const { t } = texts;
  return (
    <section className="panel other-browser no-print" aria-labelledby="other-browser">
      <h2 id="other-browser">{t("inApp.title")}</h2>
      <p className="mt-1">{t("inApp.text")}</p>
      {opens !== null && (
        <div className="actions">
          <LinkButton href={opens} kind="quiet">
            {t("inApp.open")}
          </LinkButton>
        </div>
      )}
      <p className="calm">{t("inApp.menu")}</p>
      <RequisiteList texts={texts} rows={[{ title: t("inApp.link"), value: address, copy: true }]} />
    </section>
  );
}
