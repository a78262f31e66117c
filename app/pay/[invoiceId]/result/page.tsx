import { redirect } from "next/navigation";
import { requestContext } from "@/app/request-context";
import { ownTries, PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { resultView } from "@/app/pay/[invoiceId]/result/result-view";
import { UnavailablePage } from "@/app/unavailable-page";
import { LiveStatus } from "@/components/payment/live-status";
import { PrintButton } from "@/components/payment/print-button";
import { ResultPanel } from "@/components/payment/result-panel";
import { ReturnCountdown } from "@/components/payment/return-countdown";
import { Contain } from "@/components/ui/contain";
import { LinkButton } from "@/components/ui/link-button";
import type { Payment } from "@/lib/checkout/load-payment";
import { versionOf } from "@/lib/checkout/describe-state";
import { returnWay } from "@/lib/checkout/return-way";
import { paths } from "@/lib/config/paths";
import { parseWallet } from "@/lib/payment/wallets";
import type { Texts } from "@/lib/i18n/texts";

/** Long enough to read that it is paid, and to say that one would rather stay: 20 seconds at least (WCAG 2.2.1). */
const secondsToReturn = 20;

/** How it ended: what happened to the money, and one clear way on. */
export default async function ResultPage({ params }: PayParams) {
  const payment = await requirePayment(params, "result");
  if (payment === null) return <UnavailablePage />;
  const { texts, framers, screen } = await requestContext();
  const isTv = screen.view === "tv";
  const { invoice, outcome } = payment;
  const view = resultView(payment, texts, await ownTries());
  if (view === null) redirect(paths.porch(invoice.id));
  const here = paths.result(invoice.id);
  const settled = outcome.kind === "paid" || outcome.kind === "partial";
  return (
    <PayFrame payment={payment} here={here} step="result" title={view.title}>
      <ResultPanel {...view}>
        {settled ? (
          <PaidWays payment={payment} texts={texts} isTv={isTv} framed={framers.length > 0} />
        ) : (
          <OtherWays payment={payment} texts={texts} isTv={isTv} />
        )}
      </ResultPanel>
      {/* A late success or a refund turns this page while somebody looks at it. */}
      <Contain>
        <LiveStatus
          stateUrl={paths.state(invoice.id)}
          liveUrl={paths.live(invoice.id)}
          here={here}
          drawn={versionOf(payment)}
          pace="seldom"
        />
      </Contain>
    </PayFrame>
  );
}

type Ways = { readonly payment: Payment; readonly texts: Texts; readonly isTv: boolean };

/**
 * Nobody prints at a television, and nobody who is only looking on is taken away from it. `framed`: the shop stands
 * around this page; nobody takes its window away but the payer himself.
 */
function PaidWays({ payment, texts, isTv, framed }: Ways & { readonly framed: boolean }) {
  const { t, plurals, locale } = texts;
  const back = returnWay(payment);
  const print = isTv ? null : (
    <Contain>
      <PrintButton text={t("receipt.print")} />
    </Contain>
  );
  if (back === null) return print;
  const paid = payment.outcome.kind === "paid" && payment.outcome.returned === "none";
  return (
    <>
      <LinkButton href={back.url} returns={back.bucket} focused={isTv}>
        {t("return.to", { merchant: payment.account.name })}
      </LinkButton>
      {paid && !framed && !isTv && (
        <Contain>
          <ReturnCountdown
            href={back.url}
            seconds={secondsToReturn}
            locale={locale}
            goingBack={plurals("return.in")}
            stay={t("return.stay")}
            stayed={t("return.stayed")}
          />
        </Contain>
      )}
      {print}
    </>
  );
}

function OtherWays({ payment, texts, isTv }: Ways) {
  const { t } = texts;
  const { outcome, invoice, account } = payment;
  const back = returnWay(payment);
  const again = outcome.kind === "notStarted" || (outcome.kind === "declined" && outcome.retry.card);
  const otherMethod = outcome.kind === "declined" && outcome.retry.otherMethod;
  const tried = "attempt" in outcome ? outcome.attempt : null;
  const byCard = tried === null || tried.gateMethod === "card";
  const anotherCard = outcome.kind === "declined" && !outcome.retry.sameCard && byCard;
  return (
    <>
      {again && (
        <LinkButton
          focused={isTv}
          href={againHref(invoice.id, tried?.gateMethod === "card" ? null : (tried?.method ?? null))}
        >
          {t(anotherCard ? "action.anotherCard" : "action.tryAgain")}
        </LinkButton>
      )}
      {isByCardToo(payment) && (
        <LinkButton href={paths.card(invoice.id)} kind="quiet">
          {t("card.title")}
        </LinkButton>
      )}
      {isByOtherToo(payment) && (
        <LinkButton href={paths.method(invoice.id)} kind="quiet">
          {t("action.anotherMethod")}
        </LinkButton>
      )}
      {otherMethod && (
        <LinkButton href={paths.method(invoice.id)} kind={again ? "quiet" : "filled"}>
          {t("action.anotherMethod")}
        </LinkButton>
      )}
      {isTv && (again || otherMethod) && (
        <LinkButton href={paths.screen(invoice.id)} kind="quiet">
          {t("screen.title")}
        </LinkButton>
      )}
      {back !== null &&
        (again || otherMethod ? (
          <p className="calm">
            <a href={back.url} target="_top" data-return={back.bucket}>
              {t("return.withoutPaying", { merchant: account.name })}
            </a>
          </p>
        ) : (
          <LinkButton href={back.url} returns={back.bucket}>
            {t("return.to", { merchant: account.name })}
          </LinkButton>
        ))}
    </>
  );
}

/** A try by another method that did not start may be handed in by card, where the account takes cards. */
const isByCardToo = ({ outcome, account }: Payment): boolean =>
  outcome.kind === "notStarted" &&
  outcome.attempt.gateMethod !== "card" &&
  Object.values(account.gateMethods).includes("card");

/** The same without a card: the account's other methods of the Gate. */
const isByOtherToo = (payment: Payment): boolean =>
  payment.outcome.kind === "notStarted" &&
  parseWallet(payment.outcome.attempt.method) === null &&
  payment.outcome.attempt.gateMethod !== "card" &&
  !isByCardToo(payment) &&
  Object.keys(payment.account.gateMethods).length > 1;

/** The form of the method that was tried; null is the card's. */
function againHref(id: string, method: string | null): string {
  if (method === null) return paths.card(id);
  return parseWallet(method) === null ? paths.details(id, method) : paths.wallet(id, method);
}
