import { CopyValue } from "@/components/payment/copy-value";
import { Contain } from "@/components/ui/contain";
import type { Texts } from "@/lib/i18n/texts";

export type RequisiteRow = {
  readonly title: string;
  readonly value: string;
  readonly copy: boolean;
  /** What goes to the clipboard where it is not the text that is read: a sum as digits. */
  readonly copied?: string;
};

/** What the payer types elsewhere: each value whole, in large signs, with a way to copy it. */
export function RequisiteList({
  texts,
  rows,
}: {
  readonly texts: Texts;
  readonly rows: readonly RequisiteRow[];
}) {
  const { t } = texts;
  return (
    <dl className="requisites num">
      {rows.map(({ title, value, copy, copied = value }, index) => (
        <div key={index}>
          <dt>{title}</dt>
          <dd>
            <bdi>{value}</bdi>
            {copy && (
              <Contain>
                <CopyValue
                  value={copied}
                  text={t("providerInvoice.copy")}
                  label={t("providerInvoice.copyWhat", { what: title })}
                  done={t("providerInvoice.copied", { what: title })}
                />
              </Contain>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
