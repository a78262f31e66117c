import { cookies } from "next/headers";
import { requestContext } from "@/app/request-context";
import { AskInputs } from "@/app/pay/[invoiceId]/ask-inputs";
import { sendAnswers } from "@/app/pay/[invoiceId]/clarification/actions";
import { AskedFields } from "@/app/pay/[invoiceId]/clarification/asked-fields";
import { CodeTimes } from "@/app/pay/[invoiceId]/clarification/code-times";
import { codeView } from "@/app/pay/[invoiceId]/clarification/code-view";
import { fieldViews, statements } from "@/app/pay/[invoiceId]/clarification/field-views";
import { RoundClock } from "@/app/pay/[invoiceId]/clarification/round-clock";
import { readTyped, typedCookie } from "@/app/pay/[invoiceId]/clarification/typed-cookie";
import { parseAnswerRefusal } from "@/app/pay/[invoiceId]/open-ask";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { requirePayment, type PayParams } from "@/app/pay/[invoiceId]/require-payment";
import { Refusal } from "@/app/refusal";
import { UnavailablePage } from "@/app/unavailable-page";
import { LiveStatus } from "@/components/payment/live-status";
import { Button } from "@/components/ui/button";
import { Contain } from "@/components/ui/contain";
import { ErrorSummary } from "@/components/ui/error-summary";
import { NativeForm } from "@/components/ui/native-form";
import { askSoon } from "@/lib/checkout/ask-soon";
import { versionOf } from "@/lib/checkout/describe-state";
import { listsFor } from "@/lib/checkout/gate-lists";
import { paths } from "@/lib/config/paths";
import { parseFieldFaults } from "@/lib/forms/wanted-fields";
import { formatMoney } from "@/lib/money/format";

type Props = PayParams & { readonly searchParams: Promise<{ readonly faults?: string | string[] }> };

/** The Gate lacks something that only the payer knows: data, a consent, or a one-time code. Source: gate.md 10. */
export default async function ClarificationPage({ params, searchParams }: Props) {
  const payment = await requirePayment(params, "clarification");
  if (payment?.outcome.kind !== "checking") return <UnavailablePage />;
  const { asked, ...attempt } = payment.outcome.attempt;
  if (asked?.instruction.kind !== "clarification") return <UnavailablePage />;
  await askSoon(payment);
  const { texts, screen } = await requestContext();
  const { t } = texts;
  const isTv = screen.view === "tv";
  const { invoice, account, now } = payment;
  const here = paths.clarification(invoice.id);
  const { fields } = asked.instruction;
  const since = asked.since ?? asked.at;
  const told = [(await searchParams).faults ?? []].flat().join(",");
  const ownFaults = parseFieldFaults(told);
  const refusal = parseAnswerRefusal(told);
  const typed = readTyped((await cookies()).get(typedCookie)?.value, payment.outcome.attempt, account);
  const lists = await listsFor(account, payment.outcome.attempt, fields);
  const views = fieldViews(fields, ownFaults, typed, texts, lists);
  const code = codeView(asked, views, now, texts);
  const isOver = code?.isOver === true;
  const wrong = isOver ? [] : views.filter(({ fault }) => fault !== null);
  const heading = t(isOver ? "code.over.title" : code?.isAlone ? "code.title" : "clarification.title");
  const lead = t(isOver ? "code.over.text" : code?.isAlone ? "code.lead" : "clarification.lead");
  const amount = formatMoney(invoice.amount, texts.locale).text;
  const said = statements(fields);
  const inputs = <AskInputs invoice={invoice.id} attempt={attempt.id} askKey={asked.key} />;
  return (
    <PayFrame
      payment={payment}
      here={here}
      step="clarification"
      title={wrong.length > 0 ? t("page.errorTitle", { title: heading }) : heading}
    >
      {refusal !== null && (
        <Refusal title={t(`answer.${refusal}.title`)} text={t(`answer.${refusal}.text`)} />
      )}
      <ErrorSummary
        title={t("problem.title")}
        items={wrong.map(({ id, fault }) => ({ key: id, target: id, text: fault }))}
      />
      <h1>{heading}</h1>
      <p className="lead">{lead}</p>
      {!isOver && (
        <NativeForm action={sendAnswers} noValidate>
          {inputs}
          <input
            type="hidden"
            name="told"
            value={ownFaults.flatMap(({ index, fault }) => (fault === "expected" ? index : [])).join(",")}
          />
          <AskedFields
            views={views}
            empty={t("clarification.choose")}
            open={isTv}
            focused={isTv && wrong.length === 0}
          />
          {said.map((text) => (
            <div key={text} className="panel">
              {text.split("\n").map((line, index) => (
                <p key={index}>{line}</p>
              ))}
            </div>
          ))}
          {said.length > 0 && <p className="calm">{t("clarification.consent")}</p>}
          <div className="actions">
            <Button>{code?.isAlone ? t("code.confirm", { amount }) : t("clarification.send")}</Button>
          </div>
        </NativeForm>
      )}
      {code !== null && <CodeTimes view={code} here={here} now={now} texts={texts} inputs={inputs} />}
      {code === null && since !== null && <RoundClock since={since} now={now} texts={texts} />}
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
