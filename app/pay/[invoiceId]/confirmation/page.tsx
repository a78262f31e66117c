import { requestContext } from "@/app/request-context";
import { secondsText } from "@/app/date-text";
import { AskInputs } from "@/app/pay/[invoiceId]/ask-inputs";
import { finishConfirmation, startConfirmation } from "@/app/pay/[invoiceId]/confirmation/actions";
import { parseAnswerRefusal } from "@/app/pay/[invoiceId]/open-ask";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { Refusal } from "@/app/refusal";
import { UnavailablePage } from "@/app/unavailable-page";
import { CodeClock } from "@/components/payment/code-clock";
import { LiveStatus } from "@/components/payment/live-status";
import { Button } from "@/components/ui/button";
import { Contain } from "@/components/ui/contain";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { NativeForm } from "@/components/ui/native-form";
import { askSoon } from "@/lib/checkout/ask-soon";
import { versionOf } from "@/lib/checkout/describe-state";
import { paths } from "@/lib/config/paths";
import { nextCodeAt } from "@/lib/payment/code-round";
import { formatMoney } from "@/lib/money/format";

type Props = PayParams & { readonly searchParams: Promise<{ readonly faults?: string | string[] }> };

const codeId = "confirmation-code";
const againId = "new-code";

/**
 * The merchant wants proof that the card is the payer's: first the payer agrees that a sum is booked, then types the
 * code of its notice. Which of the two it is stands in the store, so that every window shows the same. Source: gate.md 11.
 */
export default async function ConfirmationPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "confirmation");
  const attempt = payment?.outcome.kind === "checking" ? payment.outcome.attempt : null;
  if (payment === null || !attempt?.asked) return <UnavailablePage />;
  await askSoon(payment);
  const { texts } = await requestContext();
  const { t } = texts;
  const { invoice, now } = payment;
  const { asked } = attempt;
  const here = paths.confirmation(invoice.id);
  const told = [(await searchParams).faults ?? []].flat().join(",");
  const refusal = parseAnswerRefusal(told);
  const isStarted = asked.codeSent !== undefined;
  const label = t("confirmation.code");
  const fault =
    isStarted && told.split(",").includes("missing") ? t("details.missing", { field: label }) : null;
  const amount = formatMoney(invoice.amount, texts.locale).text;
  const newCodeAt = nextCodeAt(asked);
  const waits = newCodeAt !== null && newCodeAt > now;
  const title = t("confirmation.title");
  const inputs = <AskInputs invoice={invoice.id} attempt={attempt.id} askKey={asked.key} />;
  return (
    <PayFrame
      payment={payment}
      here={here}
      step="confirmation"
      title={fault === null ? title : t("page.errorTitle", { title })}
    >
      {refusal !== null && (
        <Refusal title={t(`answer.${refusal}.title`)} text={t(`answer.${refusal}.text`)} />
      )}
      <ErrorSummary title={t("problem.title")} items={[{ target: codeId, text: fault }]} />
      <h1>{title}</h1>
      <p className="lead">{t(isStarted ? "confirmation.sent" : "confirmation.lead")}</p>
      <p className="lead">{t("confirmation.next", { amount })}</p>
      {isStarted ? (
        <>
          <NativeForm action={finishConfirmation} noValidate>
            {inputs}
            <Field
              id={codeId}
              label={label}
              hint={t("confirmation.hint")}
              fault={fault}
              input={{
                name: "code",
                type: "text",
                inputMode: "numeric",
                autoComplete: "one-time-code",
                autoCapitalize: "off",
                autoCorrect: "off",
                spellCheck: false,
                enterKeyHint: "go",
                dir: "ltr",
                className: "input num input-code",
              }}
            />
            <div className="actions">
              <Button>{t("code.confirm", { amount })}</Button>
            </div>
          </NativeForm>
          {newCodeAt !== null && (
            <>
              <p className="calm">{t("confirmation.again")}</p>
              {waits && (
                <p className="calm">{t("code.from", { time: secondsText(newCodeAt, texts.locale) })}</p>
              )}
              <NativeForm action={startConfirmation}>
                {inputs}
                <div className="actions">
                  <Button id={againId} kind="quiet" disabled={waits}>
                    {t("code.again")}
                  </Button>
                </div>
              </NativeForm>
              <Contain>
                <CodeClock
                  until={null}
                  newCodeAt={waits ? newCodeAt : null}
                  buttonId={againId}
                  serverNow={now}
                  here={here}
                  left=""
                />
              </Contain>
            </>
          )}
        </>
      ) : (
        <NativeForm action={startConfirmation}>
          {inputs}
          <div className="actions">
            <Button>{t("confirmation.start")}</Button>
          </div>
        </NativeForm>
      )}
      <Contain>
        <LiveStatus
          stateUrl={paths.state(invoice.id)}
          liveUrl={paths.live(invoice.id)}
          here={here}
          drawn={versionOf(payment)}
        />
      </Contain>
      <p className="calm">
        <a href={here}>{t("code.look")}</a>
      </p>
    </PayFrame>
  );
}
