import { RequisiteList, type RequisiteRow } from "@/components/payment/requisite-list";
import { LinkButton } from "@/components/ui/link-button";
import { QrCode } from "@/components/ui/qr-code";
import type { Texts } from "@/lib/i18n/texts";

/** How to pay elsewhere, as finished texts. */
export type PayByView = {
  readonly qr: string | null;
  /** A picture of a code as a data URI. */
  readonly image: string | null;
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly rows: readonly RequisiteRow[];
};

/** A code to scan, ways into an app, and what is typed at a bank. On a phone, which cannot scan itself, the ways come first. */
export function PayBy({ texts, view }: { readonly texts: Texts; readonly view: PayByView }) {
  const { t } = texts;
  const { qr, image, links, rows } = view;
  const hasCode = qr !== null || image !== null;
  return (
    <>
      {links.length > 0 && (
        <div className={hasCode ? "actions narrow-only no-print" : "actions no-print"}>
          <Links links={links} again={t("instructions.openAgain")} />
        </div>
      )}
      <div className="panel pay-by">
        {hasCode && (
          <figure className="scan">
            {qr !== null ? (
              <QrCode text={qr} label={t("providerInvoice.code")} />
            ) : (
              <img className="qr" src={image ?? ""} alt={t("providerInvoice.code")} />
            )}
            <figcaption>{t("providerInvoice.scan")}</figcaption>
          </figure>
        )}
        <RequisiteList texts={texts} rows={rows} />
      </div>
      {links.length > 0 && hasCode && (
        <div className="actions wide-only no-print">
          <Links links={links} again={t("instructions.openAgain")} quiet />
        </div>
      )}
    </>
  );
}

const Links = ({
  links,
  again,
  quiet = false,
}: {
  readonly links: PayByView["links"];
  readonly again: string;
  readonly quiet?: boolean;
}) =>
  links.map(({ href, text }, index) => (
    <LinkButton key={href} href={href} again={again} kind={quiet || index > 0 ? "quiet" : "filled"}>
      {text}
    </LinkButton>
  ));
