import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { Say } from "@/components/ui/say";
import { StepList } from "@/components/ui/step-list";
import type { Payment } from "@/lib/checkout/load-payment";
import { returnWay } from "@/lib/checkout/return-way";
import type { Texts } from "@/lib/i18n/texts";
import { mayBePaid, type ScreenState } from "@/lib/screen/screen-state";

const words = {
  opened: "screen.opened.text",
  quiet: "screen.quiet.text",
  paying: "screen.paying.text",
  failed: "screen.failed.text",
} as const satisfies Partial<Record<ScreenState, string>>;

/** What a phone does with the payment that it took over. Why a try failed is for the phone's owner alone to read. */
export function FollowedPhone({
  payment,
  texts,
  state,
  title,
  children,
}: {
  readonly payment: Payment;
  readonly texts: Texts;
  readonly state: keyof typeof words;
  readonly title: string;
  /** What can be done here meanwhile. */
  readonly children: ReactNode;
}) {
  const { t } = texts;
  // Nothing is left to try: the way back to the shop is the way on.
  const back = state === "failed" && !mayBePaid(payment.outcome) ? returnWay(payment) : null;
  return (
    <>
      <Say tone={state === "failed" ? "bad" : "wait"} title={title}>
        <p className="lead">{t(words[state])}</p>
      </Say>
      {state !== "failed" && (
        <StepList
          label={t("frame.steps")}
          doneWord={t("frame.stepDone")}
          nowWord={t("frame.stepNow")}
          steps={[
            { text: t("screen.opened.title"), state: state === "paying" ? "done" : "now" },
            { text: t("screen.paying.title"), state: state === "paying" ? "now" : "later" },
            { text: t("screen.end"), state: "later" },
          ]}
        />
      )}
      <div className="actions">
        {back === null
          ? children
          : back && (
              <LinkButton href={back.url}>{t("return.to", { merchant: payment.account.name })}</LinkButton>
            )}
      </div>
    </>
  );
}
