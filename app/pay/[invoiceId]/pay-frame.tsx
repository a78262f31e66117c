import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Frame } from "@/components/payment/frame";
import { brandView, paymentLook } from "@/app/look";
import { Refusal } from "@/app/refusal";
import { PageViewSwitch } from "@/app/view-switch";
import { wasNotSent } from "@/app/told-cookie";
import { stateKind } from "@/lib/api/answers";
import { returnWay } from "@/lib/checkout/return-way";
import { paths } from "@/lib/config/paths";
import { requestContext } from "@/app/request-context";
import { slipView } from "@/app/pay/[invoiceId]/slip-view";
import { versionOf } from "@/lib/checkout/describe-state";
import type { Payment } from "@/lib/checkout/load-payment";
import type { Attempt } from "@/lib/payment/attempt";
import type { Outcome, Returned } from "@/lib/payment/outcome";
import { mayStandOn, type Step } from "@/lib/payment/step";
import { browserCookie, hashBrowserId } from "@/lib/security/browser-cookie";

/**
 * Tells whether this browser handed in that try: only then may it see the masked card. Never on a television: a living
 * room is public. Source: devices.md 3.3.
 */
export async function ownTries(): Promise<(attempt: Attempt) => boolean> {
  if ((await requestContext()).screen.view === "tv") return () => false;
  const { name } = browserCookie((process.env["CHECKOUT_URL"] ?? "").startsWith("https:"));
  const browser = hashBrowserId((await cookies()).get(name)?.value);
  return (attempt) => browser !== null && attempt.browser === browser;
}

const returnedMarks = {
  none: "paid",
  part: "refunded",
  all: "refunded",
  underway: "refunded",
  failed: "refundFailed",
  chargedBack: "chargedBack",
} as const satisfies Record<Returned, string>;

const outcomeMarks = (outcome: Outcome) => ({
  outcome: outcome.kind === "paid" ? returnedMarks[outcome.returned] : outcome.kind,
  group: outcome.kind === "declined" ? outcome.group : undefined,
});

/** Pages on which a payer decides to pay, or not to. */
const formSteps: ReadonlySet<Step | "qr"> = new Set<Step | "qr">(["method", "details", "card"]);

/** The frame of every step of an invoice: the slip in its place and the step beside it. */
export async function PayFrame({
  payment,
  here,
  step,
  title,
  children,
}: {
  readonly payment: Payment;
  readonly here: string;
  readonly step: Step | "qr";
  /** Of the document; the merchant's name is added. */
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { texts, nonce, screen, picksLanguage } = await requestContext();
  const { account, invoice, options, outcome } = payment;
  const isOpen = outcome.kind === "checking" || outcome.kind === "atProvider";
  const notSent = isOpen && step !== "leave" && (await wasNotSent(invoice.id));
  const mayLeave = formSteps.has(step) && mayStandOn(outcome, "leave") && returnWay(payment) !== null;
  return (
    <Frame
      texts={texts}
      slip={slipView(payment, texts, await ownTries())}
      brand={brandView(paymentLook(payment), nonce, screen.view === "tv")}
      testMode={invoice.testMode}
      here={options.hideFooter === true ? null : here}
      picksLanguage={picksLanguage}
      locales={options.locales}
      legalUrl={account.legalUrl}
      supportUrl={account.supportUrl}
      shows={{ stateUrl: paths.state(invoice.id), version: versionOf(payment) }}
      footerEnd={<PageViewSwitch here={here} />}
      state={{ step, kind: stateKind(outcome), ...(step === "result" ? outcomeMarks(outcome) : {}) }}
    >
      <title>{texts.t("page.title", { step: title, merchant: account.name })}</title>
      {notSent && (
        <Refusal title={texts.t("refusal.otherWindow.title")} text={texts.t("refusal.otherWindow.text")} />
      )}
      {children}
      {mayLeave && (
        <p className="calm">
          <a href={paths.leave(invoice.id)}>{texts.t("return.withoutPaying", { merchant: account.name })}</a>
        </p>
      )}
    </Frame>
  );
}
