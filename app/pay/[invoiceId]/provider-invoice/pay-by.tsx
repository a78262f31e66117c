import { RequisiteList } from "@/components/payment/requisite-list";
import { LinkButton } from "@/components/ui/link-button";
import { QrCode } from "@/components/ui/qr-code";
import type { Texts } from "@/lib/i18n/texts";
import type { Requisites } from "@/lib/payment/invoice";

/** In the payer's language, else in English, else in any. Source: public-api.md 2.5. */
const inLanguage = <T,>(map: Readonly<Record<string, T>>, locale: string): T | undefined =>
  map[locale] ?? map[locale.slice(0, 2)] ?? map["en"] ?? Object.values(map)[0];

/** What to pay by, the quickest first: a phone opens the app, everybody else scans or types. */
export function PayBy({
  texts,
  requisites,
  method,
}: {
  readonly texts: Texts;
  readonly requisites: Requisites;
  readonly method: string;
}) {
  const { t, locale } = texts;
  const { lines, qr, link } = requisites;
  const steps = inLanguage(requisites.steps, locale) ?? [];
  const rows = lines.map(({ title, value, copy }) => ({
    title: inLanguage(title, locale) ?? "",
    value,
    copy,
  }));
  return (
    <>
      {steps.length > 0 && (
        <ol className="numbered">
          {steps.map((step, index) => (
            <li key={index}>{step}</li>
          ))}
        </ol>
      )}
      {link !== null && (
        <div className="actions no-print">
          <LinkButton href={link} again={t("instructions.openAgain")}>
            {t("providerInvoice.open", { method })}
          </LinkButton>
        </div>
      )}
      {(qr !== null || rows.length > 0) && (
        <div className="panel pay-by">
          {qr !== null && (
            <figure className="scan">
              <QrCode text={qr} label={t("providerInvoice.code")} />
              <figcaption>{t("providerInvoice.scan")}</figcaption>
            </figure>
          )}
          {rows.length > 0 && <RequisiteList texts={texts} rows={rows} />}
        </div>
      )}
    </>
  );
}
