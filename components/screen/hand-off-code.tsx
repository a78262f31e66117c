import type { ReactNode } from "react";
import { clockWords } from "@/components/payment/clock-words";
import { SlipClock } from "@/components/payment/slip-clock";
import { Until } from "@/components/payment/until";
import { Contain } from "@/components/ui/contain";
import { QrCode } from "@/components/ui/qr-code";
import type { Texts } from "@/lib/i18n/texts";

/** All texts finished; times in milliseconds. */
export type HandOffCodeView = {
  /** What the picture says: our own address of this code. */
  readonly href: string;
  /** Where the code is typed, as people write it. */
  readonly address: string;
  readonly code: string;
  readonly expiresAt: number;
  readonly serverNow: number;
  /** The time of day at which it ends. */
  readonly by: string;
};

/**
 * A code to point a phone at, and the same to type. When its time is up the page is asked for anew, and the new one holds
 * neither: a code that is only faded is still read by a camera. Source: devices.md 3.3, 3.4.
 */
export function HandOffCode({
  texts,
  view,
  children,
}: {
  readonly texts: Texts;
  readonly view: HandOffCodeView;
  /** What else there is to do. */
  readonly children: ReactNode;
}) {
  const { t } = texts;
  const { address, expiresAt, serverNow } = view;
  const [before = "", after = ""] = t("screen.how", { address: "\u0000" }).split("\u0000");
  const words = {
    ...clockWords(texts, view.by),
    within: texts.plurals("screen.within"),
    by: t("screen.until", { time: view.by }),
    lastMinute: t("screen.lastMinute"),
    over: t("screen.over.title"),
    // Only the last half minute is spoken: nothing is lost with a code, the next one is one press away.
    twoMinutes: t("screen.until", { time: view.by }),
    thirtySeconds: t("screen.lastMinute"),
  };
  return (
    <div className="hand-off mt-5">
      <Until expiresAt={expiresAt} serverNow={serverNow}>
        <div className="hand-off-qr">
          <QrCode text={view.href} label={t("screen.label")} />
        </div>
      </Until>
      <div className="hand-off-side">
        <p className="lead">
          {before}
          <strong dir="ltr">{address}</strong>
          {after}
        </p>
        <p className="hand-off-code amount num" dir="ltr">
          {view.code}
        </p>
        <p className="hand-off-time clock">
          <Contain fallback={words.by}>
            <SlipClock expiresAt={expiresAt} serverNow={serverNow} words={words} />
          </Contain>
        </p>
        {children}
      </div>
    </div>
  );
}
