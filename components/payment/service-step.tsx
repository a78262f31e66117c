import type { InputHTMLAttributes } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { FIELDS_IN_ONE, InTwo } from "@/components/ui/in-two";
import { NativeForm } from "@/components/ui/native-form";
import type { Texts } from "@/lib/i18n/texts";

export type ServiceField = {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly fault: string | null;
  readonly input: InputHTMLAttributes<HTMLInputElement>;
};

/** One button of the form; several where the payer chooses by them. */
export type ServiceButton = {
  readonly text: string;
  readonly name?: string;
  readonly value?: string;
};

/** What a service asks for before its provider can take the payment; with nothing to ask it is one button. */
export function ServiceStep({
  texts,
  heading,
  lead,
  otherHref,
  action,
  hidden,
  fields,
  given = [],
  buttons,
  note,
  focused = false,
}: {
  readonly texts: Texts;
  readonly heading: string;
  readonly lead: string | null;
  /** Where another way is chosen; null where this is the only one. */
  readonly otherHref: string | null;
  readonly action: (form: FormData) => Promise<void>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly ServiceField[];
  /** What the link has filled in already: shown, not asked again. */
  readonly given?: readonly { readonly label: string; readonly value: string }[];
  readonly buttons: readonly ServiceButton[];
  readonly note: string | null;
  /** The first thing to do has the page's focus. */
  readonly focused?: boolean;
}) {
  const { t } = texts;
  const wrong = fields.filter(({ fault }) => fault !== null);
  const isFocused = focused && wrong.length === 0;
  return (
    <>
      <ErrorSummary
        title={t("problem.title")}
        items={wrong.map(({ id, fault }) => ({ key: id, target: id, text: fault }))}
      />
      <h1>{heading}</h1>
      {lead !== null && <p className="lead">{lead}</p>}
      {otherHref !== null && (
        <p className="lead">
          <a href={otherHref}>{t("methods.another")}</a>
        </p>
      )}
      <NativeForm action={action} noValidate>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {given.length > 0 && (
          <dl className="panel lines">
            {given.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        )}
        <InTwo when={fields.length > FIELDS_IN_ONE}>
          {fields.map(({ key, id, name, label, hint, fault, input }, index) => (
            <Field
              key={key}
              id={id}
              label={label}
              hint={hint}
              fault={fault}
              input={{
                ...input,
                name,
                autoFocus: isFocused && index === 0,
                enterKeyHint: index < fields.length - 1 ? "next" : "go",
              }}
            />
          ))}
        </InTwo>
        <div className="actions">
          {buttons.map(({ text, ...sends }, index) => (
            <Button
              key={text}
              kind={index === 0 ? "filled" : "quiet"}
              focused={isFocused && fields.length === 0 && index === 0}
              {...sends}
            >
              {text}
            </Button>
          ))}
        </div>
      </NativeForm>
      {note !== null && <p className="calm">{note}</p>}
    </>
  );
}
