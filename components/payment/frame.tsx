import type { ReactNode } from "react";
import { LanguagePage, LanguageSwitch } from "@/components/payment/language-switch";
import type { LogoView } from "@/components/payment/merchant-mark";
import { Slip, type SlipView } from "@/components/payment/slip";
import { leaving } from "@/components/ui/leaving";
import type { Texts } from "@/lib/i18n/texts";

/** A merchant's look: a few rules after the sheet, with the policy's nonce. */
export type BrandView = { readonly css: string; readonly nonce: string; readonly logo: LogoView | null };

export type FrameProps = {
  readonly texts: Texts;
  /** Null where there is no invoice to show: a dead link, a lost page. */
  readonly slip: SlipView | null;
  /** Null: our own look. */
  readonly brand?: BrandView | null;
  readonly testMode: boolean;
  /** This page's own address, for the language links; null hides the footer (`display[hide_footer]`). */
  readonly here: string | null;
  /** The languages stand in place of the step. */
  readonly picksLanguage?: boolean;
  /** Languages of the switch; none or empty means all. */
  readonly locales?: readonly string[] | undefined;
  readonly legalUrl: string | null;
  readonly supportUrl: string | null;
  /** Stands last in the footer. */
  readonly footerEnd?: ReactNode;
  /** Where the payer stands, for tests, monitors and style sheets; never texts. */
  readonly state: {
    readonly step: string;
    readonly outcome?: string | undefined;
    readonly group?: string | undefined;
    /** Where the payment stands, in the words of the Checkout API. */
    readonly kind?: string | undefined;
  };
  /** Where the state of this page is asked for, and which one it shows: see `app/page-script.ts`. */
  readonly shows?: { readonly stateUrl: string; readonly version: string };
  readonly children: ReactNode;
};

/** Steps worth printing beside the slip: what is paid by elsewhere. */
const PRINTED = new Set(["provider-invoice", "instructions", "qr"]);

/** The page around every step: the slip in its place, the step beside it, help always at the same spot (WCAG 3.2.6). */
export function Frame({
  texts,
  slip,
  brand = null,
  testMode,
  here,
  picksLanguage = false,
  locales,
  legalUrl,
  supportUrl,
  footerEnd,
  state,
  shows,
  children,
}: FrameProps) {
  const { t } = texts;
  const languages = here === null ? null : { texts, href: here, only: locales };
  const picked = picksLanguage ? languages : null;
  return (
    <>
      {brand !== null && brand.css !== "" && (
        <style nonce={brand.nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: brand.css }} />
      )}
      {testMode && <header className="test">{t("frame.testMode")}</header>}
      <div className={slip === null ? "page page-alone" : "page"}>
        {slip !== null && (
          <div className="side">
            <Slip texts={texts} view={slip} logo={brand?.logo ?? null} />
          </div>
        )}
        <div className={PRINTED.has(state.step) ? "step step-prints" : "step"}>
          <main
            data-step={picked === null ? state.step : "language"}
            data-outcome={state.outcome}
            data-group={state.group}
            data-kind={state.kind}
            data-state={shows?.stateUrl}
            data-version={shows?.version}
          >
            {picked === null ? children : <LanguagePage {...picked} />}
          </main>
          {languages !== null && (
            <footer className="footer">
              {legalUrl !== null && (
                <a href={legalUrl} {...leaving(legalUrl)}>
                  {t("frame.terms")}
                </a>
              )}
              {supportUrl !== null && (
                <a href={supportUrl} {...leaving(supportUrl)}>
                  {t("frame.help")}
                </a>
              )}
              {picked === null && <LanguageSwitch {...languages} />}
              {footerEnd}
            </footer>
          )}
        </div>
      </div>
    </>
  );
}
