import { requestContext } from "@/app/request-context";
import { parseRefusal } from "@/app/pay/[invoiceId]/card/refusals";
import { detailName } from "@/app/pay/[invoiceId]/details/detail-name";
import { detailViews } from "@/app/pay/[invoiceId]/details/detail-views";
import { payByMethod } from "@/app/pay/[invoiceId]/details/pay-action";
import { PayFrame } from "@/app/pay/[invoiceId]/pay-frame";
import { paymentLook } from "@/app/look";
import { Refusal } from "@/app/refusal";
import { payText } from "@/components/payment/pay-text";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { NativeForm } from "@/components/ui/native-form";
import { FIELDS_IN_ONE, InTwo } from "@/components/ui/in-two";
import { SelectField } from "@/components/ui/select-field";
import { gateFormFor } from "@/lib/checkout/gate-form";
import type { Payment } from "@/lib/checkout/load-payment";
import { seenOf } from "@/lib/checkout/seen";
import { paths } from "@/lib/config/paths";
import type { Texts } from "@/lib/i18n/texts";
import { toFormField, type GateFieldName } from "@/lib/methods/gate-fields";
import type { MethodItem } from "@/lib/methods/list-methods";
import { formatMoney } from "@/lib/money/format";

/** The form of a method that the Gate takes and that is no card: what it needs, and one button that pays. */
export async function GateDetails({
  payment,
  item,
  faults,
  values,
}: {
  readonly payment: Payment;
  readonly item: MethodItem;
  /** The page's own parameter: keys only. */
  readonly faults: string;
  /** What this browser's payer typed before. */
  readonly values: Readonly<Record<string, string>>;
}) {
  const { texts, screen } = await requestContext();
  const { t } = texts;
  const { invoice, account, outcome } = payment;
  const { fields, operators } = await gateFormFor(account, item);
  const service = item.service.code;
  const views = detailViews({ name: item.name, fields: fields.map(worded(texts)) }, faults, texts, values);
  const wrong = views.filter((view) => view.fault !== null);
  const isTv = screen.view === "tv";
  const isFocused = isTv && wrong.length === 0;
  const refusal = parseRefusal(faults);
  const amount = formatMoney(invoice.amount, texts.locale).text;
  const heading = t("payBy.title", { method: item.name });
  const title = wrong.length > 0 ? t("page.errorTitle", { title: heading }) : heading;
  return (
    <PayFrame payment={payment} here={paths.details(invoice.id, service)} step="details" title={title}>
      {refusal !== null && (
        <Refusal title={t(`refusal.${refusal}.title`)} text={t(`refusal.${refusal}.text`, { amount })} />
      )}
      <ErrorSummary
        title={t("problem.title")}
        items={wrong.map(({ id, fault }) => ({ key: id, target: id, text: fault }))}
      />
      <h1>{heading}</h1>
      {outcome.kind !== "notStarted" && outcome.kind !== "checking" && (
        <p className="lead">
          <a href={`${paths.method(invoice.id)}?all=1`}>{t("methods.another")}</a>
        </p>
      )}
      <NativeForm action={payByMethod} noValidate>
        <input type="hidden" name="invoice" value={invoice.id} />
        <input type="hidden" name="service" value={service} />
        <input type="hidden" name="seen" value={seenOf(invoice.amount)} />
        <InTwo when={views.length > FIELDS_IN_ONE}>
          {views.map(({ key, id, label, hint, fault, input }, index) =>
            key === "operator" ? (
              <SelectField
                key={key}
                id={id}
                label={label}
                name={detailName.build(key)}
                fault={fault}
                autoComplete="off"
                empty={t("field.operator.empty")}
                chosen={values["operator"] ?? ""}
                options={operators.map(({ code, name }) => ({ value: code, text: name }))}
                open={isTv}
                focused={isFocused && index === 0}
              />
            ) : (
              <Field
                key={key}
                id={id}
                label={label}
                hint={hint}
                fault={fault}
                input={{
                  ...input,
                  name: detailName.build(key),
                  autoFocus: isFocused && index === 0,
                  enterKeyHint: index < views.length - 1 ? "next" : "go",
                }}
              />
            ),
          )}
        </InTwo>
        <div className="actions">
          <Button>{payText(texts, paymentLook(payment).payButton, amount)}</Button>
        </div>
      </NativeForm>
      <p className="calm">{t("payBy.note", { method: item.name })}</p>
    </PayFrame>
  );
}

/** A field with its words in the payer's language, as forms take it. */
const worded =
  ({ t, locale }: Texts) =>
  (name: GateFieldName, position: number) => ({
    ...toFormField(name, position),
    label: { [locale]: t(`field.${name}`) },
    hint: name === "phone" || name === "mobileNumber" ? { [locale]: t("field.phoneHint") } : {},
  });
