import {
  methodCategories,
  methodCategory,
  methodMark,
  type MethodCategory,
  type MethodMark,
} from "@/lib/methods/category";
import type { Offer, PaymentMethod, PaymentService, ServiceField, Texts } from "@/lib/methods/types";
import { isDigitalCurrency } from "@/lib/money/iso-4217";
import type { Money } from "@/lib/money/money";
import { toMinor } from "@/lib/money/parse-amount";

/** What is worth knowing of a method before it is chosen. `fixed` is in the service's currency. */
export type MethodBadge =
  | { readonly kind: "noFee" }
  | { readonly kind: "fee"; readonly ratePercent: number; readonly fixed: Money | null }
  | { readonly kind: "otherCurrency"; readonly currency: string }
  | { readonly kind: "leavesPage" };

/** One line of the list: a method in one of its services. */
export type MethodItem = {
  readonly method: PaymentMethod;
  readonly service: PaymentService;
  /** In the payer's language where there is one. */
  readonly name: string;
  readonly category: MethodCategory;
  readonly mark: MethodMark;
  readonly badges: readonly MethodBadge[];
  /** Who takes the payment: the Gate with our own pages, or Commerce, which leads on. */
  readonly route: "gate" | "commerce";
  /** What the service asks for, in its order. */
  readonly fields: readonly ServiceField[];
};

export type MethodGroup = { readonly category: MethodCategory; readonly items: readonly MethodItem[] };

export type MethodList = {
  readonly offer: Offer;
  /** What is to be paid, in the invoice's currency. */
  readonly amount: Money;
  readonly locale: string;
  /** Method codes that the account pays through the Gate, see `Account.gateMethods`. */
  readonly gateMethods: Readonly<Record<string, string>>;
  /** Method codes from the link: with `show` only these, never those of `hide`. */
  readonly show: readonly string[];
  readonly hide: readonly string[];
};

/**
 * The list that a payer sees: groups in their order, in each the methods by position, a method in several currencies
 * once for each with the asked one first. Left out: what the link hides, and what the amount does not fit, as far as
 * the limits are in the invoice's currency. Source: public-api.md 2.2, 3.3.
 */
export function listMethods(list: MethodList): readonly MethodGroup[] {
  const { offer, amount, show, hide } = list;
  const methods = new Map(offer.methods.map((method) => [method.code, method]));
  const items = offer.services
    .filter(({ method }) => (show.length === 0 || show.includes(method)) && !hide.includes(method))
    .filter((service) => isWithinLimits(service, amount))
    // Such a service moves no money: with real money it would be a way not to pay.
    .filter(({ flow }) => flow !== "test" || offer.testMode)
    .filter(isFirstOfGate(list))
    .map((service) => toItem(service, methods.get(service.method) ?? unlisted(service.method), list))
    .toSorted(byOrder(amount.currency));
  return methodCategories
    .map((category) => ({ category, items: items.filter((item) => item.category === category) }))
    .filter((group) => group.items.length > 0);
}

/** The only line of the list, or null: then there is nothing to choose. */
export function onlyMethod(groups: readonly MethodGroup[]): MethodItem | null {
  const [item, other] = groups.flatMap((group) => group.items);
  return item !== undefined && other === undefined ? item : null;
}

/** A text in the wanted language, else in English, else in any, else the code. Source: public-api.md 2.5. */
export const textIn = (texts: Texts, locale: string, code: string): string =>
  [texts[locale], texts["en"], ...Object.values(texts)].find((text) => text !== undefined && text !== "") ??
  code;

/** A service whose method the offer does not describe is offered under its code, after all others. */
const unlisted = (code: string): PaymentMethod => ({
  code,
  name: {},
  category: "others",
  position: Number.MAX_SAFE_INTEGER,
});

/** Through the Gate the flow makes no difference: two services of one method and currency are one to the payer. */
const isFirstOfGate =
  ({ gateMethods }: MethodList) =>
  (service: PaymentService, index: number, all: readonly PaymentService[]): boolean =>
    !Object.hasOwn(gateMethods, service.method) ||
    all.findIndex(({ method, currency }) => method === service.method && currency === service.currency) ===
      index;

function toItem(service: PaymentService, method: PaymentMethod, list: MethodList): MethodItem {
  const route = Object.hasOwn(list.gateMethods, method.code) ? "gate" : "commerce";
  const isCoin = isDigitalCurrency(service.currency);
  return {
    method,
    service,
    name: textIn(method.name, list.locale, method.code),
    category: isCoin ? "crypto" : methodCategory(method.code, method.category),
    mark: isCoin ? "crypto" : methodMark(method.code, method.category),
    badges: badgesOf(service, list.amount.currency, route),
    route,
    fields: service.fields.toSorted((a, b) => a.position - b.position),
  };
}

function badgesOf(service: PaymentService, currency: string, route: MethodItem["route"]): MethodBadge[] {
  const badges: MethodBadge[] = [];
  const fee = feeOf(service);
  if (fee !== null) badges.push(fee);
  if (service.currency !== currency) badges.push({ kind: "otherCurrency", currency: service.currency });
  if (route === "commerce" && service.flow === "hpp") badges.push({ kind: "leavesPage" });
  return badges;
}

function feeOf({ fee, zeroFee, currency }: PaymentService): MethodBadge | null {
  if (zeroFee || (fee?.ratePercent === 0 && fee.fixed === 0)) return { kind: "noFee" };
  if (fee === null) return null;
  const fixed = toMinor(fee.fixed, currency);
  return {
    kind: "fee",
    ratePercent: fee.ratePercent,
    fixed: fixed.ok && fixed.value.minor > 0 ? fixed.value : null,
  };
}

/** Limits are in the service's currency: in another one only Commerce can tell. A limit that cannot be read does not bind. */
function isWithinLimits({ min, max, currency }: PaymentService, amount: Money): boolean {
  if (currency !== amount.currency) return true;
  const least = toMinor(min, currency);
  const most = toMinor(max, currency);
  const fitsMost = !most.ok || most.value.minor === 0 || amount.minor <= most.value.minor;
  return fitsMost && (!least.ok || amount.minor >= least.value.minor);
}

const byOrder =
  (asked: string) =>
  (a: MethodItem, b: MethodItem): number =>
    a.method.position - b.method.position ||
    compare(a.method.code, b.method.code) ||
    Number(b.service.currency === asked) - Number(a.service.currency === asked) ||
    compare(a.service.code, b.service.code);

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
