import { detailName } from "@/app/pay/[invoiceId]/details/detail-name";
import { detailViews } from "@/app/pay/[invoiceId]/details/detail-views";
import type { ServiceButton, ServiceField } from "@/components/payment/service-step";
import { checkServiceFields } from "@/lib/forms/service-fields";
import type { Texts } from "@/lib/i18n/texts";
import type { MethodItem } from "@/lib/methods/list-methods";

/** The field by which a test service is told how to end. Source: public-api.md 12. */
const testField = "status";

const isTest = ({ service, fields }: MethodItem): boolean =>
  service.flow === "test" && fields.some(({ key }) => key === testField);

/**
 * The step of a service that a link names. Complete, it is one button; else its form is filled with what the link gave,
 * and says what is missing, unless the link gave nothing at all. `known`: what the link says of its customer, which
 * fills in but asks for nothing. Source: public-api.md 2.2, 2.3.
 */
export function linkServiceView(
  item: MethodItem,
  given: Readonly<Record<string, string>>,
  texts: Texts,
  known: Readonly<Record<string, string>> = {},
): ServiceView {
  const filled = { ...known, ...given };
  const checked = checkServiceFields(item.fields, filled);
  const isAsked = item.fields.some(({ key }) => (given[key] ?? "") !== "");
  const faults = checked.ok || !isAsked ? [] : checked.error.map(({ key, fault }) => `${key}.${fault}`);
  const values = checked.ok ? checked.value : filled;
  // A Gate's method asks on pages of its own.
  const isComplete = checked.ok || item.route === "gate";
  return serviceView(item, { faults: faults.join(","), values, isComplete }, texts);
}

export type ServiceView = {
  readonly heading: string;
  readonly lead: string | null;
  readonly fields: readonly ServiceField[];
  readonly given: readonly { readonly label: string; readonly value: string }[];
  readonly buttons: readonly ServiceButton[];
  readonly note: string | null;
};

/**
 * A service's own step as finished texts. `values`: what the link gave or was typed before. `isComplete`: everything that
 * is needed was given, so that nothing is asked and one button is left.
 */
export function serviceView(
  item: MethodItem,
  {
    faults,
    values,
    isComplete,
  }: {
    readonly faults: string;
    readonly values: Readonly<Record<string, string>>;
    readonly isComplete: boolean;
  },
  texts: Texts,
): ServiceView {
  const { t } = texts;
  const method = item.name;
  const views = detailViews(item, faults, texts, values);
  const toField = (view: (typeof views)[number]): ServiceField => ({
    ...view,
    name: detailName.build(view.key),
  });
  if (isTest(item) && !isComplete)
    return {
      heading: t("testFlow.title"),
      lead: t("testFlow.lead"),
      fields: views.filter(({ key }) => key !== testField).map(toField),
      given: [],
      buttons: [
        { text: t("testFlow.success"), name: detailName.build(testField), value: "success" },
        { text: t("testFlow.pending"), name: detailName.build(testField), value: "pending" },
        { text: t("testFlow.fail"), name: detailName.build(testField), value: "fail" },
      ],
      note: null,
    };
  const buttons = [{ text: t("details.submit", { method }) }];
  if (isComplete)
    return {
      heading: t("service.title", { method }),
      lead: t("service.lead", { method }),
      fields: [],
      given: views.flatMap(({ key, label }) => {
        const value = values[key];
        return value === undefined || value === "" ? [] : [{ label, value }];
      }),
      buttons,
      note: null,
    };
  return {
    heading: t("details.title", { method }),
    lead: null,
    fields: views.map(toField),
    given: [],
    buttons,
    note: t("details.lead", { method }),
  };
}
