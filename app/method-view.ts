import type { MethodGroup as GroupView, MethodItem as ItemView } from "@/components/payment/method-list";
import type { TextKey } from "@/lib/i18n/catalogue";
import type { Texts } from "@/lib/i18n/texts";
import type { MethodCategory } from "@/lib/methods/category";
import type { MethodBadge, MethodGroup, MethodItem } from "@/lib/methods/list-methods";
import { formatMoney } from "@/lib/money/format";

const titles = {
  card: "group.card",
  bank: "group.bank",
  wallet: "group.wallet",
  mobile: "group.mobile",
  cash: "group.cash",
  voucher: "group.voucher",
  crypto: "group.crypto",
  other: "group.other",
} as const satisfies Record<MethodCategory, TextKey>;

/** With fewer ways than this the groups' names say no more than the ways themselves. */
const namedFrom = 6;

/** The list of methods as finished texts. */
export function methodViews(groups: readonly MethodGroup[], texts: Texts): readonly GroupView[] {
  const count = groups.reduce((sum, group) => sum + group.items.length, 0);
  const views = groups.map(({ category, items }) => ({
    key: category,
    title: texts.t(titles[category]),
    items: items.map((item) => itemView(item, texts)),
  }));
  if (count >= namedFrom) return views;
  return [{ key: "all", title: null, items: views.flatMap((view) => view.items) }];
}

function itemView(item: MethodItem, texts: Texts): ItemView {
  const leaves = item.badges.some(({ kind }) => kind === "leavesPage");
  return {
    service: item.service.code,
    name: item.name,
    note: leaves ? texts.t("badge.leaves") : null,
    mark: item.mark,
    badges: item.badges.filter(({ kind }) => kind !== "leavesPage").map((badge) => badgeView(badge, texts)),
  };
}

function badgeView(badge: MethodBadge, { t, locale }: Texts): ItemView["badges"][number] {
  switch (badge.kind) {
    case "noFee":
      return { text: t("badge.noFee"), tone: "good" };
    case "otherCurrency":
      return { text: t("badge.currency", { currency: badge.currency }), tone: "plain" };
    case "leavesPage":
      return { text: t("badge.leaves"), tone: "plain" };
    case "fee": {
      const rate = new Intl.NumberFormat(locale, {
        style: "percent",
        maximumFractionDigits: 2,
        numberingSystem: "latn",
      });
      const parts = [
        ...(badge.ratePercent > 0 ? [rate.format(badge.ratePercent / 100)] : []),
        ...(badge.fixed === null ? [] : [formatMoney(badge.fixed, locale).text]),
      ];
      return { text: t("badge.fee", { fee: parts.join(" + ") }), tone: "plain" };
    }
  }
}
