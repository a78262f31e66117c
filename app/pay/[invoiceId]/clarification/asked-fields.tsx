import type { AskedView } from "@/app/pay/[invoiceId]/clarification/field-views";
import { Field } from "@/components/ui/field";
import { FIELDS_IN_ONE, InTwo } from "@/components/ui/in-two";
import { SelectField } from "@/components/ui/select-field";

/** The asked fields in the order of the ask. */
export function AskedFields({
  views,
  empty,
  open,
  focused,
}: {
  readonly views: readonly AskedView[];
  /** The words of a list in which nothing is chosen. */
  readonly empty: string;
  /** Lists stand open: on a television. */
  readonly open: boolean;
  /** The first field has the page's focus. */
  readonly focused: boolean;
}) {
  const fields = views.map(({ id, name, label, hint, fault, value, options, kind, input }, index) =>
    options === null ? (
      <Field
        key={id}
        id={id}
        label={label}
        hint={hint}
        fault={fault}
        input={{
          ...input,
          ...(kind === "code" ? { className: "input num input-code" } : {}),
          name,
          defaultValue: value,
          autoFocus: focused && index === 0,
          enterKeyHint: index < views.length - 1 ? "next" : "go",
        }}
      />
    ) : (
      <SelectField
        key={id}
        id={id}
        name={name}
        label={label}
        hint={hint}
        fault={fault}
        autoComplete={input.autoComplete}
        empty={empty}
        chosen={options.some((option) => option.value === value) ? value : ""}
        options={options}
        open={open}
        focused={focused && index === 0}
      />
    ),
  );
  return <InTwo when={views.length > FIELDS_IN_ONE}>{fields}</InTwo>;
}
