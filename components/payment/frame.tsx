import type { ReactNode } from "react";
import { LanguageSwitch } from "@/components/payment/language-switch";
import { Slip, type SlipView } from "@/components/payment/slip";
import { leaving } from "@/components/ui/leaving";
import type { Texts } from "@/lib/i18n/texts";

export type FrameProps = {
  readonly texts: Texts;
  /** Null where there is no invoice to show: a dead link, a lost page. */
  readonly slip: SlipView | null;
  readonly testMode: boolean;
  /** This page's own address, for the language links; null hides the footer (`display[hide_footer]`). */
  readonly here: string | null;
  /** Languages of the switch; none or empty means all. */
  readonly locales?: readonly string[] | undefined;
  readonly legalUrl: string | null;
  readonly supportUrl: string | null;
  /** Where the payer stands, for tests, monitors and style sheets; never texts. */
  readonly state: {
    readonly step: string;
    readonly outcome?: string | undefined;
    readonly group?: string | undefined;
    /** Where the payment stands, in the words of the Checkout API. */
    readonly kind?: string | undefined;
  };
  readonly children: ReactNode;
};

/** Steps worth printing beside the slip: what is paid by elsewhere. */
const PRINTED = new Set(["provider-invoice", "instructions"]);

/** The page around every step: the slip in its place, the step beside it, help always at the same spot (WCAG 3.2.6). */
export function Frame({
  texts,
  slip,
  testMode,
  here,
  locales,
  legalUrl,
  supportUrl,
  state,
  children,
}: FrameProps) {
  const { t } = texts;
  return (
    <>
      {testMode && <header className="test">{t("frame.testMode")}</header>}
      <div className={slip === null ? "page page-alone" : "page"}>
        {slip !== null && <Slip texts={texts} view={slip} />}
        <div className={PRINTED.has(state.step) ? "step step-prints" : "step"}>
          <main
            data-step={state.step}
            data-outcome={state.outcome}
            data-group={state.group}
            data-state={state.kind}
          >
            {children}
          </main>
          {here !== null && (
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
              <LanguageSwitch texts={texts} href={here} only={locales} />
            </footer>
          )}
        </div>
      </div>
    </>
  );
}
