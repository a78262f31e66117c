import type { TextKey } from "@/lib/i18n/catalogue";
import type { Texts } from "@/lib/i18n/texts";

type GroupOf<K extends string> = K extends `declined.${infer Group}.title` ? Group : never;

/** The groups of declines that have words; the same names as the heart's `DeclineGroup`. */
export type DeclineGroupName = GroupOf<TextKey>;

/** What a declined payer reads, in this order. */
export type DeclineTexts = {
  readonly title: string;
  readonly money: string;
  readonly why: string;
  readonly next: string;
};

/** Declines after which money may have left the payer: they do not say that nothing was taken. */
const moneyOf = {
  wrongAmount: "money.notCounted",
  notCompleted: "money.notCounted",
  stillWaiting: "money.unclear",
} as const satisfies Partial<Record<DeclineGroupName, TextKey>>;

const hasOwnWords = (group: DeclineGroupName): group is keyof typeof moneyOf => Object.hasOwn(moneyOf, group);

/** The words for a decline. `last4` only where this browser may see the card. Source: gate.md 20.2. */
export function declineTexts({ t }: Texts, group: DeclineGroupName, last4: string | null): DeclineTexts {
  const card = last4 === null ? t("declined.card") : t("declined.cardEnding", { last4 });
  return {
    title: t(`declined.${group}.title`),
    money: t(hasOwnWords(group) ? moneyOf[group] : "money.nothingTaken"),
    why: t(`declined.${group}.why`, { card }),
    next: t(`declined.${group}.next`),
  };
}
