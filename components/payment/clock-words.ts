import type { ClockWords } from "@/components/payment/clock-text";
import type { Texts } from "@/lib/i18n/texts";

/** The words of a clock that counts in the browser. `by` is the finished time of day. */
export const clockWords = ({ t, plurals, locale }: Texts, by: string): ClockWords => ({
  locale,
  within: plurals("clock.within", { time: by }),
  by: t("clock.by", { time: by }),
  lastMinute: t("clock.lastMinute"),
  over: t("clock.over"),
  twoMinutes: t("clock.twoMinutes"),
  thirtySeconds: t("clock.thirtySeconds"),
});
